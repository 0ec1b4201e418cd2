import { type Cell, cellBy, cellOf, cellText } from '#metering';
import type { MeteredGroups, UsageReadingStore } from '#storage';
import { NO_DIMS } from './dims.js';
import type { LiveMeter } from './live-meter.js';

/** Cells of a meter that are counted together, and what they have in common. */
export interface GroupedCells extends MeteredGroups {
  /** By the number of the group, in the order of their text. */
  readonly cells: readonly Cell[];
  readonly numberOf: (cell: Cell) => number | undefined;
}

/** The cells of a workspace by some of the meter's dimensions; by none of them all cells are one group. */
export async function groupCells(
  store: UsageReadingStore,
  workspace: string,
  { id, meter }: LiveMeter,
  by: readonly string[],
): Promise<GroupedCells> {
  // Events that name no dimension have a cell of their own, which is not kept among the tuples.
  const kept = meter.dimensions.length === 0 ? [] : await store.tuples(workspace, id);
  const tuples = [{ dims: NO_DIMS.digest, tuple: NO_DIMS.text }, ...kept];
  const seen = tuples.map(({ tuple }) => {
    const cell = cellBy(cellOf(tuple), by);
    return { cell, text: cellText(meter, cell) };
  });
  const distinct = new Map(seen.map(({ cell, text }) => [text, cell]));
  const inOrder = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1));
  const numbers = new Map(inOrder.map(([text], group) => [text, group]));
  return {
    workspace,
    meter: id,
    dims: tuples.map(({ dims }) => dims),
    groups: seen.map(({ text }) => numbers.get(text) ?? 0),
    cells: inOrder.map(([, cell]) => cell),
    numberOf: (cell) => numbers.get(cellText(meter, cellBy(cell, by))),
  };
}
