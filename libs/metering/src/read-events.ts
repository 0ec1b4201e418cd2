import type { Meter } from '#catalog';
import { type Decimal, ZERO } from '#money';
import { type Cell, type Contribution, eventAggregation } from './contribution.js';
import type { Change } from './level.js';
import { noReading, type Reading } from './reading.js';
import { mergeTallies, type Newest, type Tally, tallyOf } from './tally.js';

/** When an event counts, and which of two at one time is newer. */
export type EventPlace = Omit<Newest, 'value'>;

/**
 * Gathers what single events say into readings, one a group of cells: for the edges of a period that fall within a
 * quarter of an hour, and for meters that are not counted yet. Events may come in any order; those from before the
 * period matter to `latest` and `weightedSum` alone.
 */
export class EventReader {
  readonly #groups = new Map<string, Gathered>();

  /** Windows lie between the `bounds`, which rise. */
  constructor(
    private readonly meter: Meter,
    private readonly bounds: readonly bigint[],
    private readonly groupOf: (cell: Cell) => string,
  ) {}

  add({ cell, value, unique }: Contribution, place: EventPlace): void {
    const window = windowOf(this.bounds, place.time);
    if (window === undefined) return;
    const group = this.#group(this.groupOf(cell));
    if (unique !== undefined) {
      const seen = group.uniques.get(window) ?? new Set();
      group.uniques.set(window, seen.add(unique));
    } else if (eventAggregation(this.meter) === 'weightedSum') {
      if (window === BEFORE) group.level = group.level.plus(value ?? ZERO);
      else group.changes.push({ time: place.time, change: value ?? ZERO });
    } else {
      const one = tallyOf(place, value);
      const held = group.tallies.get(window);
      group.tallies.set(window, held === undefined ? one : mergeTallies(held, one));
    }
  }

  /** By group; a group of which nothing was heard is not there. */
  readings(): ReadonlyMap<string, Reading> {
    return new Map([...this.#groups].map(([name, group]) => [name, this.#reading(group)]));
  }

  #reading({ tallies, uniques, changes, level }: Gathered): Reading {
    const { kind } = noReading(eventAggregation(this.meter));
    switch (kind) {
      case 'uniques': {
        const within = [...uniques].filter(([window]) => window !== BEFORE);
        return { kind, windows: new Map(within.map(([window, seen]) => [window, seen.size])) };
      }
      case 'changes':
        return { kind, changes: inOrderOfTime(changes), before: level };
      case 'tallies': {
        const before = tallies.get(BEFORE)?.latest?.value;
        const windows = new Map([...tallies].filter(([window]) => window !== BEFORE));
        return { kind, windows, ...(before && { before }) };
      }
    }
  }

  #group(name: string): Gathered {
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const made = { tallies: new Map(), uniques: new Map(), changes: [], level: ZERO };
    this.#groups.set(name, made);
    return made;
  }
}

interface Gathered {
  readonly tallies: Map<number, Tally>;
  readonly uniques: Map<number, Set<string>>;
  readonly changes: Change[];
  level: Decimal;
}

/** The place of what happened before the first window. */
const BEFORE = -1;

/** Which window holds an instant; undefined for one after the last. */
export function windowOf(bounds: readonly bigint[], time: bigint): number | undefined {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] ?? 0n) <= time) low = middle + 1;
    else high = middle;
  }
  return low === bounds.length ? undefined : low - 1;
}

export const inOrderOfTime = (changes: readonly Change[]): readonly Change[] =>
  [...changes].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));

/** Two readings of the same cells, of parts of the period that share no event. */
export function joinReadings(one: Reading, other: Reading): Reading {
  if (one.kind === 'tallies' && other.kind === 'tallies') {
    const windows = new Map(one.windows);
    for (const [window, tally] of other.windows) {
      const held = windows.get(window);
      windows.set(window, held === undefined ? tally : mergeTallies(held, tally));
    }
    const before = other.before ?? one.before;
    return { kind: 'tallies', windows, ...(before && { before }) };
  }
  if (one.kind === 'uniques' && other.kind === 'uniques')
    return { kind: 'uniques', windows: new Map([...one.windows, ...other.windows]) };
  if (one.kind === 'changes' && other.kind === 'changes')
    return {
      kind: 'changes',
      before: one.before.plus(other.before),
      changes: inOrderOfTime([...one.changes, ...other.changes]),
    };
  return one;
}
