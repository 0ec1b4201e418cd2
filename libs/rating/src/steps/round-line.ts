import { Fraction } from '#money';
import { type RatingFault, ratingFault } from '../rating-fault.js';
import { changed, type RatingState } from '../rating-state.js';

const DIGITS = 26;
const LIMIT = Fraction.ratio(10n ** BigInt(DIGITS), 1n);

/** The line's one rounding. Amounts of more than 26 digits before the point are refused, never cut. */
export function roundLine(state: RatingState): RatingState | RatingFault {
  const { mode, scale } = state.input.rounding;
  const exact = state.amount;
  if (exact.absolute().compare(LIMIT) >= 0) return overflow();
  const rounded = exact.round({ scale, mode });
  const after = Fraction.of(rounded);
  // 26 nines and a fraction may still round to a digit more.
  if (after.absolute().compare(LIMIT) >= 0) return overflow();
  if (after.equals(exact)) return changed(state, { rounded });
  return changed(state, {
    rounded,
    steps: [...state.steps, { step: 'round', before: exact, after, mode, scale }],
  });
}

function overflow(): RatingFault {
  return ratingFault(
    'rating.amount-overflow',
    `the amount has more than ${DIGITS} digits before the point`,
    'check the quantity and the price: one of them is far too large',
  );
}
