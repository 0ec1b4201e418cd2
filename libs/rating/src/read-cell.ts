import { type Charge, type Dimensions, missingFields } from '#catalog';
import { type Decimal, Fraction } from '#money';
import { type RatingFault, quoted, ratingFault } from './rating-fault.js';
import type { CellTerms, ExactQuantity, RatingCell } from './rating-state.js';
import { usageFault } from './usage-fault.js';
import type { CellQuantity } from './usage.js';

/** One tuple's usage with the terms it is priced by; without `by` there are no dimensions. */
export function readCell(
  charge: Charge<Decimal>,
  terms: CellTerms,
  dimensions: Dimensions | undefined,
  given: CellQuantity,
): RatingCell | RatingFault {
  const usage = exactUsage(given);
  const fault = priceFault(charge, terms, dimensions) ?? usageFault(charge, terms.price, usage);
  if (fault) return fault;
  const used = moneyOrUnits(usage);
  return { dimensions, terms, usage, used, quantity: used, amount: Fraction.ZERO, parts: [] };
}

/** Each number becomes a fraction once, here: a hundred thousand events are read several times after this. */
function exactUsage(usage: CellQuantity): ExactQuantity {
  switch (usage.kind) {
    case 'quantity':
      return { kind: 'quantity', quantity: Fraction.of(usage.quantity) };
    case 'events':
      return { kind: 'events', events: usage.events.map((event) => Fraction.of(event)) };
    case 'totals':
      return { kind: 'totals', amount: Fraction.of(usage.amount), count: usage.count };
  }
}

function moneyOrUnits(usage: ExactQuantity): Fraction {
  switch (usage.kind) {
    case 'quantity':
      return usage.quantity;
    case 'events':
      return usage.events.reduce((all, event) => all.plus(event), Fraction.ZERO);
    case 'totals':
      return usage.amount;
  }
}

function priceFault(
  charge: Charge<Decimal>,
  terms: CellTerms,
  dimensions: Dimensions | undefined,
): RatingFault | undefined {
  const missing = missingFields(charge.model, terms.price);
  if (missing.length === 0) return undefined;
  if (dimensions === undefined || terms.place !== undefined || charge.pool) {
    return ratingFault(
      'rating.price-incomplete',
      `a ${charge.model} price lacks ${missing.map((field) => `\`${field}\``).join(', ')}`,
      'write it in the charge, or in each of its `cells`',
    );
  }
  return ratingFault(
    'rating.no-cell',
    `no cell has a price for ${tupleText(charge.by, dimensions)}`,
    'add an entry to `cells`, or a price beside them for every other tuple',
  );
}

/** `country` `GB`, `kind` missing. */
export function tupleText(by: readonly string[], dimensions: Dimensions): string {
  return by
    .map(
      (name) => `\`${name}\` ${Object.hasOwn(dimensions, name) ? quoted(dimensions[name] ?? '') : 'missing'}`,
    )
    .join(', ');
}
