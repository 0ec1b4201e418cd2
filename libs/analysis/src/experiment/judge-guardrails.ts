import { Decimal } from '#money';
import { breakEvenMargin } from '../break-even.js';
import { judgeGuardrail } from '../guardrail.js';
import { soundArm } from '../soundness.js';
import { momentsOf, NO_UNITS } from './moments-of.js';
import type { BreakEvenDocument, ComparisonPlanDocument, GuardrailPlanDocument } from './plan.js';
import type { GuardrailResults, HarmUnit } from './results.js';
import type { MetricSnapshot, SnapshotDocument } from './snapshot.js';

type Judged = GuardrailResults['variants'][number];

/** How much worse a variant may be, or why that cannot be said. */
type Margin =
  | { readonly percent: number; readonly isRelative: boolean }
  | { readonly verdict: 'inconclusive' | 'error'; readonly reason: string };

/**
 * Whether any variant is worse than the control by more than is put up with, of everything that is guarded, in the
 * plan's order. By whole values, never by cut ones: harm to a few large units is harm. All false stops together have a
 * probability of the plan's `alpha` at most, however often one looks. Harm is in the margin's units.
 */
export function judgeGuardrails(
  plan: ComparisonPlanDocument,
  snapshot: SnapshotDocument,
): readonly GuardrailResults[] {
  const [, ...treatments] = snapshot.arms.map(({ key }) => key);
  return plan.guardrails.map((guardrail) => {
    const metric = snapshot.metrics.find(({ key }) => key === guardrail.metric);
    return {
      metric: guardrail.metric,
      direction: metric?.direction ?? 'higher',
      ...(metric && { unit: unitOf(guardrail, metric) }),
      variants: treatments.map((variant, place) => {
        const margin = marginOf(guardrail, variant);
        const shown = { variant, ...('percent' in margin && { margin: margin.percent }) };
        if (metric === undefined) return { ...shown, verdict: 'error', reason: 'not-measured' };
        if ('verdict' in margin) return { ...shown, ...margin };
        return { ...shown, ...judged(metric, place + 1, margin, plan, treatments.length) };
      }),
    };
  });
}

/** A break-even is in percent of the control's share, other margins of shares in points. */
const unitOf = ({ breakEven }: GuardrailPlanDocument, { arms }: MetricSnapshot): HarmUnit =>
  breakEven === undefined && arms[0]?.kind === 'proportion' ? 'points' : 'percent';

function judged(
  { direction, arms }: MetricSnapshot,
  place: number,
  { percent, isRelative }: Extract<Margin, { percent: number }>,
  { alpha, tuning, guardrails }: ComparisonPlanDocument,
  treatments: number,
): Pick<Judged, 'verdict' | 'reason' | 'harm'> {
  const [control, treatment] = [arms[0], arms[place]].map((arm) => momentsOf(arm ?? NO_UNITS));
  if (control === undefined || treatment === undefined) return { verdict: 'error', reason: 'not-measured' };
  const isImpossible = [control, treatment].some((moments) => {
    const sound = soundArm({ moments }, 'an arm');
    return !sound.ok && sound.fault.code === 'analysis.inconsistent-moments';
  });
  if (isImpossible) return { verdict: 'error', reason: 'inconsistent-moments' };
  return judgeGuardrail(control, treatment, {
    direction,
    margin: percent,
    ...(isRelative && { isRelative }),
    alpha,
    comparisons: guardrails.length * treatments,
    tuning,
  });
}

function marginOf({ notWorseBy, breakEven }: GuardrailPlanDocument, variant: string): Margin {
  if (breakEven === undefined) return { percent: notWorseBy, isRelative: false };
  const found = breakEven[variant];
  // Some of the reference are not rated yet: the next look may know.
  if (found === undefined) return { verdict: 'inconclusive', reason: 'reference-waits' };
  return 'margin' in found
    ? { percent: percentOf(found), isRelative: true }
    : { verdict: 'error', reason: withoutRoom(found.fault) };
}

/** By what the reference brings in, wherever that is known: a margin that somebody wrote beside it decides nothing. */
const percentOf = ({ margin, reference }: BreakEvenDocument): number =>
  reference === undefined
    ? margin
    : breakEvenMargin({
        control: new Decimal(reference.control),
        treatment: new Decimal(reference.treatment),
      }).toNumber();

/** `experiment.reference-too-small` as a guardrail says it. */
const withoutRoom = (code: string): string => code.slice(code.indexOf('.') + 1);
