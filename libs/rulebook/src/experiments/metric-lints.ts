import { suggestion } from '#catalog';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import type { ExperimentLint } from './experiment-lint.js';

export const unknownMetrics: ExperimentLint = ({ metrics }, { metrics: known }) => {
  if (!metrics) return [];
  const named: readonly (readonly [string, Path])[] = [
    [metrics.primary, ['metrics', 'primary']],
    ...metrics.secondary.map((metric, index) => [metric, ['metrics', 'secondary', index]] as const),
    ...metrics.guardrails.map(
      ({ metric }, index) => [metric, ['metrics', 'guardrails', index, 'metric']] as const,
    ),
  ];
  return named
    .filter(([metric]) => !known.has(metric))
    .map(([metric, path]) => ({
      code: 'experiment.unknown-metric',
      message: `no metric is called ${quoted(metric)}`,
      help: suggestion(metric, [...known], 'declare it in metrics.yaml; the metrics are'),
      path,
    }));
};

export const withoutMargin: ExperimentLint = ({ metrics }) =>
  (metrics?.guardrails ?? []).flatMap(({ metric, notWorseBy }, index) =>
    notWorseBy === undefined
      ? [
          {
            severity: 'warning' as const,
            code: 'experiment.guardrail-without-margin',
            message: `a guardrail on ${quoted(metric)} without a margin can hardly ever pass`,
            help: 'write `notWorseBy`: how much worse is put up with',
            path: ['metrics', 'guardrails', index, 'metric'],
          },
        ]
      : [],
  );
