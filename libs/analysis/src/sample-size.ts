import { type Analysed, computed, refused } from './analysed.js';
import { normalUpperQuantile } from './distributions/normal.js';

export type Planned =
  /** `mean` is asked for where the effect is relative. */
  | { readonly kind: 'mean'; readonly variance: number; readonly mean?: number }
  | { readonly kind: 'proportion'; readonly mean: number };

export interface SampleSizePlan {
  readonly metric: Planned;
  readonly minimumDetectableEffect: number;
  readonly difference: 'absolute' | 'relative';
  readonly alpha: number;
  readonly power: number;
  readonly variants: number;
}

/**
 * Units of all arms together that find the effect with the wanted power, at one look: variants × ⌈(z_{1−α/2} + z_power)²
 * (v_C + v_T)/δ²⌉. A proportion's variance is each arm's own, p(1−p) at p and at p+δ. Source: statistics.md.
 */
export function sampleSize(plan: SampleSizePlan): Analysed<number> {
  const { metric, minimumDetectableEffect: wanted, alpha, power, variants } = plan;
  const { mean } = metric;
  if (plan.difference === 'relative' && (mean ?? 0) === 0)
    return refused('analysis.zero-baseline', 'a relative effect needs a `mean` that is not 0');
  const effect = plan.difference === 'relative' ? wanted * Math.abs(mean ?? 0) : wanted;
  const variances = variancesOf(metric, effect);
  if (variances === undefined)
    return refused('analysis.effect-unreachable', 'a proportion with this effect is below 0 or above 1');
  if (!(variances > 0))
    return refused('analysis.zero-variance', 'all units are alike: there is nothing to plan for');
  const z = normalUpperQuantile(alpha / 2) + normalUpperQuantile(1 - power);
  const total = variants * Math.ceil((z ** 2 * variances) / effect ** 2);
  return z > 0 && Number.isSafeInteger(total)
    ? computed(total)
    : refused(
        'analysis.effect-unreachable',
        'no number of units finds an effect so small: ask for a larger one',
      );
}

function variancesOf(metric: Planned, effect: number): number | undefined {
  if (metric.kind === 'mean') return 2 * metric.variance;
  const before = metric.mean;
  const after = before + effect;
  return after < 0 || after > 1 ? undefined : before * (1 - before) + after * (1 - after);
}
