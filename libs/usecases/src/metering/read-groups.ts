import { Injectable } from '@nestjs/common';
import { Decimal, ZERO } from '#money';
import {
  type Change,
  eventAggregation,
  EventReader,
  joinReadings,
  QUARTER,
  quarterOf,
  type Reading,
  type Span,
  type Tally,
} from '#metering';
import { type GroupedTally, UsageReadingStore } from '#storage';
import type { Outcome } from '../fault.js';
import type { GroupedCells } from './group-cells.js';
import { type HeardEvent, KeptEvents } from './kept-events.js';
import type { LiveMeter } from './live-meter.js';

/** By the names of the groups. One that is not there has no usage. */
type Readings = ReadonlyMap<string, Reading>;

/** What was counted of a meter's groups between bounds: from rollups, and from events where these are too coarse. */
@Injectable()
export class ReadGroups {
  constructor(
    private readonly readings: UsageReadingStore,
    private readonly kept: KeptEvents,
  ) {}

  /**
   * `isFilled`: whether the meter has counted all events from before it. One that has not is read event by event, and may
   * have groups that are not among the given ones yet.
   */
  async run(
    meter: LiveMeter,
    groups: GroupedCells,
    bounds: readonly bigint[],
    isFilled: boolean,
  ): Promise<Outcome<Readings>> {
    if (!isFilled) {
      const all = this.kept.everKept(meter, groups.workspace, lastOf(bounds));
      return { ok: true, value: await gathered(meter, groups, bounds, all) };
    }
    const aggregation = eventAggregation(meter.meter);
    if (aggregation === 'weightedSum') return { ok: true, value: await this.#levels(groups, bounds) };
    const { counted, uncounted } =
      aggregation === 'uniqueCount'
        ? await this.#uniques(meter, groups, bounds)
        : await this.#tallies(meter, groups, bounds);
    const { workspace } = groups;
    const heard = await this.kept.heard(
      meter,
      uncounted.map((span) => ({ workspace, ...span })),
    );
    if (!heard.ok) return heard;
    return { ok: true, value: joined(counted, await gathered(meter, groups, bounds, heard.value)) };
  }

  /** Quarters of an hour that a bound cuts are read event by event; all others are counted already. */
  async #tallies(meter: LiveMeter, groups: GroupedCells, bounds: readonly bigint[]): Promise<Counted> {
    const [from, to] = [bounds[0] ?? 0n, lastOf(bounds)];
    const cut = [...new Set(bounds.filter((bound) => bound % QUARTER !== 0n).map(quarterOf))];
    const found = new Map<number, Map<number, Tally>>();
    const isLatest = eventAggregation(meter.meter) === 'latest';
    for (const row of await this.readings.tallies(groups, bounds, cut, isLatest)) {
      const windows = found.get(row.group) ?? new Map<number, Tally>();
      found.set(row.group, windows.set(row.window, tallyOfRow(row)));
    }
    const before = isLatest ? await this.readings.newestBefore(groups, quarterOf(from)) : [];
    const newest = new Map(before.map(({ group, value }) => [group, exact(value)]));
    const counted = new Map<string, Reading>();
    for (const [group, name] of groups.names.entries()) {
      const value = newest.get(group);
      if (value === undefined && !found.has(group)) continue;
      counted.set(name, {
        kind: 'tallies',
        windows: found.get(group) ?? new Map<number, Tally>(),
        ...(value && { before: value }),
      });
    }
    // What is newest before the period may lie in the quarter of an hour in which it begins.
    const uncounted = cut.map((quarter) => ({
      from: isLatest || quarter > from ? quarter : from,
      to: quarter + QUARTER < to ? quarter + QUARTER : to,
    }));
    return { counted, uncounted };
  }

