import { oneSidedHalfWidth } from './always-valid.js';
import { absoluteDifference, type Difference, isNearZero, relativeDifference } from './difference.js';
import { estimateOf, type Moments } from './moments.js';

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
 * probability of `alpha` at most. A pass needs no share of it, since all have to pass.
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
  const difference = differenceOf(control, treatment, isRelative);
  if (difference === undefined) return { verdict: 'inconclusive', reason: 'baseline-near-zero' };
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
  return harm.atMost < margin
    ? { verdict: 'pass', reason: 'within-margin', harm }
    : { verdict: 'inconclusive', reason: 'not-sure-yet', harm };
}

function differenceOf(control: Moments, treatment: Moments, isRelative: boolean): Difference | undefined {
  const [before, after] = [estimateOf(control), estimateOf(treatment)];
  if (!isRelative) return absoluteDifference(before, after);
  return isNearZero(before) ? undefined : relativeDifference(before, after);
}
