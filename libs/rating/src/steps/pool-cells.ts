import { Fraction } from '#money';
import { termsOfCharge } from '../cell-terms.js';
import { changed, type RatingCell, type RatingState } from '../rating-state.js';

/** The weighed cells as one, at the charge's own price. No cells stay no cells: then there is no tier and no flat. */
export function poolCells(state: RatingState): RatingState {
  const { charge } = state.input;
  if (!charge.pool || state.cells.length === 0) return state;
  const sum = state.cells.reduce((all, { quantity }) => all.plus(quantity), Fraction.ZERO);
  const pool: RatingCell = {
    dimensions: undefined,
    terms: termsOfCharge(charge),
    usage: { kind: 'quantity', quantity: sum },
    used: sum,
    quantity: sum,
    amount: Fraction.ZERO,
    parts: [],
  };
  return changed(state, {
    cells: [pool],
    pooled: state.cells,
    steps: [...state.steps, { step: 'pool', cells: state.cells.length, after: sum }],
  });
}
