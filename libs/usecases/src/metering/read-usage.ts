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
import { nearest } from '#catalog';
import {
  type Cell,
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
    const { from, to } = spanOf(period);
    const edges = grain === 'period' ? [from, to] : windowsIn(period, grain);
    if (edges.length - 1 > MOST_GRAINS) return refused(tooManyGrains(grain, edges.length - 1));
    const rows: UsageRow[] = [];
    for (const key of asked) {
      const meter = known.get(key);
      if (meter === undefined) return refused(unknownMeter(key, [...known.keys()]));
      const fault = question.by?.find(
        (name) => asked.length === 1 && !meter.live.meter.dimensions.includes(name),
      );
      if (fault !== undefined) return refused(unknownDimension(meter, fault));
      rows.push(...(await this.#rowsOf(meter, question, edges, period)));
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
  ): Promise<readonly UsageRow[]> {
    const { meter } = live;
    const grouped = await groupCells(this.readings, workspace, live, by);
    const { bounds, counts } = boundsWithin(meter.window?.per, edges, period.timeZone);
    const readings = await this.groups.run(live, grouped, bounds, isFilled);
    const { cells } = grouped;
    const quantities = cells.map((_, group) =>
      windowQuantities(meter, bounds, readings.get(group) ?? noReading(eventAggregation(meter))),
    );
    const rows: UsageRow[] = [];
    let window = 0;
    for (const [index, count] of counts.entries()) {
      for (const [group, cell] of cells.entries()) {
        const own = quantities[group]?.slice(window, window + count) ?? [];
        const quantity = joinedQuantity(meter, own);
        if (by.length > 0 && quantity.isZero) continue;
        const [from = 0n, to = 0n] = [edges[index], edges[index + 1]];
        rows.push({ meter: meter.key, from, to, cell, quantity: measuredText(quantity) });
      }
      window += count;
    }
    return rows;
  }
}

/** The meter's windows within each grain, and how many each has. */
function boundsWithin(
  per: 'hour' | 'day' | undefined,
  edges: readonly bigint[],
  timeZone: string,
): { readonly bounds: readonly bigint[]; readonly counts: readonly number[] } {
  if (per === undefined) return { bounds: edges, counts: edges.slice(1).map(() => 1) };
  const bounds = [...edges.slice(0, 1)];
  const counts = edges.slice(1).map((to, index) => {
    const at = (time: bigint) => instant(microsecondsText(time));
    const within = windowsIn({ from: at(edges[index] ?? 0n), to: at(to), timeZone }, per);
    bounds.push(...within.slice(1));
    return within.length - 1;
  });
  return { bounds, counts };
}

const noPeriod: ServiceFault = {
  code: 'usage.period',
  message: 'the period does not end after it begins, or its time zone is unknown',
  help: 'such as ?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z&timeZone=Europe/Berlin',
  pointer: '/from',
};

const tooManyGrains = (grain: Grain, count: number): ServiceFault => ({
  code: 'usage.too-many-grains',
  message: `${count} times ${grain === 'hour' ? 'an hour' : 'a day'} are asked for, and at most ${MOST_GRAINS} are answered`,
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

function unknownDimension({ live: { meter } }: ReadableMeter, name: string): ServiceFault {
  return {
    code: 'usage.unknown-dimension',
    message: `meter \`${meter.key}\` has no dimension \`${name.slice(0, 60)}\``,
    help: meter.dimensions.length === 0 ? 'it has none' : `dimensions: ${meter.dimensions.join(', ')}`,
    pointer: '/by',
  };
}
