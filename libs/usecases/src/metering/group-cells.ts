import { type Cell, cellBy, cellOf, cellText } from '#metering';
import type { MeteredGroups, UsageReadingStore } from '#storage';
import { NO_DIMS } from './dims.js';
import type { LiveMeter } from './live-meter.js';

/** Cells of a meter that are counted together, named by the text of what they have in common. */
export interface GroupedCells extends MeteredGroups {
  /** By the number of the group. */
  readonly names: readonly string[];
  readonly nameOf: (cell: Cell) => string;
}

/** The cells of a workspace by some of the meter's dimensions; by none of them all cells are one group. */
export async function groupCells(
  store: UsageReadingStore,
  workspace: string,
  { id, meter }: LiveMeter,
  by: readonly string[],
): Promise<GroupedCells> {
  const nameOf = (cell: Cell): string => cellText(cellBy(cell, by));
  // Events that name no dimension have a cell of their own, which is not kept among the tuples.
  const kept = meter.dimensions.length === 0 ? [] : await store.tuples(workspace, id);
  const tuples = [{ dims: NO_DIMS.digest, tuple: NO_DIMS.text }, ...kept];
  const numbers = new Map<string, number>();
  const groups = tuples.map(({ tuple }) => {
    const name = nameOf(cellOf(tuple));
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return {
    workspace,
    meter: id,
    dims: tuples.map(({ dims }) => dims),
    groups,
    names: [...numbers.keys()],
    nameOf,
  };
}
