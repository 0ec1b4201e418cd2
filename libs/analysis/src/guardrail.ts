import { oneSidedHalfWidth } from './always-valid.js';
import { absoluteDifference, type Difference, isNearZero, relativeDifference } from './difference.js';
import { type Estimate, estimateOf, type Moments } from './moments.js';

/** Fewer units an arm say nothing of a guardrail. */
export const LEAST_UNITS = 100;

export interface GuardrailPlan {
  /** Which way is good. */
  readonly direction: 'higher' | 'lower';
  /**
   * How much worse is put up with: percentage points of a proportion, else percent of the control's mean. Below 0 a
   * variant has to be proven better by as much.
   */
  readonly margin: number;
  /** Percent of the control's mean for a proportion, too, as `breakEven` has it. */
  readonly isRelative?: boolean;
  /** What all false stops together may come to. */
  readonly alpha: number;
  /** Guardrails times arms: each has its share of `alpha`. */
  readonly comparisons: number;
  readonly tuning: number;
}

export interface GuardrailReading {
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  readonly reason:
    | 'worse-than-margin'
    | 'within-margin'
    | 'not-sure-yet'
    | 'too-few-units'
    | 'no-variance'
    | 'baseline-near-zero';
  /** The harm and its bounds, in the units of the margin; absent where nothing can be said. */
  readonly harm?: { readonly estimate: number; readonly atLeast: number; readonly atMost: number };
}

/**
 * Whether a variant is worse than the control by more than the margin. It fails once that is proven, passes once the
 * opposite is, and both hold however often one looks: a false stop, by any guardrail and arm at any time, has a
 * probability of `alpha` at most. A pass needs no share of it, since all have to pass. Where the control's mean is too
 * unsure for percents of it, the difference is held against that many percent of the mean instead.
 */
export function judgeGuardrail(
  control: Moments,
  treatment: Moments,
  {
    direction,
    margin,
    isRelative = control.kind !== 'proportion',
    alpha,
    comparisons,
    tuning,
  }: GuardrailPlan,
): GuardrailReading {
  if (Math.min(control.units, treatment.units) < LEAST_UNITS)
    return { verdict: 'inconclusive', reason: 'too-few-units' };
  const [before, after] = [estimateOf(control), estimateOf(treatment)];
  const isUnsure = isRelative && isNearZero(before);
  if (isUnsure && before.mean.isZero()) return { verdict: 'inconclusive', reason: 'baseline-near-zero' };
  const difference = isUnsure
    ? besideMargin(before, after, (direction === 'higher' ? -margin : margin) / 100)
    : (isRelative ? relativeDifference : absoluteDifference)(before, after);
  const { standardError } = difference;
  if (!(standardError > 0 && standardError < Infinity))
    return { verdict: 'inconclusive', reason: 'no-variance' };
  const estimate = (direction === 'higher' ? -difference.effect : difference.effect) * 100;
  const half = (share: number): number => 100 * oneSidedHalfWidth(difference, share, tuning);
  const harm = {
    estimate,
    atLeast: estimate - half(alpha / comparisons),
    atMost: estimate + half(alpha),
  };
  if (harm.atLeast > margin) return { verdict: 'fail', reason: 'worse-than-margin', harm };
  if (harm.atMost < margin) return { verdict: 'pass', reason: 'within-margin', harm };
  // In percent of next to nothing a harm that is not proven is a number that frightens, and says nothing.
  return isUnsure
    ? { verdict: 'inconclusive', reason: 'baseline-near-zero' }
    : { verdict: 'inconclusive', reason: 'not-sure-yet', harm };
}

/**
 * The relative difference with the standard error that it has against a margin: of m_T − m_C − margin·|m_C|, which divides
 * by nothing, so that it holds however unsure the control's mean is. `margin` is that of the effect, 0.02 for 2 %.
 * Source: Fieller, 1954.
 */
function besideMargin(control: Estimate, treatment: Estimate, margin: number): Difference {
  const { effect, ...of } = relativeDifference(control, treatment);
  const mean = control.mean.toNumber();
  const scale = 1 + margin * Math.sign(mean);
  const variance = treatment.variance / treatment.units + (scale ** 2 * control.variance) / control.units;
  return { ...of, effect, standardError: Math.sqrt(variance) / Math.abs(mean) };
}
