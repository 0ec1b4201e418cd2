import type { CellWhen } from '../charge.js';

type Entry = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Pairs of entries (earlier, later) that name equally many dimensions and share a tuple, without one naming more
 * that covers every shared tuple. Each entry is reported once, with the first earlier one it shares a tuple with.
 *
 * A set of entries is a bit mask: a thousand entries with long lists would take a million list comparisons,
 * and take a few thousand mask operations instead.
 */
export function overlappingCells(cells: readonly { readonly when: CellWhen }[]): [number, number][] {
  const entries = cells.map(
    ({ when }): Entry => new Map(Object.entries(when).map(([name, values]) => [name, new Set(values)])),
  );
  const masks = new EntryMasks(entries);
  const pairs: [number, number][] = [];
  for (const [later, entry] of entries.entries()) {
    if (isImpossible(entry)) continue;
    const rivals = masks.sharing(entry) & masks.naming(entry.size);
    for (let earlier = 0; earlier < later; earlier += 1) {
      const other = entries[earlier];
      if (other === undefined || (rivals & bit(earlier)) === 0n) continue;
      if ((masks.covering(shared(entry, other)) & masks.namingMoreThan(entry.size)) !== 0n) continue;
      pairs.push([earlier, later]);
      break;
    }
  }
  return pairs;
}

/** The tuples that belong to both, which do share one: values of a dimension that only one names stay its own. */
function shared(a: Entry, b: Entry): Entry {
  const both = new Map(a);
  for (const [name, values] of b) {
    const mine = a.get(name);
    both.set(name, mine === undefined ? values : new Set([...values].filter((value) => mine.has(value))));
  }
  return both;
}

/** Matches no tuple, because a dimension lists no value: a fault of its own, never an overlap. */
function isImpossible(entry: Entry): boolean {
  return [...entry.values()].some((values) => values.size === 0);
}

function bit(index: number): bigint {
  return 1n << BigInt(index);
}

/** Which entries (bit n: entry n) ask for what. */
class EntryMasks {
  private readonly all: bigint;
  private readonly bySize = new Map<number, bigint>();
  private readonly byName = new Map<string, bigint>();
  private readonly byValue = new Map<string, Map<string, bigint>>();

  constructor(entries: readonly Entry[]) {
    this.all = bit(entries.length) - 1n;
    for (const [index, entry] of entries.entries()) {
      if (!isImpossible(entry)) add(this.bySize, entry.size, index);
      for (const [name, values] of entry) {
        add(this.byName, name, index);
        const ofName = this.byValue.get(name) ?? new Map<string, bigint>();
        this.byValue.set(name, ofName);
        for (const value of values) add(ofName, value, index);
      }
    }
  }

  naming(size: number): bigint {
    return this.bySize.get(size) ?? 0n;
  }

  namingMoreThan(size: number): bigint {
    let mask = 0n;
    for (const [count, entries] of this.bySize) if (count > size) mask |= entries;
    return mask;
  }

  /** Entries with at least one tuple in common with `entry`. */
  sharing(entry: Entry): bigint {
    let mask = this.all;
    for (const [name, values] of entry) {
      let meets = this.notNaming(name);
      for (const value of values) meets |= this.asking(name, value);
      mask &= meets;
    }
    return mask;
  }

  /** Entries that every tuple of `entry` belongs to. */
  covering(entry: Entry): bigint {
    let mask = this.all;
    for (const [name, values] of entry) {
      let holds = this.all;
      for (const value of values) holds &= this.asking(name, value);
      mask &= holds | this.notNaming(name);
    }
    for (const [name, entries] of this.byName) if (!entry.has(name)) mask &= ~entries;
    return mask;
  }

  private asking(name: string, value: string): bigint {
    return this.byValue.get(name)?.get(value) ?? 0n;
  }

  private notNaming(name: string): bigint {
    return this.all & ~(this.byName.get(name) ?? 0n);
  }
}

function add<K>(masks: Map<K, bigint>, key: K, index: number): void {
  masks.set(key, (masks.get(key) ?? 0n) | bit(index));
}
