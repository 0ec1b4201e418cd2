import type { Metric } from '#catalog';

/** What is to be known of a metric before anything is compared. */
export type KnownMetric = Pick<Metric, 'kind' | 'direction'>;

const BUILT_IN: Readonly<Record<string, KnownMetric>> = {
  'revenue-per-workspace': { kind: 'mean', direction: 'higher' },
  conversion: { kind: 'proportion', direction: 'higher' },
  retention: { kind: 'proportion', direction: 'higher' },
  churn: { kind: 'proportion', direction: 'lower' },
  'usage-per-workspace': { kind: 'mean', direction: 'higher' },
  downgrade: { kind: 'proportion', direction: 'lower' },
  'margin-per-workspace': { kind: 'mean', direction: 'higher' },
};

/** Of a built-in metric, or of one that `metrics.yaml` declares; nobody declares it: that is a fault of the file. */
export const metricNamed = (key: string, declared: readonly Metric[]): KnownMetric | undefined =>
  BUILT_IN[key] ?? declared.find((metric) => metric.key === key);
