import { Injectable } from '@nestjs/common';
import {
  calendarAnchor,
  type Instant,
  instant,
  microsecondsText,
  type Period,
  period as periodOf,
  periodHolding,
  windowsIn,
} from '#calendar';
import { type Meter, nearest } from '#catalog';
import {
  type Cell,
  cellOf,
  eventAggregation,
  joinedQuantity,
  measuredText,
  noReading,
  spanOf,
  windowQuantities,
} from '#metering';
import { Clock, UnitOfWork, UsageReadingStore, type Workspace, WorkspaceStore } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { unknownWorkspace } from '../workspaces/unknown-workspace.js';
import { groupCells } from './group-cells.js';
import { MeterCatalog, type ReadableMeter } from './meter-catalog.js';
import { ReadGroups } from './read-groups.js';
import { boundsUpTo, windowBounds } from './window-bounds.js';

export const GRAINS = ['period', 'day', 'hour'] as const;
export type Grain = (typeof GRAINS)[number];

export interface UsageQuestion {
  readonly workspace: string;
  /** Every meter when left out. */
  readonly meters?: readonly string[];
  /** Together, or neither: then the calendar month that it is now. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** The workspace's own when left out. */
  readonly timeZone?: string;
  readonly grain: Grain;
  /** The dimensions to tell apart, of the meters that have them; all cells together when left out. */
  readonly by?: readonly string[];
}

export interface UsageRow {
  readonly meter: string;
  /** Microseconds since 1970, half-open. */
  readonly from: bigint;
  readonly to: bigint;
  readonly cell: Cell;
  /** Decimal text. */
  readonly quantity: string;
}

const MOST_GRAINS = 1_000;

/** What a workspace used, as of one instant: everything that was acknowledged before it is counted. */
@Injectable()
export class ReadUsage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly workspaces: WorkspaceStore,
    private readonly catalog: MeterCatalog,
    private readonly readings: UsageReadingStore,
    private readonly groups: ReadGroups,
    private readonly clock: Clock,
  ) {}

  /** Rows by meter, then time, then cell. Without `by` a meter has a row a grain, also when nothing was used. */
  async run(question: UsageQuestion): Promise<Outcome<readonly UsageRow[]>> {
    return await this.work.snapshot(() => this.#read(question));
  }

  async #read(question: UsageQuestion): Promise<Outcome<readonly UsageRow[]>> {
    const { grain } = question;
    const workspace = await this.workspaces.find(question.workspace);
    if (workspace === undefined) return refused(unknownWorkspace(question.workspace));
    const period = this.#period(question, workspace);
    if (period === undefined) return refused(noPeriod);
    const known = await this.catalog.live();
    const asked = question.meters ?? [...known.keys()].sort();
    const fault = askedFault(question, asked, known);
    if (fault !== undefined) return refused(fault);
    const { from, to } = spanOf(period);
    const edges = grain === 'period' ? [from, to] : boundsUpTo(MOST_GRAINS, period, grain);
    if (edges === undefined) return refused(tooManyGrains(grain));
    const rows: UsageRow[] = [];
    for (const meter of asked.flatMap((key) => known.get(key) ?? [])) {
      const read = await this.#rowsOf(meter, question, edges, period);
      if (!read.ok) return read;
      rows.push(...read.value);
    }
    return { ok: true, value: rows };
  }

  #period({ from, to, timeZone }: UsageQuestion, workspace: Workspace): Period | undefined {
    const zone = timeZone ?? workspace.timeZone;
    if (from !== undefined && to !== undefined) return periodOf(from, to, zone);
    const now = this.clock.now();
    if (periodOf(now, now.add({ hours: 1 }), zone) === undefined) return undefined;
    return periodHolding(calendarAnchor('month', zone), 'month', zone, now);
  }

  async #rowsOf(
    { live, isFilled }: ReadableMeter,
    { workspace, by = [] }: UsageQuestion,
    edges: readonly bigint[],
    period: Period,
  ): Promise<Outcome<readonly UsageRow[]>> {
    const { meter } = live;
    const grouped = await groupCells(this.readings, workspace, live, by);
    const within = boundsWithin(meter, edges, period);
    if (!within.ok) return within;
    const { bounds, counts } = within.value;
    const readings = await this.groups.run(live, grouped, bounds, isFilled);
    if (!readings.ok) return readings;
    const names = [...new Set([...grouped.names, ...readings.value.keys()])].sort();
    const quantities = names.map((name) => {
      const reading = readings.value.get(name) ?? noReading(eventAggregation(meter));
      return { cell: cellOf(name), of: windowQuantities(meter, bounds, reading) };
    });
    const rows: UsageRow[] = [];
    let window = 0;
    for (const [index, count] of counts.entries()) {
      for (const { cell, of } of quantities) {
        const quantity = joinedQuantity(meter, of.slice(window, window + count));
        if (by.length > 0 && quantity.isZero) continue;
        const [from = 0n, to = 0n] = [edges[index], edges[index + 1]];
        rows.push({ meter: meter.key, from, to, cell, quantity: measuredText(quantity) });
      }
      window += count;
    }
    return { ok: true, value: rows };
  }
}

