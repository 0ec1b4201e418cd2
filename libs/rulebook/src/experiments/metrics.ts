import type { Experiment } from '#catalog';
import type { ExperimentDocument } from '#contracts';
import { type Decimal, decimal } from '#money';
import type { BuildContext } from '../build/context.js';
import { defined } from '../build/defined.js';
import { whole } from '../build/numbers.js';
import { quoted } from '../quoted.js';
import { checkPercent } from './percent.js';

const marginOf = (written: string): Decimal | 'breakEven' =>
  written === 'breakEven' ? written : decimal(written);

/** One in twenty, where a file says nothing else. */
export const USUAL_ALPHA = '0.05';
/** Fewer units an arm have not shown what a price does, where a file says nothing else. */
export const USUAL_LEAST = '100';
/** What an experiment is judged by whose file says nothing of that. */
export const USUAL_PRIMARY = 'revenue-per-workspace';

const decimalOf = (written: string | undefined): Decimal | undefined =>
  written === undefined ? undefined : decimal(written);

type Analysis = NonNullable<ExperimentDocument['metrics']>['analysis'];
const plannedOf = (analysis: Analysis): number | undefined =>
  analysis?.plannedPerVariant === undefined ? undefined : whole(analysis.plannedPerVariant);

/** What an experiment is judged by. */
export const metricsOf = ({ metrics }: ExperimentDocument): Experiment['metrics'] =>
  metrics && {
    primary: metrics.primary,
    window: metrics.window === undefined ? 1 : whole(metrics.window),
    secondary: metrics.secondary ?? [],
    guardrails: (metrics.guardrails ?? []).map(({ metric, notWorseBy, onFail }) => ({
      metric,
      ...defined({
        notWorseBy: notWorseBy === undefined ? undefined : marginOf(notWorseBy),
        onFail,
      }),
    })),
    alpha: decimal(metrics.analysis?.alpha ?? USUAL_ALPHA),
    isAdjusted: String(metrics.analysis?.cuped ?? false) === 'true',
    minPerVariant: whole(metrics.analysis?.minPerVariant ?? USUAL_LEAST),
    ...defined({
      plannedPerVariant: plannedOf(metrics.analysis),
      worthwhile: metrics.worthwhile === undefined ? undefined : decimal(metrics.worthwhile),
      engine: metrics.analysis?.engine,
      winsorise: decimalOf(metrics.analysis?.winsorise),
      maxLoss: decimalOf(metrics.analysis?.maxLoss),
    }),
  };

/** Reports numbers that decide nothing, and a break-even of a metric that cannot have one. */
export function checkMetrics({ enrol, metrics }: ExperimentDocument, context: BuildContext): void {
  const { alpha, winsorise } = metrics?.analysis ?? {};
  if (alpha !== undefined && !decimal(alpha).lessThan('0.5'))
    context.report({
      code: 'experiment.alpha-range',
      message: `an error rate of ${quoted(alpha)} decides nothing`,
      help: 'write a share above 0 and below 0.5, such as `0.05`',
      path: ['metrics', 'analysis', 'alpha'],
    });
  if (winsorise !== undefined) checkPercent(winsorise, ['metrics', 'analysis', 'winsorise'], context);
  const pair = enrol === 'new' ? 'conversion' : 'retention';
  for (const [index, { metric, notWorseBy }] of (metrics?.guardrails ?? []).entries())
    if (notWorseBy === 'breakEven' && metric !== pair)
      context.report({
        code: 'experiment.break-even-pair',
        message: `\`breakEven\` has no meaning for ${quoted(metric)} under \`enrol: ${enrol}\``,
        help: `ask it of \`${pair}\`, or write the margin as a number`,
        path: ['metrics', 'guardrails', index, 'notWorseBy'],
      });
}
