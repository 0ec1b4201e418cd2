import { type AnyPrice, type ChargeModel, type Prices, missingFields } from '#catalog';
import { type Decimal, invariant } from '#money';
import { priceByModel } from '../charge-models/index.js';
import { termsShare } from '../proration.js';
import { changed, type RatingCell, type RatingState } from '../rating-state.js';

/** Each cell, or the pool, by the charge's model. */
export function priceCells(state: RatingState): RatingState {
  const { charge, rounding, part } = state.input;
  const flatShare = termsShare(state.input);
  const cells = state.cells.map((cell): RatingCell => {
    const { price } = cell.terms;
    invariant(isComplete(charge.model, price), 'a price is complete once its usage was read');
    const { quantity, usage } = cell;
    const input = { price, quantity, usage, flatShare, rounding, part };
    const { amount, parts } = priceByModel(charge.model, input);
    return {
      dimensions: cell.dimensions,
      terms: cell.terms,
      usage,
      used: cell.used,
      quantity,
      amount,
      parts,
    };
  });
  return changed(state, { cells });
}

function isComplete<M extends ChargeModel>(model: M, price: AnyPrice<Decimal>): price is Prices<Decimal>[M] {
  return missingFields(model, price).length === 0;
}
