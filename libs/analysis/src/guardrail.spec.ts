import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal, Decimal, ZERO } from '#money';
import { oneSidedHalfWidth } from './always-valid.js';
import { absoluteDifference } from './difference.js';
import { judgeGuardrail } from './guardrail.js';
import { estimateOf, type Moments } from './moments.js';
import { uniform } from './uniform.js';

const proportion = (sum: number, units: number): Moments => ({
  kind: 'proportion',
  units,
  sum: decimal(String(sum)),
});
const mean = (values: readonly string[]): Moments => ({
  kind: 'mean',
  units: values.length,
  sum: values.reduce((all, each) => all.plus(each), ZERO),
  sumSquares: values.reduce((all, each) => all.plus(new Decimal(each).times(each)), ZERO),
});
const plan = { direction: 'lower', margin: 2, alpha: 0.05, comparisons: 1, tuning: 5000 } as const;

describe('judgeGuardrail', () => {
  it('fails what is proven worse than the margin, passes what is proven not to be', () => {
    expect(judgeGuardrail(proportion(200, 4000), proportion(480, 4000), plan)).toMatchObject({
      verdict: 'fail',
      reason: 'worse-than-margin',
      harm: { estimate: expect.closeTo(7, 10) },
    });
    expect(judgeGuardrail(proportion(200, 8000), proportion(190, 8000), plan)).toMatchObject({
      verdict: 'pass',
      reason: 'within-margin',
    });
    expect(judgeGuardrail(proportion(20, 400), proportion(24, 400), plan)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'not-sure-yet',
    });
  });

  it('knows which way is good', () => {
    const [less, more] = [proportion(200, 4000), proportion(480, 4000)];
    const higher = { ...plan, direction: 'higher' } as const;
    expect(judgeGuardrail(less, more, higher).verdict).toBe('pass');
    expect(judgeGuardrail(more, less, higher).verdict).toBe('fail');
  });

  it('says nothing of few units, of no spread, and of percents of next to nothing', () => {
    expect(judgeGuardrail(proportion(1, 99), proportion(99, 5000), plan)).toEqual({
      verdict: 'inconclusive',
      reason: 'too-few-units',
    });
    expect(judgeGuardrail(proportion(0, 900), proportion(0, 900), plan).reason).toBe('no-variance');
    const around = Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? '10' : '-9.99'));
    expect(judgeGuardrail(mean(around), mean(around), plan).reason).toBe('baseline-near-zero');
    const nothing = Array.from({ length: 200 }, () => '0');
    expect(judgeGuardrail(mean(nothing), mean(nothing), plan).reason).toBe('baseline-near-zero');
  });

  it('fails and passes what is proven also where the control is too unsure for percents of it', () => {
    // 60 of 1,000 units have one ticket: a coefficient of variation of 0.125.
    const tickets = (count: number, each = '1') =>
      mean(Array.from({ length: 1000 }, (_, unit) => (unit < count ? each : '0')));
    const tenth = { ...plan, margin: 10 };
    expect(judgeGuardrail(tickets(60), tickets(600), tenth)).toMatchObject({
      verdict: 'fail',
      harm: { estimate: expect.closeTo(900, 9) },
    });
    expect(judgeGuardrail(tickets(60), tickets(90), tenth)).toEqual({
      verdict: 'inconclusive',
      reason: 'baseline-near-zero',
    });
    expect(judgeGuardrail(tickets(60), tickets(2), { ...plan, margin: 40 }).verdict).toBe('pass');
    // Losses: the better the higher, and the control's mean is below 0.
    const higher = { ...tenth, direction: 'higher' } as const;
    expect(judgeGuardrail(tickets(60, '-1'), tickets(600, '-1'), higher).verdict).toBe('fail');
    expect(judgeGuardrail(tickets(600), tickets(60), higher).verdict).toBe('fail');
    expect(judgeGuardrail(tickets(60, '-1'), tickets(2, '-1'), higher).verdict).toBe('pass');
  });

  it('is as sure with every split of the error: more comparisons only ever fail less', () => {
    const counts = fc.record({ c: fc.integer({ min: 0, max: 900 }), t: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 30 }), ({ c, t }, comparisons) => {
        const one = judgeGuardrail(proportion(c, 900), proportion(t, 900), plan);
        const many = judgeGuardrail(proportion(c, 900), proportion(t, 900), { ...plan, comparisons });
        if (many.verdict === 'fail') expect(one.verdict).toBe('fail');
        if (one.verdict !== 'fail') expect(many.verdict).toBe(one.verdict);
      }),
    );
  });

  it('stops a harmless variant hardly ever, although somebody looks every day', () => {
    const random = uniform(20261129);
    let stops = 0;
    const experiments = 600;
    for (let experiment = 0; experiment < experiments; experiment += 1) {
      const sums = [0, 0] as [number, number];
      for (let look = 1; look <= 40; look += 1) {
        for (let unit = 0; unit < 50; unit += 1)
          for (const arm of [0, 1] as const) if (random() < 0.1) sums[arm] += 1;
        const [control, treatment] = sums;
        const judged = judgeGuardrail(proportion(control, look * 50), proportion(treatment, look * 50), {
          ...plan,
          margin: 0,
        });
        if (judged.verdict === 'fail') {
          stops += 1;
          break;
        }
      }
    }
    // 5 % are promised over all looks together: 30 of these, and 48 would come by chance in one of 1,000 runs.
    expect(stops).toBeLessThan(48);
    expect(stops).toBeGreaterThan(0);
  });
});

describe('estimateOf', () => {
  it('loses nothing of values that are large beside their spread', () => {
    const values = Array.from({ length: 100 }, (_, n) => `1000000000000.${n % 2 === 0 ? '01' : '03'}`);
    // Half of them 0.01 above the mean, half below: 100 × 0.01² / 99.
    expect(estimateOf(mean(values)).variance).toBeCloseTo(0.0001 * (100 / 99), 15);
  });
});

describe('oneSidedHalfWidth', () => {
  it('narrows with units, and widens with sureness', () => {
    const at = (units: number) =>
      absoluteDifference(
        estimateOf(proportion(units / 10, units)),
        estimateOf(proportion(units / 10, units)),
      );
    expect(oneSidedHalfWidth(at(10_000), 0.05, 5000)).toBeLessThan(oneSidedHalfWidth(at(1000), 0.05, 5000));
    expect(oneSidedHalfWidth(at(1000), 0.01, 5000)).toBeGreaterThan(oneSidedHalfWidth(at(1000), 0.05, 5000));
  });
});
