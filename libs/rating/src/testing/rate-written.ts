import type { Dimensions } from '#catalog';
import { Fraction, type RoundingMode, decimal, decimalText, invariant } from '#money';
import type { RatedLine, RatingInput } from '../line-item.js';
import { rateCharge } from '../rate-charge.js';
import type { CellQuantity, ChargeUsage } from '../usage.js';
import { type WrittenCharge, chargeOf } from './written-charge.js';

type WrittenQuantity =
  | { readonly quantity: string }
  | { readonly events: readonly string[] }
  | { readonly amount: string; readonly count: string };

/** Usage as a line of `ratebook rate` has it. */
export type WrittenUsage =
  | WrittenQuantity
  | { readonly cells: readonly (WrittenQuantity & { readonly dimensions: Dimensions })[] }
  | Record<string, never>;

export interface WrittenInput {
  readonly rounding?: { readonly mode?: RoundingMode; readonly scale?: number };
  /** `[days, of days]`. */
  readonly share?: readonly [number, number];
  readonly include?: string;
  readonly waived?: boolean;
}

export function usageOf(written: WrittenUsage): ChargeUsage {
  if ('cells' in written) {
    const cells = written.cells as readonly (WrittenQuantity & { readonly dimensions: Dimensions })[];
    return {
      kind: 'cells',
      cells: cells.map((cell) => ({ dimensions: cell.dimensions, usage: quantityOf(cell) })),
    };
  }
  return Object.keys(written).length === 0 ? { kind: 'none' } : quantityOf(written as WrittenQuantity);
}

function quantityOf(written: WrittenQuantity): CellQuantity {
  if ('events' in written) return { kind: 'events', events: written.events.map(decimal) };
  if ('quantity' in written) return { kind: 'quantity', quantity: decimal(written.quantity) };
  return { kind: 'totals', amount: decimal(written.amount), count: decimal(written.count) };
}

export function inputOf(charge: WrittenCharge, usage: WrittenUsage, rest: WrittenInput = {}): RatingInput {
  const { rounding, share = [1, 1], include, waived } = rest;
  return {
    charge: chargeOf(charge),
    usage: usageOf(usage),
    rounding: { mode: rounding?.mode ?? 'halfUp', scale: rounding?.scale ?? 2 },
    share: Fraction.ratio(...share),
    ...(include !== undefined && { include: decimal(include) }),
    ...(waived !== undefined && { waived }),
  };
}

/** The line of a charge that can be priced. */
export function lineOf(charge: WrittenCharge, usage: WrittenUsage, rest?: WrittenInput): RatedLine {
  const result = rateCharge(inputOf(charge, usage, rest));
  invariant(result.ok, result.ok ? '' : `${result.fault.code}: ${result.fault.message}`);
  return result.line;
}

/** The exact amount as text: `n/d` when it never ends. */
export function amountOf(charge: WrittenCharge, usage: WrittenUsage, rest?: WrittenInput): string {
  const { text, fraction } = lineOf(charge, usage, rest).unrounded.text();
  return fraction ?? text;
}

/** The amount as it is billed. */
export function roundedOf(charge: WrittenCharge, usage: WrittenUsage, rest?: WrittenInput): string {
  return decimalText(lineOf(charge, usage, rest).amount, rest?.rounding?.scale ?? 2);
}

/** The code of why the charge cannot be priced. */
export function faultOf(charge: WrittenCharge, usage: WrittenUsage, rest?: WrittenInput): string {
  const result = rateCharge(inputOf(charge, usage, rest));
  invariant(!result.ok, 'the charge was priced');
  return result.fault.code;
}
