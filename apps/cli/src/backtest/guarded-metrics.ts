import type { Experiment, Guardrail, Metric } from '#catalog';

/** A guardrail of a file with what is to be known of its metric. */
export interface GuardedMetric {
  readonly guardrail: Guardrail;
  readonly kind: Metric['kind'];
  readonly direction: Metric['direction'];
}

const BUILT_IN: Readonly<Record<string, Pick<GuardedMetric, 'kind' | 'direction'>>> = {
  'revenue-per-workspace': { kind: 'mean', direction: 'higher' },
  conversion: { kind: 'proportion', direction: 'higher' },
  retention: { kind: 'proportion', direction: 'higher' },
  churn: { kind: 'proportion', direction: 'lower' },
  'usage-per-workspace': { kind: 'mean', direction: 'higher' },
  downgrade: { kind: 'proportion', direction: 'lower' },
  'margin-per-workspace': { kind: 'mean', direction: 'higher' },
};

/** What an experiment guards; a metric that nobody declares is a fault of the file, which was told before. */
export const guardedMetrics = (
  { metrics }: Pick<Experiment, 'metrics'>,
  declared: readonly Metric[],
): readonly GuardedMetric[] =>
  (metrics?.guardrails ?? []).flatMap((guardrail) => {
    const metric = BUILT_IN[guardrail.metric] ?? declared.find(({ key }) => key === guardrail.metric);
    return metric === undefined ? [] : [{ guardrail, kind: metric.kind, direction: metric.direction }];
  });
