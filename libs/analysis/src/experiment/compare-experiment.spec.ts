import { describe, expect, it } from '@jest/globals';
import { experimentResultsReply } from '#contracts';
import { compare, type ComparisonPlan } from '../compare.js';
import { armOf as armSnapshot, around, metricOf, planOf, share, snapshotOf } from '../testing/snapshots.js';
import { compareExperiment } from './compare-experiment.js';
import { armOf } from './moments-of.js';
import type { MetricResults } from './results.js';
import type { CovariateText, MomentsText, SnapshotDocument } from './snapshot.js';

const FIXED: ComparisonPlan = {
  difference: 'relative',
  engine: { kind: 'fixed', sides: 'two' },
  alpha: 0.05,
  isAdjusted: false,
};
const valueOf = (control: MomentsText, treatment: MomentsText, plan: ComparisonPlan = FIXED) => {
  const adjusted = plan.isAdjusted ? 'all' : 'none';
  const found = compare(armOf(control, adjusted), armOf(treatment, adjusted), plan);
  if (!found.ok) throw new Error(found.fault.message);
  return found.value;
};
const onlyOf = ({ variants }: Pick<MetricResults, 'variants'>) => {
  const [only] = variants;
  if (only === undefined) throw new Error('no variant');
  return only;
};
/** Before, all paid 10, one more or less: `together` is how much that goes with what they pay now, from −1 to 1. */
const before = (mean: number, together: number, units = 1000): CovariateText => ({
  sum: String(10 * units),
  sumSquares: String(101 * units),
  sumProducts: String((10 * mean + together) * units),
});

