import type { Decimal } from '#money';
import { adjustToBound } from './adjust-to-bound.js';
import type { Adjusted, AdjustmentContext } from './adjustment.js';
import { type Bound, strictest } from './bound.js';

/** Caps what is paid at the smallest maximum, before the minimum lifts it. */
export function packageMaximum(
  bounds: readonly Bound[],
  paid: Decimal,
  context: AdjustmentContext,
): Adjusted | undefined {
  const bound = strictest(bounds, 'maximum');
  return bound && adjustToBound('maximum', bound, paid, context);
}
