import { Fraction, ZERO } from '#money';
import { termsShare } from '../proration.js';
import { changed, left, type RatingCell, type RatingState } from '../rating-state.js';
import type { RatingStep } from '../rating-step.js';

/** Takes the allowance off what is priced: `included`, and what `include` rules add to it, for the share it covers. */
export function takeAllowance(state: RatingState): RatingState {
  const { include = ZERO } = state.input;
  const share = termsShare(state.input);
  const steps: RatingStep[] = [];
  const cells = state.cells.map((cell): RatingCell => {
    const { included = ZERO } = cell.terms;
    if (included.isZero() && include.isZero()) return cell;
    const allowance = Fraction.of(included).plus(include).times(share);
    const quantity = lessAllowance(cell.quantity, allowance);
    steps.push({
      step: 'included',
      before: cell.quantity,
      after: quantity,
      allowance,
      ...(cell.dimensions && { dimensions: cell.dimensions }),
    });
    return left(cell, quantity);
  });
  return steps.length === 0 ? state : changed(state, { cells, steps: [...state.steps, ...steps] });
}

/** Never past zero: an allowance that is not used up is lost. Of a negative quantity it is taken off the size. */
function lessAllowance(quantity: Fraction, allowance: Fraction): Fraction {
  if (quantity.isNegative) return lessAllowance(quantity.negated(), allowance).negated();
  return quantity.minus(allowance).max(Fraction.ZERO);
}
