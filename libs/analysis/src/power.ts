import { twoSidedHalfWidth } from './always-valid.js';
import { type Analysed, computed, refused } from './analysed.js';
import { normalUpperQuantile, normalUpperTail } from './distributions/normal.js';

/** What is usual to ask for. */
export const USUAL_POWER = 0.8;

/** A relative two-sided comparison that is planned: equal arms, equal variances, no correction for the number of arms. */
export interface PowerPlan {
  /** Of a unit of the control. */
  readonly mean: number;
  readonly variance: number;
  /** Of all arms together. */
  readonly units: number;
  readonly variants: number;
  readonly alpha: number;
  readonly engine: { readonly kind: 'fixed' } | { readonly kind: 'sequential'; readonly tuning: number };
}

/**
 * How probably a relative `effect` is found: Φ̄(z−δ/s) + Φ(−z−δ/s), where s is the standard error at which the effect is
 * there. Always valid, the half-width of the interval takes the place of z·s. Source: statistics.md.
 */
export function powerOf(plan: PowerPlan, effect: number): Analysed<number> {
  const sound = noiseOf(plan);
  if (!sound.ok) return sound;
  const z = normalUpperQuantile(plan.alpha / 2);
  const ratio = 1 + Math.sign(plan.mean) * effect;
  const spread = Math.sqrt(sound.value) * Math.hypot(1, ratio) * wideningOf(plan);
  return computed(normalUpperTail(z - effect / spread) + normalUpperTail(z + effect / spread));
}

/**
 * The smallest relative rise that is found with probability `power`: where the effect is z_{1−α/2} + z_power standard
 * errors, of which the treatment's grows with it. Refuses where the control's mean is so unsure that no effect is large
 * enough.
 */
export function minimumDetectableEffect(plan: PowerPlan, power: number): Analysed<number> {
  const sound = noiseOf(plan);
  if (!sound.ok) return sound;
  const k = (normalUpperQuantile(plan.alpha / 2) + normalUpperQuantile(1 - power)) * wideningOf(plan);
  const c = k ** 2 * sound.value;
  if (c >= 1 || k <= 0)
    return refused(
      'analysis.effect-unreachable',
      `${plan.units} units find no effect with this power, however large: plan more units`,
    );
  // δ² = c·(1 + (1 ± δ)²), solved for δ above 0; a mean below 0 is made smaller by a rise.
  return computed((Math.sign(plan.mean) * c + Math.sqrt(c * (2 - c))) / (1 - c));
}

/** σ²/(n̄μ²): the squared relative error of one arm's mean. */
function noiseOf({ mean, variance, units, variants }: PowerPlan): Analysed<number> {
  const perArm = units / variants;
  if (perArm < 2)
    return refused(
      'analysis.too-few-units',
      `${units} units in ${variants} arms: a variance needs two in each`,
    );
  if (mean === 0) return refused('analysis.zero-baseline', '`mean` is 0: there is no percent of it');
  return variance > 0
    ? computed(variance / perArm / mean ** 2)
    : refused('analysis.zero-variance', 'all units are alike: there is nothing to plan for');
}

/** How many times wider the always valid interval of two arms is than the fixed one. */
function wideningOf({ units, variants, alpha, engine }: PowerPlan): number {
  if (engine.kind === 'fixed') return 1;
  const of = { effect: 0, standardError: 1, units: (2 * units) / variants, degreesOfFreedom: NaN };
  return twoSidedHalfWidth(of, alpha, engine.tuning) / normalUpperQuantile(alpha / 2);
}
