import { describe, expect, it } from '@jest/globals';
import { armOf as armSnapshot, around, metricOf, planOf, snapshotOf } from '../testing/snapshots.js';
import { compareExperiment } from './compare-experiment.js';
import type { MomentsText } from './snapshot.js';

describe('compareArms', () => {
  it('takes out what bills were before among those that had some, where more than a few had none', () => {
    // Of 1,000 units 200 had no bills; they pay half as much. The others’ bills go with what they pay now by 0.6.
    const halves = (mean: number): MomentsText => {
      const [known, unknown] = [around(mean, 800), around(mean / 2, 200)] as const;
      if (known.kind !== 'mean' || unknown.kind !== 'mean') throw new Error('they are means');
      const added = (one: string, other: string): string => String(Number(one) + Number(other));
      return {
        kind: 'mean',
        units: 1000,
        sum: added(known.sum, unknown.sum),
        sumSquares: added(known.sumSquares, unknown.sumSquares),
        // All paid 10, one more or less.
        covariate: { sum: '8000', sumSquares: '80800', sumProducts: String((10 * mean + 0.6) * 800) },
        withoutHistory: { units: 200, sum: unknown.sum, sumSquares: unknown.sumSquares },
      };
    };
    const arms = [10, 10, 10].map((mean, arm) => halves(mean + arm / 10));
    const compared = (metrics: readonly MomentsText[], of = 200) =>
      compareExperiment(
        planOf({ cuped: true }),
        snapshotOf([10, 10.1, 10.2], {
          arms: ['control', 'variant-1', 'variant-2'].map((key) => armSnapshot(key, { withoutHistory: of })),
          metrics: [metricOf('revenue', metrics)],
        }),
      ).primary.variants;
    for (const [place, { compared: adjusted, raw }] of compared(arms).entries()) {
      expect(adjusted?.notes).toEqual(['adjusted-within-strata']);
      expect(adjusted?.effect).toBeCloseTo(0.01 * (place + 1), 9);
      // Units' means differ by 5, which is most of what there is, and the strata take it out.
      expect(adjusted?.standardError).toBeLessThan(0.5 * (raw?.standardError ?? 0));
      expect(raw?.notes).toEqual([]);
    }
    const [first, ...others] = arms;
    if (first?.kind !== 'mean') throw new Error('it is a mean');
    const { withoutHistory, ...untold } = first;
    expect(withoutHistory?.units).toBe(200);
    // What one arm does not tell is used for none; few units without a history are taken as if they had paid nothing.
    for (const { compared: plain, raw } of compared([untold, ...others]))
      expect([plain?.notes, raw]).toEqual([['history-missing'], undefined]);
    for (const { compared: all } of compared(arms, 50)) expect(all?.notes).toEqual([]);
    // A stratum of one unit in an arm has no variance: that arm alone is compared as it is.
    const lone = { ...first, withoutHistory: { units: 1, sum: '5', sumSquares: '25' } };
    const [one, two] = compared([first, lone, ...others.slice(1)]);
    expect([one?.compared?.notes, one?.raw]).toEqual([['history-missing'], undefined]);
    expect(two?.compared?.notes).toEqual(['adjusted-within-strata']);
  });
});
