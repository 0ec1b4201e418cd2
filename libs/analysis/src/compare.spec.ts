import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '#money';
import type { Arm } from './arm.js';
import { compare, type Comparison, type ComparisonPlan, type Engine } from './compare.js';
import type { Analysed } from './analysed.js';
import { meanArm, proportionArm, ratioArm } from './testing/arms.js';

const FIXED: Engine = { kind: 'fixed', sides: 'two' };
const plan = (change: Partial<ComparisonPlan> = {}): ComparisonPlan => ({
  difference: 'absolute',
  engine: FIXED,
  alpha: 0.05,
  isAdjusted: false,
  ...change,
});
const valueOf = (analysed: Analysed<Comparison>): Comparison => {
  if (!analysed.ok) throw new Error(analysed.fault.message);
  return analysed.value;
};
const codeOf = (analysed: Analysed<unknown>): string => (analysed.ok ? '' : analysed.fault.code);

/** Units with some spread, so that there is something to compare. */
const values = fc
  .array(fc.integer({ min: -50, max: 1000 }), { minLength: 3, maxLength: 40 })
  .filter((all) => new Set(all).size > 1);
const sides = fc.constantFrom('two', 'greater', 'less');
const tests: fc.Arbitrary<Engine> = fc.oneof(
  fc.record({ kind: fc.constant('fixed'), sides }),
  fc.record({ kind: fc.constant('sequential'), sides, tuning: fc.integer({ min: 10, max: 10_000 }) }),
);
const engines = fc.oneof(
  tests,
  fc.record({ kind: fc.constant('bayesian'), isLowerBetter: fc.boolean() }),
) as fc.Arbitrary<Engine>;

