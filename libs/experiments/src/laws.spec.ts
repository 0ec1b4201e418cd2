import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal } from '#money';
import { type AssignmentPlan, assign } from './assign.js';
import { BUCKETS, bucketOf, layerBucketOf } from './bucket.js';
import { bucketRanges } from './bucket-ranges.js';

const weight = fc.integer({ min: 1, max: 100_000 }).map((units) => decimal(String(units)).dividedBy(1000));
const percent = fc.integer({ min: 0, max: 10_000 }).map((units) => decimal(String(units)).dividedBy(100));
const seed = fc
  .array(fc.integer({ min: 32, max: 126 }), { minLength: 8, maxLength: 64 })
  .map((codes) => String.fromCharCode(...codes));
const id = fc.string({ minLength: 1, maxLength: 40 });
const plan: fc.Arbitrary<AssignmentPlan> = fc
  .record({ seed, weights: fc.array(weight, { minLength: 2, maxLength: 6 }) })
  .map(({ seed: own, weights }) => ({
    seed: own,
    variants: weights.map((each, index) => ({ key: `v${index}`, weight: each })),
    holdouts: [],
  }));
const everyone = (unit: string) => ({ id: unit, inCohort: () => true });

/** Upper points of chi-square at 0.0001 for the degrees of freedom used here (tables; scipy.stats.chi2.isf). */
const CHI_SQUARE_99 = 161.319;
const CHI_SQUARE_1 = 15.137;

const uniform = (counts: readonly number[], total: number): number =>
  counts.reduce((q, count) => q + (count - total / counts.length) ** 2 / (total / counts.length), 0);
const workspaces = Array.from({ length: 100_000 }, (_, index) => `ws_${index}`);

describe('laws of bucketing', () => {
  it('growth never moves anyone: who has an arm keeps it at every greater coverage', () => {
    fc.assert(
      fc.property(plan, id, percent, percent, (given, unit, one, other) => {
        const [less, more] = one.greaterThan(other) ? [other, one] : [one, other];
        const before = assign(given, less)(everyone(unit));
        const after = assign(given, more)(everyone(unit));
        if (before.variant !== null) expect(after).toEqual(before);
      }),
    );
  });
  it('arms are disjoint, in order, and together own every bucket; live buckets never shrink', () => {
    fc.assert(
      fc.property(plan, percent, percent, ({ variants }, one, other) => {
        const weights = variants.map((each) => each.weight);
        const ranges = bucketRanges(weights, one);
        expect(ranges[0]?.from).toBe(0);
        expect(ranges.at(-1)?.to).toBe(BUCKETS);
        for (const [index, { from, liveTo, to }] of ranges.entries()) {
          expect(from <= liveTo && liveTo <= to).toBe(true);
          expect(ranges[index + 1]?.from ?? BUCKETS).toBe(to);
        }
        const grown = bucketRanges(weights, other.greaterThan(one) ? other : one);
        for (const [index, range] of grown.entries()) {
          expect(range.from).toBe(ranges[index]?.from);
          expect(range.liveTo).toBeGreaterThanOrEqual(ranges[index]?.liveTo ?? BUCKETS);
        }
      }),
    );
  });
  it('slices of a layer are disjoint: nobody is in two of its experiments', () => {
    fc.assert(
      fc.property(
        plan,
        plan,
        id,
        fc.integer({ min: 1, max: BUCKETS - 1 }),
        percent,
        (one, other, unit, cut, coverage) => {
          const lower = { ...one, layer: { key: 'price', from: 0, to: cut } };
          const upper = { ...other, layer: { key: 'price', from: cut, to: BUCKETS } };
          const reasons = [lower, upper].map((each) => assign(each, coverage)(everyone(unit)).reason);
          expect(reasons.filter((reason) => reason === 'not-in-layer')).toHaveLength(1);
        },
      ),
    );
  });
  it('pause, resume, restart and rollback give the same arm: the order of coverages leaves no trace', () => {
    fc.assert(
      fc.property(plan, id, fc.array(percent, { minLength: 1, maxLength: 8 }), (given, unit, course) => {
        const arms = course.map((coverage) => assign(given, coverage)(everyone(unit)).variant);
        const held = new Set(arms.filter((arm) => arm !== null));
        expect(held.size).toBeLessThanOrEqual(1);
      }),
    );
  });
  it.each(['team-mtu-rate-2027', 'AAAAAAAA', 'seats-price-2026-q4'])(
    'buckets of 100,000 ids under seed %s are uniform (chi-square)',
    (own) => {
      const counts = new Array<number>(100).fill(0);
      for (const unit of workspaces) {
        const cell = Math.floor(bucketOf(own, unit) / 100);
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
      expect(uniform(counts, workspaces.length)).toBeLessThan(CHI_SQUARE_99);
    },
  );
  it('experiments are independent, and each is independent of its layer (chi-square of the fourfold table)', () => {
    const halves = [
      (unit: string) => bucketOf('team-mtu-rate-2027', unit) < 5000,
      (unit: string) => bucketOf('team-mtu-rate-2028', unit) < 5000,
      (unit: string) => layerBucketOf('team-price', unit) < 5000,
    ] as const;
    for (const [first, second] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const cells = [0, 0, 0, 0];
      for (const unit of workspaces) {
        const cell = (halves[first](unit) ? 2 : 0) + (halves[second](unit) ? 1 : 0);
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
      const [a = 0, b = 0, c = 0, d = 0] = cells;
      const q = (workspaces.length * (a * d - b * c) ** 2) / ((a + b) * (c + d) * (a + c) * (b + d));
      expect(q).toBeLessThan(CHI_SQUARE_1);
    }
  });
});
