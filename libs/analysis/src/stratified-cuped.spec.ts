import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '#money';
import type { Arm } from './arm.js';
import { compare, type Comparison, type ComparisonPlan, type Engine } from './compare.js';
import { adjustedDifference } from './cuped.js';
import { absoluteDifference, relativeDifference } from './difference.js';
import { estimateOf } from './moments.js';
import { acrossStrata } from './stratified-cuped.js';
import { armWithHistory as armOf, meanArm, type UnitWithHistory } from './testing/arms.js';

const KINDS = ['absolute', 'relative'] as const;
const plan = (change: Partial<ComparisonPlan> = {}): ComparisonPlan => ({
  difference: 'absolute',
  engine: { kind: 'fixed', sides: 'two' },
  alpha: 0.05,
  isAdjusted: true,
  ...change,
});
const valueOf = (control: Arm, treatment: Arm, of: ComparisonPlan): Comparison => {
  const found = compare(control, treatment, of);
  if (!found.ok) throw new Error(found.fault.message);
  return found.value;
};

const value = fc.integer({ min: 0, max: 200 });
const strata = fc.tuple(
  fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 20 }),
  fc.array(fc.tuple(value), { minLength: 2, maxLength: 20 }),
);

describe('acrossStrata', () => {
  it('is the adjusted difference where there is one stratum', () => {
    const pairs = fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(
        pairs,
        pairs,
        fc.constantFrom(-1000, 0, 1000),
        fc.constantFrom(...KINDS),
        (c, t, shift, kind) => {
          const [control, treatment] = [c, t].map((all) =>
            meanArm(
              all.map(([own]) => own + shift + 1),
              all.map(([, before]) => before),
            ),
          );
          if (control === undefined || treatment === undefined) return;
          const plain = adjustedDifference(control, treatment, kind);
          if (plain === undefined || plain.standardError < 1e-6) return;
          if (control.moments.kind === 'mean') fc.pre(!control.moments.sum.isZero());
          const found = acrossStrata([{ control, treatment, isAdjusted: true }], kind);
          expect(found.units).toBe(plain.units);
          for (const figure of ['effect', 'standardError', 'degreesOfFreedom'] as const)
            expect(Math.abs(found[figure] - plain[figure])).toBeLessThan(
              1e-9 * (1 + Math.abs(found[figure])),
            );
        },
      ),
    );
  });

  it('is the plain difference of one stratum that is not adjusted', () => {
    const [control, treatment] = [meanArm([1, 5, 9, 14]), meanArm([3, 6, 6, 20, 21])];
    const [before, after] = [estimateOf(control.moments), estimateOf(treatment.moments)];
    for (const [kind, plain] of [
      ['absolute', absoluteDifference(before, after)],
      ['relative', relativeDifference(before, after)],
    ] as const) {
      const found = acrossStrata([{ control, treatment, isAdjusted: false }], kind);
      for (const figure of ['effect', 'standardError', 'degreesOfFreedom', 'units'] as const)
        expect(found[figure]).toBeCloseTo(plain[figure], 12);
    }
  });

  it('is what it is by hand', () => {
    // Two strata of means 1 and 10, variances 2 and 8; 2 and 4 more in the treatment, of which 4 in 10 are in the second.
    const [small, large] = [
      { control: meanArm([0, 1, 2, 1]), treatment: meanArm([2, 4]) },
      { control: meanArm([8, 12]), treatment: meanArm([12, 16]) },
    ];
    const found = acrossStrata(
      [small, large].map((each) => ({ ...each, isAdjusted: false })),
      'absolute',
    );
    expect(found.effect).toBeCloseTo(0.6 * 2 + 0.4 * 4, 12);
    const pieces = [0.36 * (2 / 2), 0.36 * (2 / 3 / 4), 0.16 * (8 / 2), 0.16 * (8 / 2)];
    const whole = pieces.reduce((all, each) => all + each, 0);
    // The shares are those of ten units.
    const ofShares = (0.6 * (2 - 2.8) ** 2 + 0.4 * (4 - 2.8) ** 2) / 10;
    expect(found.standardError ** 2).toBeCloseTo(whole + ofShares, 12);
    const [a = 0, b = 0, c = 0, d = 0] = pieces;
    expect(found.degreesOfFreedom).toBeCloseTo(whole ** 2 / (a ** 2 + b ** 2 / 3 + c ** 2 + d ** 2), 12);
    expect(found.units).toBe(10);
  });
});