describe('compare', () => {
  it('leaves 0 out of the interval exactly when p is below alpha', () => {
    fc.assert(
      fc.property(
        values,
        values,
        tests,
        fc.double({ min: 0.01, max: 0.2, noNaN: true }),
        (c, t, engine, alpha) => {
          const { ci, pValue } = valueOf(compare(meanArm(c), meanArm(t), plan({ engine, alpha })));
          const leavesOut = (ci[0] ?? -1) > 0 || (ci[1] ?? 1) < 0;
          // Within rounding of the boundary either may be said.
          if (Math.abs((pValue ?? 0) - alpha) > 1e-9) expect(leavesOut).toBe((pValue ?? 1) < alpha);
        },
      ),
    );
  });

  it('is the same for every scale and every zero of the values', () => {
    fc.assert(
      fc.property(
        values,
        values,
        engines,
        fc.integer({ min: 2, max: 1e9 }),
        fc.integer({ min: -1e12, max: 1e12 }),
        (c, t, engine, factor, shift) => {
          const plain = valueOf(compare(meanArm(c), meanArm(t), plan({ engine })));
          const [moved, scaled] = [
            (all: readonly number[]) => meanArm(all.map((value) => value + shift)),
            (all: readonly number[]) => meanArm(all.map((value) => value * factor)),
          ];
          const again = valueOf(compare(moved(c), moved(t), plan({ engine })));
          expect(again.effect).toBeCloseTo(plain.effect, 9);
          expect(again.standardError / plain.standardError).toBeCloseTo(1, 9);
          const larger = valueOf(compare(scaled(c), scaled(t), plan({ engine })));
          expect(larger.effect / factor).toBeCloseTo(plain.effect, 9);
          expect(larger.pValue ?? larger.chanceToWin).toBeCloseTo(plain.pValue ?? plain.chanceToWin ?? 0, 9);
        },
      ),
    );
  });

  it('tells the opposite when the arms change places', () => {
    fc.assert(
      fc.property(values, values, engines, (c, t, engine) => {
        const there = valueOf(compare(meanArm(c), meanArm(t), plan({ engine })));
        const turned: Engine =
          engine.kind === 'bayesian' || engine.sides === 'two'
            ? engine
            : { ...engine, sides: engine.sides === 'greater' ? 'less' : 'greater' };
        const back = valueOf(compare(meanArm(t), meanArm(c), plan({ engine: turned })));
        expect(back.effect).toBeCloseTo(-there.effect, 9);
        expect(back.ci[1] === null).toBe(there.ci[0] === null);
        expect(back.ci[1] ?? 0).toBeCloseTo(-(there.ci[0] ?? 0), 9);
        if (there.pValue !== undefined) expect(back.pValue).toBeCloseTo(there.pValue, 9);
        if (there.chanceToWin !== undefined) expect(back.chanceToWin).toBeCloseTo(1 - there.chanceToWin, 9);
      }),
    );
  });

  it('adds up: gain less loss is the effect, and both one-sided p are 1', () => {
    fc.assert(
      fc.property(values, values, fc.boolean(), (c, t, isLowerBetter) => {
        const bayesian = plan({ engine: { kind: 'bayesian', isLowerBetter } });
        const { risk, effect } = valueOf(compare(meanArm(c), meanArm(t), bayesian));
        expect(((risk?.[0] ?? 0) - (risk?.[1] ?? 0)) * (isLowerBetter ? -1 : 1)).toBeCloseTo(effect, 8);
        const pOf = (side: 'greater' | 'less'): number =>
          valueOf(compare(meanArm(c), meanArm(t), plan({ engine: { kind: 'fixed', sides: side } }))).pValue ??
          0;
        expect(pOf('greater') + pOf('less')).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is as sure later as it was at once: an always valid interval is never narrower than the fixed one', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 10, max: 10_000 }), (c, t, tuning) => {
        const bayesian = plan({ engine: { kind: 'bayesian', isLowerBetter: false } });
        const normal = valueOf(compare(meanArm(c), meanArm(t), bayesian));
        const engine: Engine = { kind: 'sequential', sides: 'two', tuning };
        const always = valueOf(compare(meanArm(c), meanArm(t), plan({ engine })));
        expect(always.ci[0]).toBeLessThanOrEqual(normal.ci[0] ?? 0);
      }),
    );
  });

  it('draws a posterior towards its prior, and to nothing else', () => {
    const [c, t] = [proportionArm(50, 1000), proportionArm(80, 1000)];
    const of = (variance: number): number =>
      valueOf(
        compare(
          c,
          t,
          plan({ engine: { kind: 'bayesian', isLowerBetter: false, prior: { mean: -1, variance } } }),
        ),
      ).effect;
    expect(of(1e12)).toBeCloseTo(0.03, 9);
    expect(of(1e-12)).toBeCloseTo(-1, 6);
  });

  it.each<[string, Arm, Arm, Partial<ComparisonPlan>]>([
    ['analysis.too-few-units', meanArm([1]), meanArm([1, 2]), {}],
    ['analysis.too-few-units', meanArm([1, 2]), proportionArm(0, 0), {}],
    ['analysis.zero-baseline', meanArm([-1, 1]), meanArm([1, 2]), { difference: 'relative' }],
    ['analysis.zero-variance', meanArm([1, 1]), meanArm([2, 2]), {}],
    ['analysis.zero-variance', proportionArm(0, 90), proportionArm(90, 90), {}],
    ['analysis.inconsistent-moments', proportionArm(91, 90), proportionArm(9, 90), {}],
    ['analysis.inconsistent-moments', proportionArm(9, 90), proportionArm(-1, 90), {}],
    [
      'analysis.inconsistent-moments',
      meanArm([1, 2]),
      { moments: { kind: 'mean', units: 2, sum: new Decimal(4), sumSquares: new Decimal(7.9) } },
      {},
    ],
    [
      'analysis.inconsistent-moments',
      meanArm([1, 2], [1, 2]),
      {
        ...meanArm([1, 2]),
        covariate: {
          kind: 'value',
          sum: new Decimal(3),
          sumSquares: new Decimal(5),
          sumProducts: new Decimal(6),
        },
      },
      {},
    ],
    [
      'analysis.no-data',
      ratioArm([
        [1, 0],
        [2, 0],
      ]),
      ratioArm([
        [1, 1],
        [2, 1],
      ]),
      {},
    ],
  ])('refuses with %s', (code, control, treatment, change) => {
    expect(codeOf(compare(control, treatment, plan(change)))).toBe(code);
  });

  it('takes moments that rounding alone made impossible', () => {
    const moments = {
      kind: 'mean',
      units: 3,
      sum: new Decimal(0.1 + 0.2 + 0.3),
      sumSquares: new Decimal(0.12),
    } as const;
    expect(codeOf(compare({ moments }, meanArm([1, 2]), plan()))).toBe('');
  });

  it('says of arms that are all alike, and of controls near zero, that they mislead', () => {
    const [some, none] = [proportionArm(5, 50), proportionArm(0, 50)];
    expect(valueOf(compare(some, none, plan())).notes).toEqual(['arm-without-variance']);
    const relative = valueOf(
      compare(proportionArm(50, 1000), proportionArm(80, 1000), plan({ difference: 'relative' })),
    );
    expect(relative).toMatchObject({
      notes: ['baseline-near-zero'],
      absolute: { effect: expect.closeTo(0.03, 12) },
    });
    const sure = valueOf(
      compare(proportionArm(500, 1000), proportionArm(800, 1000), plan({ difference: 'relative' })),
    );
    expect(sure.notes).toEqual([]);
    expect(sure.absolute).toBeUndefined();
  });

  it('sees that ratios which go together exactly have no spread', () => {
    const twice = ratioArm([
      [2, 1],
      [6, 3],
      [14, 7],
      [0.2, 0.1],
    ]);
    expect(codeOf(compare(twice, twice, plan()))).toBe('analysis.zero-variance');
  });
});

