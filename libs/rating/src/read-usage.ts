import { termsOfCharge } from './cell-terms.js';
import type { RatingInput } from './line-item.js';
import { ZERO } from '#money';
import { readCell } from './read-cell.js';
import { readCells } from './read-cells.js';
import { type RatingFault, isRatingFault, ratingFault } from './rating-fault.js';
import type { RatingCell } from './rating-state.js';
import type { CellQuantity } from './usage.js';

const NOTHING: CellQuantity = { kind: 'quantity', quantity: ZERO };

/** The cells to price, each with its terms: one a tuple, or a single one without `by`. Refuses what has no price. */
export function readUsage(input: RatingInput): readonly RatingCell[] | RatingFault {
  const fault = allowanceFault(input) ?? usageShapeFault(input);
  if (fault) return fault;
  const { charge, usage } = input;
  if (usage.kind === 'cells') return readCells(input, usage.cells);
  // A flat charge counts nothing, so whatever was used is not its business.
  const cell = readCell(
    charge,
    termsOfCharge(charge),
    undefined,
    charge.model === 'flat' || usage.kind === 'none' ? NOTHING : usage,
  );
  return isRatingFault(cell) ? cell : [cell];
}

/** Usage that is missing, or has cells where the charge has no `by`, or none where it has. */
function usageShapeFault({ charge: { by, model }, usage }: RatingInput): RatingFault | undefined {
  const cells = usage.kind === 'cells';
  if (usage.kind === 'none' && model !== 'flat') {
    return ratingFault(
      'rating.usage-missing',
      'nothing says how much was used',
      by.length > 0
        ? 'give `cells`; an empty list means nothing was used'
        : 'give a quantity, `0` if nothing was used',
    );
  }
  if (cells && by.length === 0) {
    return ratingFault(
      'rating.usage-shape',
      'usage has cells, and the charge is not priced `by` any dimension',
      'give one quantity, or name the dimensions in `by`',
    );
  }
  if (!cells && by.length > 0) {
    return ratingFault(
      'rating.usage-shape',
      `usage is one number, and the charge is priced by ${by.map((name) => `\`${name}\``).join(', ')}`,
      'give `cells`, each with its `dimensions`',
    );
  }
  return undefined;
}

/** An allowance without units to take it off: a rule may add one where the file could not. */
function allowanceFault({ charge, include }: RatingInput): RatingFault | undefined {
  if (include === undefined && charge.included === undefined) return undefined;
  const reason = noAllowance(charge);
  return (
    reason &&
    ratingFault(
      'rating.allowance-unusable',
      `an allowance has no meaning here: ${reason.message}`,
      reason.help,
    )
  );
}

function noAllowance({
  model,
  by,
  pool,
}: RatingInput['charge']): { message: string; help: string } | undefined {
  if (model === 'flat')
    return { message: 'a flat charge has no quantity', help: 'include units of another charge' };
  if (model === 'percentage') {
    return {
      message: 'a percentage charge prices events, not units',
      help: 'use `freeEvents` or `freeAmount`',
    };
  }
  if (by.length === 0 || pool) return undefined;
  return {
    message: 'it does not say which of the cells uses it up',
    help: 'add `pool: true` to price the sum of the cells, or write `included` in each of the `cells`',
  };
}
