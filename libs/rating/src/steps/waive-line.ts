import { Fraction } from '#money';
import { changed, type RatingState } from '../rating-state.js';

/** A waived charge is rated and shown, and counts nothing. */
export function waiveLine(state: RatingState): RatingState {
  if (state.input.waived !== true) return state;
  const change = { step: 'waive', before: state.amount, after: Fraction.ZERO } as const;
  return changed(state, { amount: Fraction.ZERO, steps: [...state.steps, change] });
}
