import type { Dimensions } from '#catalog';
import { termsByCell } from './cell-terms.js';
import type { RatingInput } from './line-item.js';
import { type RatingFault, isRatingFault, quoted, ratingFault } from './rating-fault.js';
import type { RatingCell } from './rating-state.js';
import { readCell, tupleText } from './read-cell.js';
import type { CellUsage } from './usage.js';

/** One cell a tuple, in the order given. */
export function readCells(
  input: RatingInput,
  usage: readonly CellUsage[],
): readonly RatingCell[] | RatingFault {
  const { by, model, pool } = input.charge;
  if (pool && model === 'percentage') {
    return ratingFault(
      'rating.pool-events',
      'a percentage charge prices events one by one, so its cells have nothing to pool',
      'leave `pool` out',
    );
  }
  const termsOf = termsByCell(input);
  const seen = new Set<string>();
  const cells: RatingCell[] = [];
  for (const { dimensions: given, usage: quantity } of usage) {
    const dimensions = inOrderOf(by, given);
    const tuple = JSON.stringify(by.map((name) => valueOf(given, name)));
    const fault = unknownDimension(by, given) ?? (seen.has(tuple) ? givenTwice(by, given) : undefined);
    if (fault) return fault;
    seen.add(tuple);
    const cell = readCell(input.charge, termsOf(dimensions), dimensions, quantity);
    if (isRatingFault(cell)) return cell;
    cells.push(cell);
  }
  return cells;
}

/** The order in which a caller happened to write the names of a tuple must not show in any text. */
function inOrderOf(by: readonly string[], dimensions: Dimensions): Dimensions {
  const names = by.filter((name) => Object.hasOwn(dimensions, name));
  return Object.fromEntries(names.map((name) => [name, dimensions[name] ?? '']));
}

/** A missing value is its own value: it is not the empty text, and never something inherited. */
function valueOf(dimensions: Dimensions, name: string): string | null {
  return Object.hasOwn(dimensions, name) ? (dimensions[name] ?? null) : null;
}

function unknownDimension(by: readonly string[], dimensions: Dimensions): RatingFault | undefined {
  const unknown = Object.keys(dimensions).find((name) => !by.includes(name));
  if (unknown === undefined) return undefined;
  return ratingFault(
    'rating.unknown-dimension',
    `the charge is not priced by ${quoted(unknown)}`,
    `its dimensions are ${by.map((name) => `\`${name}\``).join(', ')}`,
  );
}

function givenTwice(by: readonly string[], dimensions: Dimensions): RatingFault {
  return ratingFault(
    'rating.duplicate-cell',
    `the tuple ${tupleText(by, dimensions)} is given twice`,
    'give each tuple once, with all of its usage',
  );
}