/** The meter's windows within each grain, and how many each has. */
function boundsWithin(
  meter: Meter,
  edges: readonly bigint[],
  { timeZone, ...whole }: Period,
): Outcome<{ readonly bounds: readonly bigint[]; readonly counts: readonly number[] }> {
  if (meter.window === undefined)
    return { ok: true, value: { bounds: edges, counts: edges.slice(1).map(() => 1) } };
  const all = windowBounds(meter, { ...whole, timeZone });
  if (!all.ok) return all;
  const bounds = [...edges.slice(0, 1)];
  const counts: number[] = [];
  for (const [index, to] of edges.slice(1).entries()) {
    const at = (time: bigint) => instant(microsecondsText(time));
    const within = windowsIn({ from: at(edges[index] ?? 0n), to: at(to), timeZone }, meter.window.per);
    bounds.push(...within.slice(1));
    counts.push(within.length - 1);
  }
  return { ok: true, value: { bounds, counts } };
}

/** A meter that nobody published, or a dimension that none of the meters has. */
function askedFault(
  { by = [] }: UsageQuestion,
  asked: readonly string[],
  known: ReadonlyMap<string, ReadableMeter>,
): ServiceFault | undefined {
  const unknown = asked.find((key) => !known.has(key));
  if (unknown !== undefined) return unknownMeter(unknown, [...known.keys()]);
  const dimensions = new Set(asked.flatMap((key) => known.get(key)?.live.meter.dimensions ?? []));
  const name = by.find((each) => !dimensions.has(each));
  return name === undefined ? undefined : unknownDimension(name, [...dimensions]);
}

const noPeriod: ServiceFault = {
  code: 'usage.period',
  message: 'the period does not end after it begins, or its time zone is unknown',
  help: 'such as ?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z&timeZone=Europe/Berlin',
  pointer: '/from',
};

const tooManyGrains = (grain: Grain): ServiceFault => ({
  code: 'usage.too-many-grains',
  message: `more than ${MOST_GRAINS} ${grain}s are asked for`,
  help: 'ask for a shorter period, or a coarser grain',
  pointer: '/grain',
});

function unknownMeter(key: string, known: readonly string[]): ServiceFault {
  const like = nearest(key, known);
  return {
    code: 'meter.unknown',
    message: `no published meter is called \`${key.slice(0, 60)}\``,
    help: like === undefined ? 'see GET /v1/meters' : `did you mean \`${like}\`?`,
    pointer: '/meter',
  };
}

function unknownDimension(name: string, known: readonly string[]): ServiceFault {
  return {
    code: 'usage.unknown-dimension',
    message: `no meter that is asked for has a dimension \`${name.slice(0, 60)}\``,
    help: known.length === 0 ? 'they have none' : `dimensions: ${[...known].sort().join(', ')}`,
    pointer: '/by',
  };
}
