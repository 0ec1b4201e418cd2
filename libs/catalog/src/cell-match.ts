import type { CellWhen } from './charge.js';

/** The values of one tuple by dimension; one left out is missing, not empty. */
export type Dimensions = Readonly<Record<string, string>>;

/**
 * Whether every dimension that `when` names has one of its values. A missing dimension value matches only a `when`
 * that does not name it. Names are own properties alone: `constructor` is a dimension nobody gave.
 */
export function whenMatches(when: CellWhen, dimensions: Dimensions): boolean {
  return Object.entries(when).every(([name, values]) => {
    const value = Object.hasOwn(dimensions, name) ? dimensions[name] : undefined;
    return value !== undefined && values.includes(value);
  });
}

/**
 * The cell that prices a tuple: of those that match, the one naming most dimensions. Undefined means the default
 * cell, the charge's own price. Two matches that name equally many are a `cell-overlap`, which `chargeFaults`
 * reports; without that check the earlier one answers.
 */
export function matchCell<C extends { readonly when: CellWhen }>(
  cells: readonly C[],
  dimensions: Dimensions,
): C | undefined {
  let best: C | undefined;
  let most = 0;
  for (const cell of cells) {
    const count = Object.keys(cell.when).length;
    if (count > most && whenMatches(cell.when, dimensions)) {
      best = cell;
      most = count;
    }
  }
  return best;
}
