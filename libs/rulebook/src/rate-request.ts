import {
  type AnyPrice,
  type Charge,
  type Fault,
  type Rounding,
  type WrittenNumber,
  chargeFaults,
  isFromFact,
} from '#catalog';
import { type RateUsageDocument, rateRequest } from '#contracts';
import { type CurrencyCode, type Decimal, decimal } from '#money';
import { chargeOf } from './build/charge.js';
import type { BuildContext } from './build/context.js';
import { currencyOf, roundingOf } from './build/package-head.js';
import { shapeOf } from './shape/shape-faults.js';

/** The same shapes as rating's usage, which this room may not import. */
export type LoneCellQuantity =
  | { readonly kind: 'quantity'; readonly quantity: Decimal }
  | { readonly kind: 'events'; readonly events: readonly Decimal[] }
  | { readonly kind: 'totals'; readonly amount: Decimal; readonly count: Decimal };
export type LoneUsage =
  | { readonly kind: 'none' }
  | LoneCellQuantity
  | {
      readonly kind: 'cells';
      readonly cells: readonly {
        readonly dimensions: Readonly<Record<string, string>>;
        readonly usage: LoneCellQuantity;
      }[];
    };

/** One charge and its usage, ready to be rated. */
export interface LoneRating {
  readonly id?: string | number;
  readonly charge: Charge<Decimal>;
  readonly usage: LoneUsage;
  readonly currency: CurrencyCode;
  readonly rounding: Rounding;
}

export type RateRequestResult =
  | { readonly ok: true; readonly request: LoneRating }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A line of `ratebook rate`, already parsed as JSON, as a request; or everything that is wrong with it. */
export function readRateRequest(value: unknown): RateRequestResult {
  const shaped = shapeOf(rateRequest, value);
  if (!shaped.ok) return shaped;
  const { id, charge: document, usage: written } = shaped.value;
  const faults: Fault[] = [];
  const report = (fault: Fault): void => {
    faults.push(fault);
  };
  const currency = currencyOf(shaped.value.currency, { report });
  const charge = chargeOf(document, ['charge'], LONE);
  faults.push(...factFaults(charge));
  faults.push(...chargeFaults(charge).map((fault) => ({ ...fault, path: ['charge', ...fault.path] })));
  const usage = usageOf(written, report);
  if (!currency) return { ok: false, faults };
  const rounding = roundingOf(shaped.value.rounding, currency, { report });
  if (faults.length > 0 || !usage) return { ok: false, faults };
  // With no fact in it every number of the charge is a decimal.
  const resolved = charge as Charge<Decimal>;
  return {
    ok: true,
    request: { ...(id !== undefined && { id }), charge: resolved, usage, currency, rounding },
  };
}

/** What a fact would be looked up in: a lone charge has nothing of it, and `factFaults` has said so. */
const LONE: BuildContext = {
  definitions: { meters: new Map(), attributes: new Map(), features: new Map() },
  chargeKeys: new Set(),
  positions: new Map(),
  placeOf: () => ({ file: '', line: 1, column: 1 }),
  report: () => undefined,
};

/** Numbers taken from facts, wherever the format lets one stand. */
function factFaults(charge: Charge): Fault[] {
  const at = (numbers: object, path: Fault['path']): Fault[] =>
    Object.entries(numbers)
      .filter(([, number]) => number !== undefined && isFromFact(number as WrittenNumber))
      .map(([field]) => ({
        code: 'fact-unavailable',
        message: 'a charge on its own has no facts to take a number from',
        help: 'write the number',
        path: [...path, field],
      }));
  const { minimum, maximum, included } = charge;
  const { amount }: AnyPrice = charge.price;
  return [
    ...at({ amount, minimum, maximum, included }, ['charge']),
    ...charge.cells.flatMap((cell, index) => {
      const price: AnyPrice = cell.price;
      return at({ amount: price.amount, included: cell.included }, ['charge', 'cells', index]);
    }),
  ];
}

function usageOf(
  document: RateUsageDocument | undefined,
  report: BuildContext['report'],
): LoneUsage | undefined {
  if (document === undefined) return { kind: 'none' };
  const { cells, ...one } = document;
  if (cells === undefined) return quantityOf(one, ['usage'], report);
  if (Object.keys(one).length > 0) {
    report({
      code: 'usage-shape',
      message: 'usage is either cells or one quantity, not both',
      help: 'put the quantity into a cell, or leave `cells` out',
      path: ['usage'],
    });
    return undefined;
  }
  const read = cells.map(({ dimensions, ...usage }, index) => ({
    dimensions: textOf(dimensions),
    usage: quantityOf(usage, ['usage', 'cells', index], report),
  }));
  const sound = read.flatMap(({ dimensions, usage }) => (usage ? [{ dimensions, usage }] : []));
  return sound.length === read.length ? { kind: 'cells', cells: sound } : undefined;
}

function textOf(dimensions: Readonly<Record<string, string | boolean>>): Readonly<Record<string, string>> {
  const text = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(dimensions)) text[name] = String(value);
  return text;
}

function quantityOf(
  { quantity, events, amount, count }: Omit<RateUsageDocument, 'cells'>,
  path: Fault['path'],
  report: BuildContext['report'],
): LoneCellQuantity | undefined {
  const given = [quantity, events, amount ?? count].filter((each) => each !== undefined).length;
  if (given === 1 && quantity !== undefined) return { kind: 'quantity', quantity: decimal(quantity) };
  if (given === 1 && events !== undefined)
    return { kind: 'events', events: events.map((event) => decimal(event)) };
  if (given === 1 && amount !== undefined && count !== undefined)
    return { kind: 'totals', amount: decimal(amount), count: decimal(String(count)) };
  report({
    code: 'usage-shape',
    message: 'usage is one of `quantity`, `events`, or `amount` with `count`',
    help: 'write exactly one of them',
    path,
  });
  return undefined;
}
