import { type Decimal, Fraction } from '#money';
import { termsShare } from '../proration.js';
import { changed, type RatingState } from '../rating-state.js';

/** Once for the sum of the cells, also when nothing was used. */
export function applyMaximum(state: RatingState): RatingState {
  const limit = bound(state, state.input.charge.maximum);
  if (limit === undefined || state.amount.compare(limit) <= 0) return state;
  return bounded(state, 'maximum', limit);
}

/** After the maximum, so that it wins where they cross. A waived charge owes nothing, hence no minimum either. */
export function applyMinimum(state: RatingState): RatingState {
  const limit = bound(state, state.input.charge.minimum);
  if (limit === undefined || state.input.waived === true || state.amount.compare(limit) >= 0) return state;
  return bounded(state, 'minimum', limit);
}

function bound(state: RatingState, written: Decimal | undefined): Fraction | undefined {
  return written && Fraction.of(written).times(termsShare(state.input));
}

function bounded(state: RatingState, step: 'maximum' | 'minimum', limit: Fraction): RatingState {
  const change = { step, before: state.amount, after: limit, limit };
  return changed(state, { amount: limit, steps: [...state.steps, change] });
}
