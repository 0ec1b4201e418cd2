import { Injectable } from '@nestjs/common';
import { UnitOfWork, type UsageCellMonth, UsageCellStore } from '#storage';
import type { ServiceFault } from '../fault.js';
import { NO_DIMS } from './dims.js';
import { MeteringSettings } from './metering-settings.js';
import type { CountedItem } from './counted-items.js';
import { monthOf } from './month-of.js';

/** Where an event is to be counted. */
export interface Placed {
  readonly workspace: string;
  readonly time: bigint;
  readonly items: readonly CountedItem[];
}

export interface Admission {
  /** For each event, in their order: why it may not be counted. */
  readonly faults: readonly (ServiceFault | undefined)[];
  /** Tuples that are not there yet, by their keys. */
  readonly missing: ReadonlyMap<string, UsageCellMonth>;
}

const REMEMBERED = 200_000;

/**
 * Holds the number of a meter's tuples in a month under its bound: a dimension that is an id by mistake would fill the
 * tables with rows of one event each. A tuple that is there stays, so each is asked for once while there is room.
 */
@Injectable()
export class CellAdmission {
  readonly #known = new Set<string>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly cells: UsageCellStore,
    private readonly settings: MeteringSettings,
  ) {}

  /** Writes no tuple; but to the end of the unit of work nobody else adds any beside the missing ones. */
  async judge(events: readonly Placed[]): Promise<Admission> {
    const unknown = new Map<string, UsageCellMonth>();
    for (const event of events)
      for (const item of event.items) {
        if (item.dims === NO_DIMS) continue;
        const key = keyOf(event, item);
        if (!this.#known.has(key)) unknown.set(key, cellOf(event, item));
      }
    const missing = new Map<string, UsageCellMonth>();
    const room = new Map<string, number>();
    if (unknown.size > 0) {
      const asked = inOrder(unknown);
      for (const { place, cells, isKnown } of await this.cells.lock(asked.map(([, cell]) => cell))) {
        const [key, cell] = asked[place] ?? [];
        if (key === undefined || cell === undefined) continue;
        room.set(monthKey(cell), this.settings.mostCells - cells);
        if (isKnown) this.#rememberWithCommit([key]);
        else missing.set(key, cell);
      }
    }
    const left = new Map(missing);
    return { faults: events.map((event) => this.#place(event, room, left)), missing };
  }

  /** Adds the missing tuples of events that are counted. */
  async add(events: readonly Placed[], { missing }: Admission): Promise<void> {
    if (missing.size === 0) return;
    const used = new Map<string, UsageCellMonth>();
    for (const event of events)
      for (const key of keysOf(event)) {
        const cell = missing.get(key);
        if (cell !== undefined) used.set(key, cell);
      }
    await this.cells.add(inOrder(used).map(([, cell]) => cell));
    this.#rememberWithCommit([...used.keys()]);
  }

  #rememberWithCommit(keys: readonly string[]): void {
    this.work.afterCommit(() => {
      if (this.#known.size + keys.length > REMEMBERED) this.#known.clear();
      for (const key of keys) this.#known.add(key);
    });
  }

  #place(
    event: Placed,
    room: Map<string, number>,
    left: Map<string, UsageCellMonth>,
  ): ServiceFault | undefined {
    if (left.size === 0) return undefined;
    const wanted = keysOf(event).flatMap((key) => {
      const cell = left.get(key);
      return cell === undefined ? [] : [[key, cell] as const];
    });
    const full = wanted.find(([, cell]) => (room.get(monthKey(cell)) ?? 0) <= 0);
    if (full !== undefined) return this.#tooMany(event, full[1]);
    for (const [key, cell] of wanted) {
      left.delete(key);
      room.set(monthKey(cell), (room.get(monthKey(cell)) ?? 0) - 1);
    }
    return undefined;
  }

  #tooMany({ items }: Placed, cell: UsageCellMonth): ServiceFault {
    const key = items.find(({ meter }) => meter.id === cell.meter)?.meter.meter.key ?? '';
    return {
      code: 'usage.too-many-cells',
      message: `\`${cell.workspace}\` has ${this.settings.mostCells} combinations of dimensions of \`${key}\` in this month, and \`${cell.tuple}\` would be one more`,
      help: 'a dimension says what kind of thing it is, not which one: look for an id among the dimensions',
      pointer: '/data',
    };
  }
}

/** The keys of an event's tuples; none for a meter without dimensions. */
function keysOf(event: Placed): readonly string[] {
  return event.items.filter(({ dims }) => dims !== NO_DIMS).map((item) => keyOf(event, item));
}

const keyOf = ({ workspace, time }: Placed, { meter, dims }: CountedItem): string =>
  `${dims.key}${meter.id}\0${monthOf(time)}\0${workspace}`;

function cellOf({ workspace, time }: Placed, { meter, dims }: CountedItem): UsageCellMonth {
  return { workspace, meter: meter.id, month: monthOf(time), dims: dims.digest, tuple: dims.text };
}

const monthKey = ({ workspace, meter, month }: UsageCellMonth): string => `${workspace}\0${meter}\0${month}`;

const inOrder = (cells: ReadonlyMap<string, UsageCellMonth>): [string, UsageCellMonth][] =>
  [...cells].sort(([a], [b]) => (a < b ? -1 : 1));
