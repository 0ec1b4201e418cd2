import { quarterOf } from '#metering';
import { Decimal, decimalText, ZERO } from '#money';
import type { Digest, UsageChange, UsageRollup, UsageRollupStore, UsageUnique } from '#storage';
import type { CountedItem } from './counted-items.js';
import { digestOf } from './event-digests.js';
import { monthOf } from './month-of.js';

/** Whose event it is, and when it counts. */
export interface CountedAs {
  readonly workspace: string;
  readonly time: bigint;
  readonly digest: Digest;
}

interface Gathered extends Omit<UsageRollup, 'events' | 'total' | 'least' | 'greatest' | 'latest'> {
  events: number;
  total?: Decimal;
  least?: Decimal;
  greatest?: Decimal;
  latest?: { readonly value: Decimal; readonly time: bigint; readonly digest: Digest };
}

/** What many events say together: one row for many of them, so that a batch costs what its cells cost. */
export class UsageCounts {
  readonly #rollups = new Map<string, Gathered>();
  readonly #uniques = new Map<string, UsageUnique>();
  readonly #changes = new Map<string, UsageChange>();

  add(item: CountedItem, as: CountedAs): void {
    const { meter, dims, contribution } = item;
    const { workspace, time, digest } = as;
    const { unique, value } = contribution;
    const key = `${dims.key}${meter.id}\0${workspace}\0`;
    if (unique !== undefined) {
      const span = meter.meter.window === undefined ? monthOf(time) : quarterOf(time);
      this.#see(
        `${key}${span}`,
        { workspace, meter: meter.id, dims: dims.digest, span, value: digestOf(unique) },
        time,
      );
    } else if (meter.aggregation === 'weightedSum') {
      const change = decimalText(value ?? ZERO);
      const at = `${key}${time}\0${Buffer.from(digest).toString('latin1')}`;
      this.#changes.set(at, { workspace, meter: meter.id, dims: dims.digest, time, digest, change });
    } else {
      const bucket = quarterOf(time);
      const at = `${key}${bucket}`;
      let gathered = this.#rollups.get(at);
      if (gathered === undefined) {
        gathered = { workspace, meter: meter.id, dims: dims.digest, bucket, events: 0 };
        this.#rollups.set(at, gathered);
      }
      gather(gathered, item, as);
    }
  }

  /** Adds it all, in the order of the keys. */
  async addTo(store: UsageRollupStore): Promise<void> {
    await store.addUniques(inOrder(this.#uniques));
    await store.addChanges(inOrder(this.#changes));
    // Last: whoever else counts in the same quarter of an hour waits from here to the commit.
    await store.addRollups(this.rollups());
  }

  rollups(): readonly UsageRollup[] {
    return inOrder(this.#rollups).map(({ total, least, greatest, latest, ...rollup }) => ({
      ...rollup,
      ...(total === undefined ? {} : { total: decimalText(total) }),
      ...(least === undefined ? {} : { least: decimalText(least) }),
      ...(greatest === undefined ? {} : { greatest: decimalText(greatest) }),
      ...(latest === undefined ? {} : { latest: { ...latest, value: decimalText(latest.value) } }),
    }));
  }

  uniques(): readonly UsageUnique[] {
    return inOrder(this.#uniques);
  }

  #see(place: string, unique: Omit<UsageUnique, 'firstAt' | 'lastAt'>, time: bigint): void {
    const key = `${place}\0${Buffer.from(unique.value).toString('latin1')}`;
    const seen = this.#uniques.get(key);
    const [firstAt, lastAt] = [seen?.firstAt ?? time, seen?.lastAt ?? time];
    this.#uniques.set(key, {
      ...unique,
      firstAt: time < firstAt ? time : firstAt,
      lastAt: time > lastAt ? time : lastAt,
    });
  }
}

/** A rollup holds what its meter's aggregation asks for, and no more. */
function gather(rollup: Gathered, { meter, contribution: { value } }: CountedItem, as: CountedAs): void {
  rollup.events += 1;
  if (value === undefined) return;
  switch (meter.aggregation) {
    case 'sum':
    case 'average':
      rollup.total = rollup.total?.plus(value) ?? value;
      return;
    case 'min':
      if (rollup.least === undefined || value.lessThan(rollup.least)) rollup.least = value;
      return;
    case 'max':
      if (rollup.greatest === undefined || value.greaterThan(rollup.greatest)) rollup.greatest = value;
      return;
    case 'latest':
      if (rollup.latest === undefined || isNewer(as, rollup.latest))
        rollup.latest = { value, time: as.time, digest: as.digest };
      return;
    case 'count':
    case 'uniqueCount':
    case 'weightedSum':
  }
}

/** Of two events at one time the one with the greater digest is the newer one, whoever came first. */
function isNewer(a: Pick<CountedAs, 'time' | 'digest'>, b: Pick<CountedAs, 'time' | 'digest'>): boolean {
  return a.time === b.time ? Buffer.compare(a.digest, b.digest) > 0 : a.time > b.time;
}

function inOrder<Value>(values: ReadonlyMap<string, Value>): Value[] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
