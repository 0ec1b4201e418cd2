import { Injectable } from '@nestjs/common';
import type { Period } from '#calendar';
import type { Charge, PackageVersion } from '#catalog';
import { decimalText, invariant } from '#money';
import {
  type Cell,
  cellOf,
  eventAggregation,
  measuredText,
  noReading,
  quantityOf,
  type Reading,
  spanOf,
} from '#metering';
import { neededFacts, type UsageDocument } from '#quote';
import { type KeptUsageEvent, UnitOfWork, UsageReadingStore } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { type GroupedCells, groupCells } from './group-cells.js';
import { KeptEvents } from './kept-events.js';
import { MeterCatalog, type ReadableMeter } from './meter-catalog.js';
import { ReadGroups } from './read-groups.js';
import { windowBounds } from './window-bounds.js';

/** A workspace's usage of every meter that a version reads, each in the shape that its charges take. */
export type MeteredUsage = Readonly<Record<string, UsageDocument>>;

/** A percentage that looks at each event prices so many; more of them are a bill that nobody could read. */
const MOST_EVENTS = 100_000;

@Injectable()
export class MeterUsage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly catalog: MeterCatalog,
    private readonly readings: UsageReadingStore,
    private readonly groups: ReadGroups,
    private readonly kept: KeptEvents,
  ) {}

  /** For each version the usage of its own period, all of it as of one instant. */
  async run(
    workspace: string,
    asked: readonly { readonly version: PackageVersion; readonly period: Period }[],
  ): Promise<Outcome<readonly MeteredUsage[]>> {
    return await this.work.snapshot(async () => {
      const known = await this.catalog.live();
      const usages: MeteredUsage[] = [];
      for (const { version, period } of asked) {
        const usage: Record<string, UsageDocument> = {};
        for (const key of metersOf(version)) {
          const meter = known.get(key);
          if (meter === undefined) return refused(notCounting(key));
          const read = await this.#usageOf(workspace, meter, version, period);
          if (!read.ok) return read;
          usage[key] = read.value;
        }
        usages.push(usage);
      }
      return { ok: true, value: usages };
    });
  }

  async #usageOf(
    workspace: string,
    { live, isFilled }: ReadableMeter,
    version: PackageVersion,
    period: Period,
  ): Promise<Outcome<UsageDocument>> {
    const { meter } = live;
    const charges = version.charges.filter(
      ({ source }) => source.kind === 'meter' && source.meter === meter.key,
    );
    const by = meter.dimensions.filter((name) => charges.some((charge) => charge.by.includes(name)));
    const groups = await groupCells(this.readings, workspace, live, by);
    const percentages = charges.filter(({ model }) => model === 'percentage');
    if (percentages.some((charge) => looksAtEvents(charge, version)))
      return await this.#eachEvent(live, groups, period, by.length > 0);
    const bounds = windowBounds(meter, period);
    if (!bounds.ok) return bounds;
    const readings = await this.groups.run(live, groups, bounds.value, isFilled);
    if (!readings.ok) return readings;
    const names = [...new Set([...groups.names, ...readings.value.keys()])].sort();
    const measures = names.map((name) => {
      const reading = readings.value.get(name) ?? noReading(eventAggregation(meter));
      const measure =
        percentages.length > 0
          ? totalsOf(reading)
          : { quantity: measuredText(quantityOf(meter, bounds.value, reading)) };
      return { cell: cellOf(name), measure };
    });
    return { ok: true, value: documentOf(measures, by.length > 0) };
  }

  /** In order of time, source and id. */
  async #eachEvent(
    live: ReadableMeter['live'],
    { workspace, names, nameOf }: GroupedCells,
    period: Period,
    isByCell: boolean,
  ): Promise<Outcome<UsageDocument>> {
    const heard = await this.kept.heard(live, [{ workspace, ...spanOf(period) }]);
    if (!heard.ok) return heard;
    const found: PricedEvent[] = [];
    for await (const { cell, value, event } of heard.value) {
      invariant(value !== undefined, 'a percentage reads a sum');
      if (found.length === MOST_EVENTS) return refused(tooManyEvents(live.meter.key));
      found.push({ event, name: nameOf(cell), value: decimalText(value) });
    }
    found.sort(byTimeSourceAndId);
    const valuesOf = new Map<string, string[]>(names.map((name) => [name, []]));
    for (const { name, value } of found) (valuesOf.get(name) ?? added(valuesOf, name)).push(value);
    const inOrder = [...valuesOf].sort(([a], [b]) => (a < b ? -1 : 1));
    const measures = inOrder.map(([name, events]) => ({ cell: cellOf(name), measure: { events } }));
    return { ok: true, value: documentOf(measures, isByCell) };
  }
}

/** A group that nothing but these events tells of. */
function added(groups: Map<string, string[]>, name: string): string[] {
  const values: string[] = [];
  groups.set(name, values);
  return values;
}

interface PricedEvent {
  readonly event: Pick<KeptUsageEvent, 'time' | 'source' | 'id'>;
  /** Of its group. */
  readonly name: string;
  readonly value: string;
}

function byTimeSourceAndId({ event: a }: PricedEvent, { event: b }: PricedEvent): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

const metersOf = (version: PackageVersion): readonly string[] =>
  [...neededFacts(version)].flatMap((fact) =>
    fact.startsWith('usage.') ? [fact.slice('usage.'.length)] : [],
  );

/** Whether it prices events one by one, or might once a rule has changed its price. */
function looksAtEvents(charge: Charge, { rules }: PackageVersion): boolean {
  const fields = ['freeEvents', 'freeAmount', 'minimumPerEvent', 'maximumPerEvent', 'roundEach'];
  const prices = [charge.price, ...charge.cells.map(({ price }) => price)];
  const isOverridden = rules.some(
    ({ event }) => event.type === 'overridePrice' && event.charge === charge.key,
  );
  return isOverridden || prices.some((price) => fields.some((field) => field in price));
}

function totalsOf(reading: Reading): Measure {
  invariant(reading.kind === 'tallies', 'a percentage reads a sum');
  const tally = reading.windows.get(0);
  return {
    amount: tally?.total === undefined ? '0' : decimalText(tally.total),
    count: String(tally?.events ?? 0),
  };
}

type Measure =
  | { readonly quantity: string }
  | { readonly events: readonly string[] }
  | { readonly amount: string; readonly count: string };

/** Cells that were not used are left out; without cells there is always a quantity. */
function documentOf(
  measures: readonly { readonly cell: Cell; readonly measure: Measure }[],
  isByCell: boolean,
): UsageDocument {
  if (isByCell)
    return measures
      .filter(({ measure }) => isUsed(measure))
      .map(({ cell, measure }) => ({ ...cell, ...measure }));
  const [only] = measures;
  invariant(only !== undefined, 'all cells together are one');
  return 'quantity' in only.measure ? only.measure.quantity : only.measure;
}

function isUsed(measure: Measure): boolean {
  if ('quantity' in measure) return measure.quantity !== '0';
  return 'events' in measure ? measure.events.length > 0 : measure.count !== '0';
}

const notCounting = (key: string): ServiceFault => ({
  code: 'meter.unknown',
  message: `meter \`${key}\` does not count: no published version brought it`,
  help: 'publish a version with it, or give the usage of each meter in `usage`',
  pointer: '/usage',
});

const tooManyEvents = (key: string): ServiceFault => ({
  code: 'usage.too-many-events',
  message: `meter \`${key}\` has more than ${MOST_EVENTS} events in the period, and each of them is priced`,
  help: 'ask for a shorter period, or price the sum: without free allowances, bounds and rounding of each event',
  pointer: '/usage',
});