describe('compare within strata of history', () => {
  const engines = fc.constantFrom<Engine[]>(
    { kind: 'fixed', sides: 'two' },
    { kind: 'sequential', sides: 'two', tuning: 100 },
    { kind: 'bayesian', isLowerBetter: false },
  );

  it('says by every engine what the strata say', () => {
    fc.assert(
      fc.property(strata, strata, engines, fc.constantFrom(...KINDS), (before, after, engine, difference) => {
        const [control, treatment] = [armOf(before.flat()), armOf(after.flat())];
        const found = compare(control, treatment, plan({ engine, difference }));
        if (!found.ok || !found.value.notes.includes('adjusted-within-strata')) return;
        const arm = (units: readonly UnitWithHistory[]): Arm =>
          meanArm(
            units.map(([own]) => own),
            units.map(([, known = 0]) => known),
          );
        const expected = acrossStrata(
          [0, 1].map((place) => ({
            control: arm(before[place] ?? []),
            treatment: arm(after[place] ?? []),
            isAdjusted: place === 0,
          })),
          difference,
        );
        expect(found.value.effect).toBeCloseTo(expected.effect, 9);
        expect(found.value.standardError).toBeCloseTo(expected.standardError, 9);
      }),
    );
  });

  it('tells the opposite when the arms change places', () => {
    fc.assert(
      fc.property(strata, strata, engines, (before, after, engine) => {
        const [control, treatment] = [armOf(before.flat()), armOf(after.flat())];
        const there = compare(control, treatment, plan({ engine }));
        const back = compare(treatment, control, plan({ engine }));
        expect(back.ok).toBe(there.ok);
        if (!there.ok || !back.ok) return;
        expect(back.value.effect).toBeCloseTo(-there.value.effect, 9);
        expect(back.value.standardError).toBeCloseTo(there.value.standardError, 9);
      }),
    );
  });

  const some: readonly UnitWithHistory[] = [
    [10, 5],
    [14, 8],
    [9, 6],
    [20, 11],
  ];
  const unadjusted = (control: Arm, treatment: Arm) =>
    valueOf({ moments: control.moments }, { moments: treatment.moments }, plan({ isAdjusted: false }));

  it('adjusts nothing where a stratum is too small, or what was before was the same for all', () => {
    const [many, one] = [armOf([...some, [0], [7]]), armOf([...some, [0]])];
    for (const [control, treatment] of [
      [many, one],
      [one, many],
      [armOf([[4, 1], [0], [3]]), many],
      [many, armOf(some)],
    ] as const)
      expect(valueOf(control, treatment, plan())).toEqual({
        ...unadjusted(control, treatment),
        notes: ['history-missing'],
      });
    const alike = armOf([[10, 5], [14, 5], [9, 5], [0], [7]]);
    expect(valueOf(alike, alike, plan())).toEqual({
      ...unadjusted(alike, alike),
      notes: ['covariate-without-variance'],
    });
  });

  it('refuses sums of strata that no values have', () => {
    const arm = armOf([...some, [1], [7]]);
    const wrong = (change: object): Arm =>
      ({ ...arm, withoutHistory: { ...arm.withoutHistory, ...change } }) as Arm;
    for (const change of [{ units: 7 }, { sumSquares: new Decimal(10) }, { sumSquares: new Decimal(700) }])
      for (const [control, treatment] of [
        [arm, wrong(change)],
        [wrong(change), arm],
      ] as const)
        expect(compare(control, treatment, plan())).toMatchObject({
          fault: { code: 'analysis.inconsistent-moments' },
        });
  });
});