describe('compare, adjusted', () => {
  const adjusted = plan({ isAdjusted: true });

  it('is the same for every scale and every zero of the covariate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), {
          minLength: 8,
          maxLength: 30,
        }),
        fc.integer({ min: 2, max: 99 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.constantFrom<('absolute' | 'relative')[]>('absolute', 'relative'),
        (pairs, factor, shift, difference) => {
          const arm = (first: number, change: (value: number) => number): Arm =>
            meanArm(
              pairs.filter((_, unit) => unit % 2 === first).map(([value]) => value + 100),
              pairs.filter((_, unit) => unit % 2 === first).map(([, before]) => change(before)),
            );
          const of = (change: (value: number) => number): Analysed<Comparison> =>
            compare(arm(0, change), arm(1, change), { ...adjusted, difference });
          const [plain, moved] = [of((value) => value), of((value) => factor * value + shift)];
          expect(codeOf(moved)).toBe(codeOf(plain));
          if (!plain.ok || !moved.ok) return;
          expect(moved.value.effect).toBeCloseTo(plain.value.effect, 8);
          expect(moved.value.standardError).toBeCloseTo(plain.value.standardError, 8);
        },
      ),
    );
  });

  it('takes nothing away by a covariate that does not vary, and says so', () => {
    const [c, t] = [meanArm([1, 2, 3], [7, 7, 7]), meanArm([2, 3, 5], [7, 7, 7])];
    const { notes, ...figures } = valueOf(compare(c, t, adjusted));
    expect(notes).toEqual(['covariate-without-variance']);
    expect(figures).toMatchObject({ effect: valueOf(compare(c, t, plan())).effect });
  });

  it('is not sure of what a covariate explains to the last digit: no spread is left to judge by', () => {
    const same = [0.1, 0.2, 0.4, 0.8, 1.6];
    expect(codeOf(compare(meanArm(same, same), meanArm(same, same), adjusted))).toBe(
      'analysis.zero-variance',
    );
  });
});
