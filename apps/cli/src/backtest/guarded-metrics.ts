import type { Experiment, Guardrail, Metric } from '#catalog';
import { metricNamed, type KnownMetric } from '../experiment/built-in-metrics.js';

/** A guardrail of a file with what is to be known of its metric. */
export interface GuardedMetric extends KnownMetric {
  readonly guardrail: Guardrail;
}

/** What an experiment guards; a metric that nobody declares is a fault of the file, which was told before. */
export const guardedMetrics = (
  { metrics }: Pick<Experiment, 'metrics'>,
  declared: readonly Metric[],
): readonly GuardedMetric[] =>
  (metrics?.guardrails ?? []).flatMap((guardrail) => {
    const metric = metricNamed(guardrail.metric, declared);
    return metric === undefined ? [] : [{ guardrail, kind: metric.kind, direction: metric.direction }];
  });
