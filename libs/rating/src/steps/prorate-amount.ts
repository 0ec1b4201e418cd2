import { Fraction } from '#money';
import { amountShare, termsShare } from '../proration.js';
import { changed, type RatingState } from '../rating-state.js';
import { countElsewhere } from './count-elsewhere.js';

/**
 * The share of the amount, or a note that the share has already acted on allowance, bounds and flat amounts. What is
 * not prorated counts whole on one line of the period and nothing on the others.
 */
export function prorateAmount(state: RatingState): RatingState {
  if (state.input.due === false) return countElsewhere(state);
  const terms = termsShare(state.input);
  if (!terms.equals(Fraction.ONE)) {
    const of = state.input.charge.prorate ? {} : { of: 'period' as const };
    return changed(state, { steps: [...state.steps, { step: 'proration', share: terms, ...of }] });
  }
  const share = amountShare(state.input);
  if (share.equals(Fraction.ONE)) return state;
  const amount = state.amount.times(share);
  return changed(state, {
    amount,
    steps: [...state.steps, { step: 'proration', share, before: state.amount, after: amount }],
  });
}