describe('compareExperiment', () => {
  it('says what a comparison of the same units says', () => {
    const { primary, verdict, alarms } = compareExperiment(planOf(), snapshotOf([10, 11]));
    const { compared, control, treatment, raw } = onlyOf(primary);
    const { effect, standardError, ci, pValue } = valueOf(around(10), around(11));
    expect(compared).toEqual({
      difference: 'relative',
      effect,
      standardError,
      ci,
      pValue,
      adjustedPValue: pValue,
      notes: [],
    });
    expect(effect).toBeCloseTo(0.1, 12);
    expect([control, treatment, raw]).toEqual([
      { units: 1000, mean: '10' },
      { units: 1000, mean: '11' },
      undefined,
    ]);
    expect([verdict.word, verdict.variant, alarms]).toEqual(['ship', 'variant-1', []]);
  });

  it('has an interval for each variant at its share of alpha, and p adjusted by Holm', () => {
    const { primary } = compareExperiment(planOf(), snapshotOf([10, 10.1, 10.05]));
    const [one, two] = primary.variants.map(({ compared }) => compared);
    const half = { ...FIXED, alpha: 0.025 };
    expect(one?.ci).toEqual(valueOf(around(10), around(10.1), half).ci);
    const p = [valueOf(around(10), around(10.1)).pValue ?? 0, valueOf(around(10), around(10.05)).pValue ?? 0];
    expect(one?.adjustedPValue).toBeCloseTo(2 * (p[0] ?? 0), 12);
    expect(two?.adjustedPValue).toBeCloseTo(Math.max(2 * (p[0] ?? 0), p[1] ?? 0), 12);
  });

  it('adjusts p of secondary metrics and of segments over all of them together', () => {
    const { secondary, segments } = compareExperiment(
      planOf({ secondary: ['usage', 'tickets', 'unheard-of'] }),
      snapshotOf([10, 11], {
        metrics: [
          metricOf('revenue', [around(10), around(11)]),
          metricOf('usage', [around(10), around(10.1)]),
          metricOf('tickets', [around(10), around(10)], { direction: 'lower' }),
        ],
        segments: ['US', 'CA'].map((value) => ({
          attribute: 'workspace.country',
          value,
          arms: [around(10, 500), around(10.2, 500)],
        })),
      }),
    );
    const p = valueOf(around(10), around(10.1)).pValue ?? 0;
    const figures = secondary.map((metric) => onlyOf(metric));
    expect(figures[0]?.compared?.adjustedPValue).toBeCloseTo(3 * p, 12);
    expect(figures[1]?.compared?.adjustedPValue).toBe(1);
    expect(figures[2]).toMatchObject({ fault: { code: 'analysis.no-data' } });
    const ofSegment = valueOf(around(10, 500), around(10.2, 500)).pValue ?? 0;
    expect(segments.map((each) => onlyOf(each).compared?.adjustedPValue)).toEqual([
      expect.closeTo(2 * ofSegment, 12),
      expect.closeTo(2 * ofSegment, 12),
    ]);
    expect(segments.map(({ value }) => value)).toEqual(['US', 'CA']);
  });

  it('shows the absolute difference where percents of the control mislead', () => {
    const nothing = onlyOf(compareExperiment(planOf(), snapshotOf([0, 1])).primary).compared;
    expect(nothing).toMatchObject({ difference: 'absolute', effect: 1, notes: ['baseline-near-zero'] });
    const little = onlyOf(compareExperiment(planOf(), snapshotOf([0.1, 1.1])).primary).compared;
    expect(little).toMatchObject({ difference: 'absolute', notes: ['baseline-near-zero'] });
    expect(little?.effect).toBeCloseTo(1, 12);
  });

  it('judges by cut values, with whole ones beside', () => {
    const { primary } = compareExperiment(
      planOf(),
      snapshotOf([10, 11], {
        metrics: [
          metricOf('revenue', [around(10), around(12)], {
            capped: { cap: '11.5', arms: [around(10), around(11)] },
          }),
        ],
      }),
    );
    expect(primary.cap).toBe('11.5');
    expect(onlyOf(primary).compared?.effect).toBeCloseTo(0.1, 12);
    expect(onlyOf(primary).raw?.effect).toBeCloseTo(0.2, 12);
    expect(onlyOf(primary).treatment.mean).toBe('11');
  });

  it('takes out what bills were before, and says so where it does not', () => {
    const arms = [around(10, 1000, before(10, 0.6)), around(10.1, 1000, before(10.1, 0.6))] as const;
    const adjustedWith = (changes: Partial<SnapshotDocument>) =>
      onlyOf(
        compareExperiment(
          planOf({ cuped: true }),
          snapshotOf([10, 10.1], { metrics: [metricOf('revenue', arms)], ...changes }),
        ).primary,
      );
    const adjusted = adjustedWith({});
    expect(adjusted.compared).toMatchObject({
      standardError: valueOf(...arms, { ...FIXED, isAdjusted: true }).standardError,
      notes: [],
    });
    expect(adjusted.raw?.standardError).toBe(valueOf(...arms).standardError);
    // What is explained is 0.6² of the variance.
    const ratio = (adjusted.compared?.standardError ?? 0) / (adjusted.raw?.standardError ?? 1);
    expect(ratio ** 2).toBeCloseTo(0.64, 2);

    const withoutHistory = (units: number) => [
      armSnapshot('control'),
      armSnapshot('variant-1', { withoutHistory: units }),
    ];
    expect(adjustedWith({ arms: withoutHistory(50) }).compared?.notes).toEqual([]);
    const missing = adjustedWith({ arms: withoutHistory(51) });
    expect(missing.compared?.notes).toEqual(['history-missing']);
    expect(missing.compared?.standardError).toBe(adjusted.raw?.standardError);
    expect(missing.raw).toBeUndefined();
    const none = adjustedWith({ metrics: [metricOf('revenue', [around(10), around(10.1)])] });
    expect(none.compared?.notes).toEqual(['no-pre-period']);
    const alike = { sum: '0', sumSquares: '0', sumProducts: '0' };
    const same = adjustedWith({
      metrics: [metricOf('revenue', [around(10, 1000, alike), around(10.1, 1000, alike)])],
    });
    expect(same.compared?.notes).toEqual(['covariate-without-variance']);
    expect(same.raw).toBeUndefined();
  });

  it('splits bills into price and behaviour, and says who paid how much', () => {
    const sums = { sum: '10000', sumSquares: '101000' };
    const dearer = { sum: '12000', sumSquares: '145000' };
    const paid = { atOwnPrice: '12000', billed: '11400', credits: '600', conceded: 30, payers: 500 };
    const { bills, arms } = compareExperiment(
      planOf(),
      snapshotOf([10, 11], {
        arms: [armSnapshot('control'), armSnapshot('variant-1', { realised: paid })],
        bills: [
          {
            variant: 'variant-1',
            control: { units: 1000, own: sums, other: dearer, sumProducts: '121000' },
            treatment: {
              units: 1000,
              own: { sum: '11000', sumSquares: '122000' },
              other: sums,
              sumProducts: '111000',
            },
          },
        ],
      }),
    );
    const [split] = bills;
    expect(split?.split?.price.effect).toBeCloseTo(2, 12);
    expect(split?.split?.behaviour.effect).toBeCloseTo(-1, 12);
    expect(split?.split?.total.effect).toBeCloseTo(1, 12);
    expect(split?.split?.relative?.price.effect).toBeCloseTo(0.2, 12);
    expect(split?.means).toEqual({
      controlOld: '10',
      controlNew: '12',
      treatmentNew: '11',
      treatmentOld: '10',
    });
    // All pay 10 against half that pay 21.60: (0.5 − 1) × 31.6 / 2 and (21.6 − 10) × 1.5 / 2.
    expect(split?.twoParts).toEqual({ conversion: '-7.9', revenuePerPayer: '8.7' });
    expect(arms[1]).toMatchObject({ realisedPrice: 0.9, conceded: 0.03 });
    expect(arms[1]?.concededPValue).toBeLessThan(1e-6);
    expect(arms[0]).not.toHaveProperty('overriddenPValue');
  });

  it('says why there are no figures, before anybody has enrolled', () => {
    const empty = { atOwnPrice: '0', billed: '0', credits: '0', conceded: 0, payers: 0 };
    const nobody = { enrolled: 0, mature: 0, quotes: 0, realised: empty };
    const none = { sum: '0', sumSquares: '0' };
    const results = compareExperiment(
      planOf({ guardrails: [{ metric: 'revenue', notWorseBy: 2 }], secondary: ['rate'], cuped: true }),
      snapshotOf([10, 11], {
        arms: [armSnapshot('control', nobody), armSnapshot('variant-1', nobody)],
        cells: [],
        metrics: [
          metricOf('revenue', [share(0, 0), share(0, 0)]),
          metricOf(
            'rate',
            [0, 1].map(() => ({
              kind: 'ratio',
              units: 0,
              numerator: none,
              denominator: none,
              sumProducts: '0',
            })),
          ),
        ],
        bills: [
          {
            variant: 'variant-1',
            control: { units: 0, own: none, other: none, sumProducts: '0' },
            treatment: { units: 0, own: none, other: none, sumProducts: '0' },
          },
        ],
      }),
    );
    expect(onlyOf(results.primary)).toEqual({
      variant: 'variant-1',
      control: { units: 0, mean: null },
      treatment: { units: 0, mean: null },
      fault: { code: 'analysis.too-few-units', message: expect.any(String) },
    });
    expect(results.bills[0]).toMatchObject({
      fault: { code: 'analysis.too-few-units' },
      means: { controlOld: null },
    });
    expect(results.sampleRatio).toMatchObject({ observed: [0, 0], expected: [0, 0], pValue: null });
    expect(results.arms[0]).toMatchObject({ realisedPrice: null, conceded: null });
    expect(results.verdict.word).toBe('keep running');
    expect(experimentResultsReply.parse(results)).toEqual(results);
  });
});
