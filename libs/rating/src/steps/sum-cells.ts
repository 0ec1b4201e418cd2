import { Fraction } from '#money';
import { changed, type RatingState } from '../rating-state.js';

/** From here on the line has one amount, still exact. */
export function sumCells(state: RatingState): RatingState {
  const amount = state.cells.reduce((all, cell) => all.plus(cell.amount), Fraction.ZERO);
  const { model } = state.input.charge;
  return changed(state, { amount, steps: [...state.steps, { step: 'model', model, after: amount }] });
}
