import { describe, expect, it } from '@jest/globals';
import { Decimal } from '#money';
import { infer } from './compare.js';
import { absoluteDifference } from './difference.js';
import { quantileOf, quantileRanks } from './quantile.js';
import { uniform } from './uniform.js';

const exact = (values: readonly number[]): readonly Decimal[] => values.map((value) => new Decimal(value));

describe('quantiles', () => {
  it('need more units the further out they are', () => {
    // 1.96² × 0.9/0.1 = 34.6.
    expect(quantileRanks(34, 0.9)).toMatchObject({ fault: { code: 'analysis.too-few-units' } });
    expect(quantileRanks(35, 0.9)).toMatchObject({ ok: true, value: { at: 32, upper: 35 } });
    expect(quantileRanks(34, 0.1).ok).toBe(false);
    expect(quantileRanks(400, 0.5)).toEqual({ ok: true, value: { at: 200, lower: 180, upper: 220 } });
  });

  it('are as sure with each unit twice as with each once, once it is known that they are pairs', () => {
    const random = uniform(3);
    const once = exact(Array.from({ length: 800 }, () => Math.floor(random() * 1e6)));
    const twice = once.flatMap((value) => [value, value]);
    const [alone, naive, paired] = [
      quantileOf(once, 0.9),
      quantileOf(twice, 0.9),
      quantileOf(
        twice,
        0.9,
        twice.map((_, place) => String(Math.floor(place / 2))),
      ),
    ];
    if (!alone.ok || !naive.ok || !paired.ok) throw new Error('each has enough units');
    const error = ({ variance, units }: { variance: number; units: number }): number => variance / units;
    expect(error(naive.value) / error(alone.value)).toBeLessThan(0.75);
    expect(error(paired.value) / error(naive.value)).toBeCloseTo(2, 1);
    expect(
      quantileOf(
        twice,
        0.9,
        twice.map(() => 'one'),
      ).ok,
    ).toBe(false);
  });

  it('cover the truth as often as they say, of skewed values', () => {
    const random = uniform(20261130);
    let covered = 0;
    const experiments = 400;
    for (let experiment = 0; experiment < experiments; experiment += 1) {
      // The 90th percentile of −ln(1−U), squared so that it is skewed, is ln(10)²; twice that in the treatment.
      const arm = (factor: number): readonly Decimal[] =>
        exact(Array.from({ length: 400 }, () => factor * Math.log(1 - random()) ** 2));
      const [c, t] = [quantileOf(arm(1), 0.9), quantileOf(arm(2), 0.9)];
      if (!c.ok || !t.ok) throw new Error('each has enough units');
      const { ci } = infer(absoluteDifference(c.value, t.value), { kind: 'fixed', sides: 'two' }, 0.05);
      const truth = Math.log(10) ** 2;
      if ((ci[0] ?? 0) <= truth && truth <= (ci[1] ?? 0)) covered += 1;
    }
    // 95 % of 400 are 380; 20 less come by chance in one of 100,000 runs.
    expect(covered).toBeGreaterThan(360);
    expect(covered).toBeLessThan(398);
  });
});
