import type { Convert } from '#catalog';
import { Fraction } from '#money';
import { changed, left, type RatingCell, type RatingState } from '../rating-state.js';
import type { RatingStep } from '../rating-step.js';

/** Every cell's quantity in the units it is priced in. */
export function convertCells(state: RatingState): RatingState {
  if (state.cells.every(({ terms }) => terms.convert === undefined)) return state;
  const steps: RatingStep[] = [...state.steps];
  const cells = state.cells.map((cell): RatingCell => {
    const { convert } = cell.terms;
    if (convert === undefined) return cell;
    const quantity = converted(cell.quantity, convert);
    steps.push({
      step: 'convert',
      before: cell.quantity,
      after: quantity,
      convert,
      ...(cell.dimensions && { dimensions: cell.dimensions }),
    });
    return left(cell, quantity);
  });
  return changed(state, { cells, steps });
}

/** An exact rational unless `round` asks otherwise. A negative quantity converts as its size does. */
export function converted(quantity: Fraction, convert: Convert): Fraction {
  if (quantity.isNegative) return converted(quantity.negated(), convert).negated();
  const { multiplyBy, divideBy, round } = convert;
  let exact = quantity;
  if (multiplyBy) exact = exact.times(multiplyBy);
  if (divideBy) exact = exact.dividedBy(divideBy);
  return round ? Fraction.of(exact.round(round)) : exact;
}
