import { type Adjustment, adjustmentOf } from './adjustment.js';
import { type Analysed, computed, refused } from './analysed.js';
import type { Arm } from './arm.js';
import { posteriorOf, type Prior } from './bayesian.js';
import { absoluteDifference, type Difference, isNearZero, relativeDifference } from './difference.js';
import { fixedTest, type Interval, type Sides } from './fixed.js';
import { type Estimate, estimateOf } from './moments.js';
import { sequentialTest } from './sequential.js';
import { soundArm } from './soundness.js';

export type Engine =
  | { readonly kind: 'fixed'; readonly sides: Sides }
  /** `tuning`: total units of both arms at which the interval is tightest. */
  | { readonly kind: 'sequential'; readonly sides: Sides; readonly tuning: number }
  | { readonly kind: 'bayesian'; readonly isLowerBetter: boolean; readonly prior?: Prior };

export interface ComparisonPlan {
  readonly difference: 'absolute' | 'relative';
  readonly engine: Engine;
  readonly alpha: number;
  /**
   * Whether what the covariates explain is taken away (CUPED); both arms then have one. Where both also tell who had no
   * history, it is taken away within those strata.
   */
  readonly isAdjusted: boolean;
}

/** What a reader of the figures has to know beside them. */
export type ComparisonNote =
  /** The control's mean is less sure than 10 % of itself: read `absolute`, since a relative interval misleads. */
  | 'baseline-near-zero'
  /** The covariate is the same for every unit, so nothing was adjusted. */
  | 'covariate-without-variance'
  /** More than a few units had no history: those that had one were adjusted among themselves. */
  | 'adjusted-within-strata'
  /** Too few units had a history, or had none, to adjust within those strata, so nothing was adjusted. */
  | 'history-missing'
  /** All units of an arm are alike: its share of the standard error is 0, which is too sure. */
  | 'arm-without-variance';

export interface Inferred {
  readonly effect: number;
  readonly standardError: number;
  readonly ci: Interval;
  /** Of the tests: fixed and sequential. */
  readonly pValue?: number;
  /** Welch's, of the fixed test. */
  readonly degreesOfFreedom?: number;
  /** Of the Bayesian engine. */
  readonly chanceToWin?: number;
  readonly risk?: readonly [control: number, treatment: number];
}

export interface Comparison extends Inferred {
  readonly notes: readonly ComparisonNote[];
  /** The absolute difference in the units of the metric, where the relative one is not to be trusted. */
  readonly absolute?: Inferred;
}

/**
 * How far the treatment is from the control, and how surely, from the moments of both: fixed (Welch), always valid, or
 * Bayesian; relative or absolute; adjusted by a covariate or not. Both arms have one metric. Source: statistics.md.
 * Refuses what cannot be computed with its reason. A prior belongs to one difference, so `absolute` beside a relative
 * answer is computed without.
 */
export function compare(control: Arm, treatment: Arm, plan: ComparisonPlan): Analysed<Comparison> {
  for (const [name, arm] of [['control', control] as const, ['treatment', treatment] as const]) {
    const sound = soundArm(arm, name);
    if (!sound.ok) return sound;
  }
  const [before, after] = [estimateOf(control.moments), estimateOf(treatment.moments)];
  return compared(before, after, plan, () => (plan.isAdjusted ? adjustmentOf(control, treatment) : PLAIN));
}

/** The same of what is no sum of units, such as a quantile: of its estimates alone, which nothing adjusts. */
export const compareEstimates = (
  control: Estimate,
  treatment: Estimate,
  plan: Omit<ComparisonPlan, 'isAdjusted'>,
): Analysed<Comparison> => compared(control, treatment, plan, () => PLAIN);

function compared(
  before: Estimate,
  after: Estimate,
  { difference: kind, engine, alpha }: Omit<ComparisonPlan, 'isAdjusted'>,
  adjust: () => Analysed<Adjustment>,
): Analysed<Comparison> {
  if (kind === 'relative' && before.mean.isZero())
    return refused(
      'analysis.zero-baseline',
      'the mean of `control` is 0: there is no percent of it; ask for the difference `absolute`',
    );
  const adjustment = adjust();
  if (!adjustment.ok) return adjustment;
  const notes = [...adjustment.value.notes];
  const {
    differenceOf = (of) => (of === 'relative' ? relativeDifference : absoluteDifference)(before, after),
  } = adjustment.value;
  const difference = differenceOf(kind);
  const { standardError, degreesOfFreedom } = difference;
  if (!(standardError > 0))
    return refused(
      'analysis.zero-variance',
      'all units of both arms are alike: there is no spread to judge a difference by',
    );
  if (engine.kind === 'fixed' && Number.isFinite(standardError) && Number.isNaN(degreesOfFreedom))
    return refused(
      'analysis.zero-variance',
      'nothing is left of the spread once what the covariate explains is taken away: there is none to judge by',
    );
  if (before.variance === 0 || after.variance === 0) notes.push('arm-without-variance');
  const isMisleading = kind === 'relative' && isNearZero(before);
  if (isMisleading) notes.push('baseline-near-zero');

  const absolute = isMisleading ? differenceOf('absolute') : undefined;
  return computed({
    ...infer(difference, engine, alpha),
    notes,
    // Without any spread of its own there is no absolute answer either.
    ...(absolute && absolute.standardError > 0 && { absolute: infer(absolute, withoutPrior(engine), alpha) }),
  });
}

const PLAIN: Analysed<Adjustment> = { ok: true, value: { notes: [] } };

/** An interval and how surely there is a difference, by the engine. */
export function infer(difference: Difference, engine: Engine, alpha: number): Inferred {
  const { effect, standardError, degreesOfFreedom } = difference;
  switch (engine.kind) {
    case 'fixed':
      return {
        effect,
        standardError,
        ...fixedTest(difference, engine.sides, alpha),
        degreesOfFreedom,
      };
    case 'sequential':
      return { effect, standardError, ...sequentialTest(difference, engine.sides, alpha, engine.tuning) };
    case 'bayesian':
      return posteriorOf(difference, alpha, engine.isLowerBetter, engine.prior);
  }
}

const withoutPrior = (engine: Engine): Engine =>
  engine.kind === 'bayesian' ? { kind: 'bayesian', isLowerBetter: engine.isLowerBetter } : engine;
