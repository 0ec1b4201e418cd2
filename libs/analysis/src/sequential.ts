import { oneSidedHalfWidth, oneSidedPValue, twoSidedHalfWidth, twoSidedPValue } from './always-valid.js';
import type { Difference } from './difference.js';
import { leastP } from './least-p.js';
import type { Sides, Tested } from './fixed.js';

/** A test whose interval and p hold at every look together. One-sided, `alpha` is below 0.5. */
export function sequentialTest(difference: Difference, sides: Sides, alpha: number, tuning: number): Tested {
  const { effect } = difference;
  if (sides === 'two') {
    const half = twoSidedHalfWidth(difference, alpha, tuning);
    return { ci: [effect - half, effect + half], pValue: leastP(twoSidedPValue(difference, alpha, tuning)) };
  }
  const half = oneSidedHalfWidth(difference, alpha, tuning);
  const pValue = leastP(oneSidedPValue(difference, sides === 'greater' ? 1 : -1, alpha, tuning));
  return { ci: sides === 'greater' ? [effect - half, null] : [null, effect + half], pValue };
}
