import { holm, simultaneousAlpha } from './adjust.js';
import type { Analysed } from './analysed.js';
import type { Arm } from './arm.js';
import { compare, type Comparison, type ComparisonPlan } from './compare.js';

export interface SimultaneousComparison extends Comparison {
  /** Holm's, over all treatments that could be compared. */
  readonly adjustedPValue?: number;
}

/**
 * Every treatment against the control, so that all intervals hold at once with probability 1−α: each is at α over their
 * number (Bonferroni), also those that are refused, since they were looked at. p values are beside it, adjusted by Holm.
 */
export function compareAll(
  control: Arm,
  treatments: readonly Arm[],
  plan: ComparisonPlan,
): readonly Analysed<SimultaneousComparison>[] {
  const shared = { ...plan, alpha: simultaneousAlpha(plan.alpha, treatments.length) };
  const compared = treatments.map((treatment) => compare(control, treatment, shared));
  const adjusted = holm(
    // What could not be compared finds nothing, and is counted all the same.
    compared.map((each) => (each.ok ? (each.value.pValue ?? 1) : 1)),
  );
  return compared.map((each, place) => {
    const adjustedPValue = adjusted[place];
    return each.ok && each.value.pValue !== undefined && adjustedPValue !== undefined
      ? { ok: true, value: { ...each.value, adjustedPValue } }
      : each;
  });
}
