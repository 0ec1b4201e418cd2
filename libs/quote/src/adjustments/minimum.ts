import type { Decimal } from '#money';
import { adjustToBound } from './adjust-to-bound.js';
import type { Adjusted, AdjustmentContext } from './adjustment.js';
import { type Bound, strictest } from './bound.js';

/**
 * Lifts what is paid to the greatest minimum. It acts after discounts and after the maximum: the contract promises
 * the floor on what is actually paid, so it wins where the two cross.
 */
export function packageMinimum(
  bounds: readonly Bound[],
  paid: Decimal,
  context: AdjustmentContext,
): Adjusted | undefined {
  const bound = strictest(bounds, 'minimum');
  return bound && adjustToBound('minimum', bound, paid, context);
}
