import { Fraction } from '#money';
import { changed, type RatingState } from '../rating-state.js';

/** A charge that is not prorated counts once a period, by its timing; its other lines are shown and count nothing. */
export function countElsewhere(state: RatingState): RatingState {
  const { timing } = state.input.charge;
  const change = { step: 'timing', timing, before: state.amount, after: Fraction.ZERO } as const;
  return changed(state, { amount: Fraction.ZERO, steps: [...state.steps, change] });
}
