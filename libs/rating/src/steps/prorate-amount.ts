import { Fraction } from '#money';
import { amountShare, termsShare } from '../proration.js';
import type { RatingState } from '../rating-state.js';

/** The share of the amount, or a note that the share has already acted on allowance, bounds and flat amounts. */
export function prorateAmount(state: RatingState): RatingState {
  if (!termsShare(state.input).equals(Fraction.ONE)) {
    return { ...state, steps: [...state.steps, { step: 'proration', share: state.input.share }] };
  }
  const share = amountShare(state.input);
  if (share.equals(Fraction.ONE)) return state;
  const amount = state.amount.times(share);
  return {
    ...state,
    amount,
    steps: [...state.steps, { step: 'proration', share, before: state.amount, after: amount }],
  };
}
