import type { Fault, Metric } from '#catalog';
import { BUILT_IN_METRICS, type MetricsDocument, metricsDocument } from '#contracts';
import { defined } from '../build/defined.js';
import { diagnosticOf, inFileOrder } from '../check-package.js';
import type { Diagnostic } from '../diagnostic.js';
import { quoted } from '../quoted.js';
import { plainValue } from '../read/document.js';
import { type RuleFile, readDocument } from '../read/read-document.js';
import { shapeOf } from '../shape/shape-faults.js';
import { checkDuration, parseDuration } from './duration.js';

export interface ReadMetrics {
  /** Keys of every metric: the built-in ones, and those of `metrics.yaml` as far as they have a key. */
  readonly metrics: ReadonlySet<string>;
  /** Those of `metrics.yaml`; mean what they say where nothing is wrong. */
  readonly declared: readonly Metric[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What experiments may be judged by. */
export function readMetrics(file: RuleFile | undefined): ReadMetrics {
  const metrics = new Set<string>(BUILT_IN_METRICS);
  const read = file && readDocument(file);
  if (!read) return { metrics, declared: [], diagnostics: [] };
  if (!read.ok) return { metrics, declared: [], diagnostics: read.diagnostics };
  const document = read.value;
  const faults: Fault[] = [];
  const shaped = shapeOf(metricsDocument, plainValue(document.root));
  if (!shaped.ok) faults.push(...shaped.faults);
  for (const [index, metric] of (shaped.ok ? shaped.value.metrics : []).entries()) {
    const { key, kind, denominator, within } = metric;
    const path = ['metrics', index];
    if (metrics.has(key))
      faults.push({
        code: 'duplicate-name',
        message: `a metric ${quoted(key)} is there already`,
        help: `give each its own key; built in are ${BUILT_IN_METRICS.join(', ')}`,
        path: [...path, 'key'],
      });
    metrics.add(key);
    if ((kind === 'ratio') !== (denominator !== undefined))
      faults.push({
        code: kind === 'ratio' ? 'missing-key' : 'modifier-not-allowed',
        message:
          kind === 'ratio'
            ? '`denominator` is missing: a ratio is one outcome for each of another'
            : `\`denominator\` has no meaning for a ${kind}`,
        help: kind === 'ratio' ? 'write `denominator`: the type of an outcome' : 'leave `denominator` out',
        path: [...path, 'denominator'],
      });
    checkDuration(within, [...path, 'within'], { report: (fault) => faults.push(fault) });
  }
  const declared = (shaped.ok ? shaped.value.metrics : []).map(metricOf);
  return {
    metrics,
    declared,
    diagnostics: inFileOrder(faults.map((fault) => diagnosticOf(document, fault))),
  };
}

function metricOf({
  key,
  kind,
  outcome,
  denominator,
  direction,
  within,
}: MetricsDocument['metrics'][number]): Metric {
  const withinMinutes = within === undefined ? undefined : parseDuration(within);
  return { key, kind, outcome, ...defined({ denominator, withinMinutes }), direction };
}