  async #uniques(meter: LiveMeter, groups: GroupedCells, bounds: readonly bigint[]): Promise<Counted> {
    if (meter.meter.window !== undefined) {
      const cut = windowsCut(bounds);
      const rows = await this.readings.windowedUniques(groups, bounds, cut);
      const uncounted = cut.map((window) => ({ from: bounds[window] ?? 0n, to: bounds[window + 1] ?? 0n }));
      return { counted: uniquesOf(rows, groups), uncounted };
    }
    const sure: { readonly group: number; readonly window: number; readonly values: number }[] = [];
    const uncounted: Span[] = [];
    for (const [window, to] of bounds.slice(1).entries()) {
      const from = bounds[window] ?? 0n;
      const rows = await this.readings.uniques(groups, from, to);
      if (rows.some((row) => row.unsure > 0)) uncounted.push({ from, to });
      else sure.push(...rows.map(({ group, values }) => ({ group, window, values })));
    }
    return { counted: uniquesOf(sure, groups), uncounted };
  }

  async #levels(groups: GroupedCells, bounds: readonly bigint[]): Promise<Readings> {
    const found = new Map<number, { before: typeof ZERO; changes: Change[] }>();
    for (const { group, time, change } of await this.readings.changes(
      groups,
      bounds[0] ?? 0n,
      lastOf(bounds),
    )) {
      const level = found.get(group) ?? { before: ZERO, changes: [] };
      if (time === undefined) level.before = exact(change);
      else level.changes.push({ time, change: exact(change) });
      found.set(group, level);
    }
    return named(groups, found, (level) => ({ kind: 'changes', ...level }));
  }
}

/** What rollups tell, and the spans of which only the events do. */
interface Counted {
  readonly counted: Readings;
  readonly uncounted: readonly Span[];
}

/** What single events say. */
async function gathered(
  { meter }: LiveMeter,
  { nameOf }: GroupedCells,
  bounds: readonly bigint[],
  events: AsyncIterable<HeardEvent>,
): Promise<Readings> {
  const reader = new EventReader(meter, bounds, nameOf);
  for await (const { event, ...said } of events)
    reader.add(said, { time: event.time, order: Buffer.from(event.digest).toString('hex') });
  return reader.readings();
}

/** By name, what was found by number. */
function named<Found>(
  { names }: GroupedCells,
  found: ReadonlyMap<number, Found>,
  read: (found: Found) => Reading,
): Readings {
  return new Map(
    names.flatMap((name, group): [string, Reading][] => {
      const one = found.get(group);
      return one === undefined ? [] : [[name, read(one)]];
    }),
  );
}

/** Sums may have more digits than anybody could write. */
const exact = (text: string): Decimal => new Decimal(text);
const lastOf = (bounds: readonly bigint[]): bigint => bounds.at(-1) ?? 0n;

/** Windows that begin or end within a quarter of an hour. */
function windowsCut(bounds: readonly bigint[]): readonly number[] {
  const isCut = (bound: bigint | undefined): boolean => bound !== undefined && bound % QUARTER !== 0n;
  return bounds.slice(1).flatMap((to, window) => (isCut(bounds[window]) || isCut(to) ? [window] : []));
}

function tallyOfRow({ events, total, least, greatest, latest }: GroupedTally): Tally {
  return {
    events,
    ...(total !== undefined && { total: exact(total) }),
    ...(least !== undefined && { least: exact(least) }),
    ...(greatest !== undefined && { greatest: exact(greatest) }),
    ...(latest && { latest: { ...latest, value: exact(latest.value) } }),
  };
}

function uniquesOf(
  rows: readonly { readonly group: number; readonly window: number; readonly values: number }[],
  groups: GroupedCells,
): Readings {
  const found = new Map<number, Map<number, number>>();
  for (const { group, window, values } of rows)
    found.set(group, (found.get(group) ?? new Map<number, number>()).set(window, values));
  return named(groups, found, (windows) => ({ kind: 'uniques', windows }));
}

function joined(one: Readings, other: Readings): Readings {
  const all = new Map(one);
  for (const [group, reading] of other) {
    const held = all.get(group);
    all.set(group, held === undefined ? reading : joinReadings(held, reading));
  }
  return all;
}
