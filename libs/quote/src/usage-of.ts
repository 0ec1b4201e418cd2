import type { Aggregation, Charge, Meter } from '#catalog';
import { type Decimal, Fraction, ZERO } from '#money';
import type { CellQuantity, CellUsage, ChargeUsage } from '#rating';
import type { QuoteFault } from './fault.js';
import { pointer } from './fault.js';

const NO_USAGE: CellQuantity = { kind: 'quantity', quantity: ZERO };

/** The plain quantity of any shape of usage: events and totals count their money. */
export function quantityOf(usage: CellQuantity): Fraction {
  switch (usage.kind) {
    case 'quantity':
      return Fraction.of(usage.quantity);
    case 'totals':
      return Fraction.of(usage.amount);
    case 'events':
      return usage.events.reduce((all, event) => all.plus(event), Fraction.ZERO);
  }
}

/** How quantities of several cells make one, or undefined where only the raw events could tell. */
function combine(aggregation: Aggregation, quantities: readonly Fraction[]): Fraction | undefined {
  const [first = Fraction.ZERO, ...rest] = quantities;
  if (rest.length === 0) return first;
  switch (aggregation) {
    case 'count':
    case 'sum':
    case 'weightedSum':
      return rest.reduce((all, quantity) => all.plus(quantity), first);
    case 'max':
      return rest.reduce((all, quantity) => all.max(quantity), first);
    case 'min':
      return rest.reduce((all, quantity) => all.min(quantity), first);
    case 'latest':
    case 'average':
    case 'uniqueCount':
      return undefined;
  }
}

export function notAdditive(meter: Meter): QuoteFault {
  return {
    code: 'quote.cells-not-additive',
    message: `cells of meter \`${meter.key}\` cannot be made one quantity: it is a \`${meter.aggregation}\``,
    help: 'give the quantity of the whole meter, or price it by the same dimensions as the cells',
    pointer: pointer('usage', meter.key),
  };
}

/** The meter's raw quantity over all cells: the fact `usage.<meter>`. */
export function wholeQuantity(meter: Meter, usage: ChargeUsage): Fraction | undefined {
  if (usage.kind === 'none') return Fraction.ZERO;
  if (usage.kind !== 'cells') return quantityOf(usage);
  return combine(
    meter.aggregation,
    usage.cells.map((cell) => quantityOf(cell.usage)),
  );
}

type Seen =
  { readonly ok: true; readonly usage: ChargeUsage } | { readonly ok: false; readonly fault: QuoteFault };

/** One charge's view of its meter. Only a percentage charge tells events apart: to any other they are their sum. */
export function usageOfCharge(charge: Charge<Decimal>, meter: Meter, usage: ChargeUsage): Seen {
  const seen = foldedUsage(charge, meter, usage);
  if (!seen.ok || charge.model === 'percentage' || seen.usage.kind === 'none') return seen;
  if (seen.usage.kind !== 'cells') return { ok: true, usage: plain(seen.usage) };
  const cells = seen.usage.cells.map((cell) => ({ ...cell, usage: plain(cell.usage) }));
  return { ok: true, usage: { kind: 'cells', cells } };
}

const plain = (usage: CellQuantity): CellQuantity => ({ kind: 'quantity', quantity: quantityOf(usage) });

/** Cells folded onto the dimensions it is priced by, or all of them into one. */
function foldedUsage(charge: Charge<Decimal>, meter: Meter, usage: ChargeUsage): Seen {
  if (charge.by.length === 0) {
    if (usage.kind !== 'cells') return { ok: true, usage };
    const whole = merge(
      meter,
      usage.cells.map((cell) => cell.usage),
    );
    return whole === undefined ? { ok: false, fault: notAdditive(meter) } : { ok: true, usage: whole };
  }
  if (usage.kind !== 'cells') {
    // Nothing used needs no cells; anything else has a price only once its dimensions are known.
    if (usage.kind === 'quantity' && quantityOf(usage).isZero)
      return { ok: true, usage: { kind: 'cells', cells: [] } };
    return { ok: false, fault: cellsNeeded(charge, meter) };
  }
  const folded = new Map<string, { dimensions: Record<string, string>; parts: CellQuantity[] }>();
  for (const cell of usage.cells) {
    const dimensions = Object.fromEntries(
      Object.entries(cell.dimensions).filter(([name]) => charge.by.includes(name)),
    );
    const tuple = JSON.stringify(charge.by.map((name) => dimensions[name] ?? null));
    const group = folded.get(tuple) ?? { dimensions, parts: [] };
    group.parts.push(cell.usage);
    folded.set(tuple, group);
  }
  const cells: CellUsage[] = [];
  for (const { dimensions, parts } of folded.values()) {
    const merged = merge(meter, parts);
    if (merged === undefined) return { ok: false, fault: notAdditive(meter) };
    cells.push({ dimensions, usage: merged });
  }
  return { ok: true, usage: { kind: 'cells', cells } };
}

/** Several shapes as one: events stay events, so that a percentage charge still sees each of them. */
function merge(meter: Meter, parts: readonly CellQuantity[]): CellQuantity | undefined {
  const [only, ...others] = parts;
  if (only === undefined) return NO_USAGE;
  if (others.length === 0) return only;
  if (parts.every((part) => part.kind === 'events')) {
    return { kind: 'events', events: parts.flatMap((part) => part.events) };
  }
  if (parts.every((part) => part.kind === 'totals')) {
    return {
      kind: 'totals',
      amount: parts.reduce((all, part) => all.plus(part.amount), ZERO),
      count: parts.reduce((all, part) => all.plus(part.count), ZERO),
    };
  }
  const quantity = combine(meter.aggregation, parts.map(quantityOf));
  return quantity === undefined ? undefined : { kind: 'quantity', quantity };
}

function cellsNeeded(charge: Charge<Decimal>, meter: Meter): QuoteFault {
  return {
    code: 'quote.cells-needed',
    message: `charge \`${charge.key}\` prices meter \`${meter.key}\` by ${charge.by.map((name) => `\`${name}\``).join(', ')}`,
    help: `give a list of cells: [{ ${charge.by.map((name) => `"${name}": "…"`).join(', ')}, "quantity": "1" }]`,
    pointer: pointer('usage', meter.key),
  };
}
