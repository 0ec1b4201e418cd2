import type { ComparisonPlanDocument } from '../experiment/plan.js';
import type {
  ArmSnapshot,
  CovariateText,
  MetricSnapshot,
  MomentsText,
  SnapshotDocument,
} from '../experiment/snapshot.js';

/** A plan that is complete at 1,000 units an arm, judged by revenue, at one look unless said otherwise. */
export const planOf = (changes: Partial<ComparisonPlanDocument> = {}): ComparisonPlanDocument => ({
  primary: 'revenue',
  secondary: [],
  guardrails: [],
  engine: 'fixed',
  alpha: 0.05,
  cuped: false,
  tuning: 2000,
  plannedPerVariant: 1000,
  minPerVariant: 100,
  worthwhile: 0,
  isOver: false,
  ...changes,
});

export const armOf = (key: string, changes: Partial<ArmSnapshot> = {}): ArmSnapshot => ({
  key,
  isClosed: false,
  enrolled: 1000,
  mature: 1000,
  waiting: 0,
  unpriceable: 0,
  transition: 0,
  overridden: 0,
  withoutHistory: 0,
  lateOutcomes: 0,
  plannedAt: null,
  quotes: 1000,
  failures: 0,
  realised: { atOwnPrice: '10000', billed: '10000', credits: '0', conceded: 0, payers: 1000 },
  ...changes,
});

/** Units of which half have 1 more than the mean and half 1 less: a variance of n/(n−1). */
export const around = (mean: number, units = 1000, covariate?: CovariateText): MomentsText => ({
  kind: 'mean',
  units,
  sum: String(mean * units),
  sumSquares: String((mean ** 2 + 1) * units),
  ...(covariate && { covariate }),
});

export const share = (sum: number, units = 1000): MomentsText => ({
  kind: 'proportion',
  units,
  sum: String(sum),
});

export const metricOf = (
  key: string,
  arms: readonly MomentsText[],
  changes: Partial<MetricSnapshot> = {},
): MetricSnapshot => ({ key, direction: 'higher', periods: 1, arms, ...changes });

/** Control and variants with these means of revenue, and nothing wrong with them. */
export function snapshotOf(
  means: readonly number[],
  changes: Partial<SnapshotDocument> = {},
): SnapshotDocument {
  const keys = means.map((_, arm) => (arm === 0 ? 'control' : `variant-${arm}`));
  return {
    schema: 'ratebook/snapshot-v1',
    experiment: 'team-rate',
    asOf: '2027-06-01T00:00:00Z',
    periods: 1,
    arms: keys.map((key) => armOf(key)),
    cells: [{ phase: 1, units: means.map(() => 1000), buckets: means.map(() => 5000) }],
    contaminated: 0,
    twoArms: 0,
    metrics: [
      metricOf(
        'revenue',
        means.map((mean) => around(mean)),
      ),
    ],
    overTime: [],
    segments: [],
    listed: [],
    bills: [],
    ...changes,
  };
}
