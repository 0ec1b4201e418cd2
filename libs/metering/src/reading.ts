import type { Aggregation, Meter } from '#catalog';
import { type Decimal, Fraction, invariant, ZERO } from '#money';
import { type Change, levelAfter, meanLevel } from './level.js';
import { eventAggregation } from './contribution.js';
import { isTallied, type Tallied, type Tally, tallied } from './tally.js';
import { joinWindows } from './window-then.js';

/**
 * What was read of one cell, or of several together: by the number of the window, which is 0 without windows. A window
 * that is not there has no events.
 */
export type Reading =
  | {
      readonly kind: 'tallies';
      readonly windows: ReadonlyMap<number, Tally>;
      /** The newest value from before the period; `latest` alone asks for it. */
      readonly before?: Decimal;
    }
  | { readonly kind: 'uniques'; readonly windows: ReadonlyMap<number, number> }
  | {
      readonly kind: 'changes';
      /** Within the period, in order of time. */
      readonly changes: readonly Change[];
      /** The level at its start. */
      readonly before: Decimal;
    };

/** Nothing was ever used. */
export function noReading(aggregation: Aggregation): Reading {
  if (aggregation === 'uniqueCount') return { kind: 'uniques', windows: new Map() };
  if (aggregation === 'weightedSum') return { kind: 'changes', changes: [], before: ZERO };
  return { kind: 'tallies', windows: new Map() };
}

/** The quantity of a period, whose windows lie between the `bounds`: its two ends for a meter without windows. */
export function quantityOf(meter: Meter, bounds: readonly bigint[], reading: Reading): Fraction {
  return joinedQuantity(meter, windowQuantities(meter, bounds, reading));
}

/** The quantities of a period's windows as that of the period. */
export function joinedQuantity({ window }: Meter, quantities: readonly Fraction[]): Fraction {
  if (window !== undefined) return joinWindows(window.then, quantities);
  const [only, ...others] = quantities;
  invariant(only !== undefined && others.length === 0, 'a meter without windows has one quantity a period');
  return only;
}

/** The quantity of each window between the `bounds`, in order; a level and a newest value go on from one to the next. */
export function windowQuantities(
  meter: Meter,
  bounds: readonly bigint[],
  reading: Reading,
): readonly Fraction[] {
  const aggregation = eventAggregation(meter);
  const windows = bounds.slice(1).map((to, index) => ({ from: bounds[index] ?? to, to }));
  switch (reading.kind) {
    case 'uniques':
      return windows.map((_, index) => Fraction.ratio(reading.windows.get(index) ?? 0, 1));
    case 'tallies': {
      invariant(isTallied(aggregation), 'tallies tell what was read of them');
      return talliedWindows(aggregation, windows.length, reading.windows, reading.before);
    }
    case 'changes': {
      let { before } = reading;
      let next = 0;
      return windows.map((span) => {
        const first = next;
        while ((reading.changes[next]?.time ?? span.to) < span.to) next += 1;
        const within = reading.changes.slice(first, next);
        const quantity = meanLevel(before, within, span);
        before = levelAfter(before, within);
        return quantity;
      });
    }
  }
}

function talliedWindows(
  aggregation: Tallied,
  count: number,
  windows: ReadonlyMap<number, Tally>,
  before: Decimal | undefined,
): readonly Fraction[] {
  let newest = before;
  return Array.from({ length: count }, (_, index) => {
    const tally = windows.get(index);
    const quantity = tallied(aggregation, tally, newest);
    newest = tally?.latest?.value ?? newest;
    return quantity;
  });
}
