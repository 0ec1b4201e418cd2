import { type Analysed, computed, refused } from './analysed.js';
import type { Arm } from './arm.js';
import { type Engine, infer } from './compare.js';
import { absoluteDifference, isNearZero, relativeDifference } from './difference.js';
import { estimateOf } from './moments.js';
import { soundArm } from './soundness.js';

export interface NonInferiorityPlan {
  readonly difference: 'absolute' | 'relative';
  /** Which way is good. */
  readonly direction: 'higher' | 'lower';
  /** How much worse is put up with, in units of the difference: 0.02 relative is 2 %. A rise that is required is below 0. */
  readonly margin: number;
  readonly alpha: number;
  readonly engine: { readonly kind: 'fixed' } | { readonly kind: 'sequential'; readonly tuning: number };
}

export interface NonInferiority {
  /** How much worse the treatment is; below 0 it is better. */
  readonly harm: number;
  readonly standardError: number;
  /** How much worse it is at most, at 1−α. */
  readonly atMost: number;
  /** Of the claim that the harm is the margin or more. */
  readonly pValue: number;
  readonly isProven: boolean;
}

/**
 * Whether it is proven that a treatment is not worse than the control by as much as the margin. What is not proven may
 * still be so: that is no proof of harm, which `judgeGuardrail` looks for besides. A relative margin of a control whose
 * mean is near zero is refused: it means nothing.
 */
export function nonInferiority(
  control: Arm,
  treatment: Arm,
  { difference: kind, direction, margin, alpha, engine }: NonInferiorityPlan,
): Analysed<NonInferiority> {
  for (const [name, arm] of [['control', control] as const, ['treatment', treatment] as const]) {
    const sound = soundArm(arm, name);
    if (!sound.ok) return sound;
  }
  const [before, after] = [estimateOf(control.moments), estimateOf(treatment.moments)];
  if (kind === 'relative' && isNearZero(before))
    return refused(
      'analysis.zero-baseline',
      'the mean of `control` is too near 0 for a margin in percent of it',
    );
  const found = (kind === 'relative' ? relativeDifference : absoluteDifference)(before, after);
  if (!(found.standardError > 0))
    return refused('analysis.zero-variance', 'all units of both arms are alike');
  const harm = direction === 'higher' ? 0 - found.effect : found.effect;
  const sided: Engine = { ...engine, sides: 'less' };
  const { ci, pValue = 1 } = infer({ ...found, effect: harm - margin }, sided, alpha);
  const atMost = (ci[1] ?? NaN) + margin;
  return computed({ harm, standardError: found.standardError, atMost, pValue, isProven: atMost < margin });
}
