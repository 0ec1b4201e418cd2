import { Injectable } from '@nestjs/common';
import { Decimal, ZERO } from '#money';
import {
  type Change,
  contributionOf,
  eventAggregation,
  EventReader,
  joinReadings,
  QUARTER,
  quarterOf,
  type Reading,
  type Tally,
} from '#metering';
import { type GroupedTally, UsageCorrectionStore, UsageReadingStore } from '#storage';
import type { GroupedCells } from './group-cells.js';
import type { LiveMeter } from './live-meter.js';
import { dataOf } from './quarantined-text.js';

type Readings = ReadonlyMap<number, Reading>;

const EVER = -62_135_596_800_000_000n;

/** What was counted of a meter's groups between bounds: from rollups, and from events where these are too coarse. */
@Injectable()
export class ReadGroups {
  constructor(
    private readonly readings: UsageReadingStore,
    private readonly events: UsageCorrectionStore,
  ) {}

  /** A group without a reading has no usage. `isFilled`: whether the meter has counted all events from before it. */
  async run(
    meter: LiveMeter,
    groups: GroupedCells,
    bounds: readonly bigint[],
    isFilled: boolean,
  ): Promise<Readings> {
    const aggregation = eventAggregation(meter.meter);
    if (!isFilled) return await this.#raw(meter, groups, bounds, [{ from: EVER, to: lastOf(bounds) }]);
    if (aggregation === 'weightedSum') return await this.#levels(groups, bounds);
    if (aggregation === 'uniqueCount') return await this.#uniques(meter, groups, bounds);
    return await this.#tallies(meter, groups, bounds);
  }

  /** Quarters of an hour that a bound cuts are read event by event; all others are counted already. */
  async #tallies(meter: LiveMeter, groups: GroupedCells, bounds: readonly bigint[]): Promise<Readings> {
    const [from, to] = [bounds[0] ?? 0n, lastOf(bounds)];
    const cut = [...new Set(bounds.filter((bound) => bound % QUARTER !== 0n).map(quarterOf))];
    const found = new Map<number, Map<number, Tally>>();
    for (const row of await this.readings.tallies(groups, bounds, cut)) {
      const windows = found.get(row.group) ?? new Map<number, Tally>();
      found.set(row.group, windows.set(row.window, tallyOfRow(row)));
    }
    const isLatest = eventAggregation(meter.meter) === 'latest';
    const before = isLatest ? await this.readings.newestBefore(groups, quarterOf(from)) : [];
    const newest = new Map(before.map(({ group, value }) => [group, exact(value)]));
    const counted = new Map<number, Reading>();
    for (const group of new Set([...found.keys(), ...newest.keys()])) {
      const value = newest.get(group);
      counted.set(group, {
        kind: 'tallies',
        windows: found.get(group) ?? new Map<number, Tally>(),
        ...(value && { before: value }),
      });
    }
    // What is newest before the period may lie in the quarter of an hour in which it begins.
    const spans = cut.map((quarter) => ({
      from: isLatest || quarter > from ? quarter : from,
      to: quarter + QUARTER < to ? quarter + QUARTER : to,
    }));
    return joined(counted, await this.#raw(meter, groups, bounds, spans));
  }

  async #uniques(meter: LiveMeter, groups: GroupedCells, bounds: readonly bigint[]): Promise<Readings> {
    if (meter.meter.window !== undefined) {
      const cut = windowsCut(bounds);
      const rows = await this.readings.windowedUniques(groups, bounds, cut);
      const spans = cut.map((window) => ({ from: bounds[window] ?? 0n, to: bounds[window + 1] ?? 0n }));
      return joined(uniquesOf(rows), await this.#raw(meter, groups, bounds, spans));
    }
    const sure: { readonly group: number; readonly window: number; readonly values: number }[] = [];
    const unsure: { readonly from: bigint; readonly to: bigint }[] = [];
    for (const [window, to] of bounds.slice(1).entries()) {
      const from = bounds[window] ?? 0n;
      const rows = await this.readings.uniques(groups, from, to);
      if (rows.some((row) => row.unsure > 0)) unsure.push({ from, to });
      else sure.push(...rows.map(({ group, values }) => ({ group, window, values })));
    }
    return joined(uniquesOf(sure), await this.#raw(meter, groups, bounds, unsure));
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
    return new Map(
      [...found].map(([group, level]): [number, Reading] => [group, { kind: 'changes', ...level }]),
    );
  }

  /** Straight from the events of some spans. */
  async #raw(
    { meter }: LiveMeter,
    groups: GroupedCells,
    bounds: readonly bigint[],
    spans: readonly { readonly from: bigint; readonly to: bigint }[],
  ): Promise<Readings> {
    const reader = new EventReader(meter, bounds, (cell) => String(groups.numberOf(cell) ?? ''));
    for (const span of spans) {
      if (span.from >= span.to) continue;
      const asked = { workspace: groups.workspace, type: meter.event, ...span };
      for await (const { time, digest, data } of this.events.standing(asked)) {
        const said = contributionOf(meter, data === undefined ? {} : dataOf(data));
        if (said.ok && said.contribution !== undefined)
          reader.add(said.contribution, { time, order: Buffer.from(digest).toString('hex') });
      }
    }
    const readings = [...reader.readings()].filter(([group]) => group !== '');
    return new Map(readings.map(([group, reading]) => [Number(group), reading]));
  }
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
): Readings {
  const found = new Map<number, Map<number, number>>();
  for (const { group, window, values } of rows)
    found.set(group, (found.get(group) ?? new Map<number, number>()).set(window, values));
  return new Map([...found].map(([group, windows]) => [group, { kind: 'uniques', windows }]));
}

function joined(one: Readings, other: Readings): Readings {
  const all = new Map(one);
  for (const [group, reading] of other) {
    const held = all.get(group);
    all.set(group, held === undefined ? reading : joinReadings(held, reading));
  }
  return all;
}
