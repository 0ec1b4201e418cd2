import { Decimal, sum } from '#money';
import type { Arm } from '../arm.js';
import { type BillSums, NO_BILLS, withBill } from '../counterfactual.js';

const exact = (values: readonly number[]): readonly Decimal[] => values.map((value) => new Decimal(value));
const squares = (values: readonly Decimal[]): Decimal => sum(values.map((value) => value.times(value)));

/** An arm of values, with what was known of each unit before where that is given. */
export function meanArm(written: readonly number[], before?: readonly number[]): Arm {
  const values = exact(written);
  const moments = {
    kind: 'mean',
    units: values.length,
    sum: sum(values),
    sumSquares: squares(values),
  } as const;
  if (!before) return { moments };
  const known = exact(before);
  return {
    moments,
    covariate: {
      kind: 'value',
      sum: sum(known),
      sumSquares: squares(known),
      sumProducts: sum(values.map((value, unit) => value.times(known[unit] ?? 0))),
    },
  };
}

/** Of a unit: what it counts, and what was before; nothing for one that has no history. */
export type UnitWithHistory = readonly [value: number, before?: number];

/** An arm that tells who had no history, of whole values, whose sums are exact as numbers. */
export function armWithHistory(units: readonly UnitWithHistory[]): Arm {
  const sum = (of: (value: number, before: number) => number, all = units): Decimal =>
    new Decimal(all.reduce((before, [value, known = 0]) => before + of(value, known), 0));
  const unknown = units.filter(([, before]) => before === undefined);
  const sumsOf = (all: readonly UnitWithHistory[]) =>
    ({
      kind: 'mean',
      units: all.length,
      sum: sum((value) => value, all),
      sumSquares: sum((value) => value ** 2, all),
    }) as const;
  return {
    moments: sumsOf(units),
    covariate: {
      kind: 'value',
      sum: sum((_, before) => before),
      sumSquares: sum((_, before) => before ** 2),
      sumProducts: sum((value, before) => value * before),
    },
    withoutHistory: sumsOf(unknown),
  };
}

export const proportionArm = (count: number, units: number): Arm => ({
  moments: { kind: 'proportion', units, sum: new Decimal(count) },
});

/** Of pairs of numerator and denominator. */
export function ratioArm(pairs: readonly (readonly [number, number])[]): Arm {
  const [numerators, denominators] = [exact(pairs.map(([m]) => m)), exact(pairs.map(([, d]) => d))];
  return {
    moments: {
      kind: 'ratio',
      units: pairs.length,
      numerator: { sum: sum(numerators), sumSquares: squares(numerators) },
      denominator: { sum: sum(denominators), sumSquares: squares(denominators) },
      sumProducts: sum(numerators.map((value, unit) => value.times(denominators[unit] ?? 0))),
    },
  };
}

/** Bills of units: under the arm's own version, and under the other one. */
export const bills = (pairs: readonly (readonly [own: number, other: number])[]): BillSums =>
  pairs.reduce((sums, [own, other]) => withBill(sums, new Decimal(own), new Decimal(other)), NO_BILLS);
