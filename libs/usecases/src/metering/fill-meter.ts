import { Injectable } from '@nestjs/common';
import {
  type FillPlace,
  type ShardEvent,
  UnitOfWork,
  UsageEventStore,
  UsageFillStore,
  UsageMeterStore,
  UsageRollupStore,
  type UnfilledShard,
} from '#storage';
import { CellAdmission, type Placed } from './cell-admission.js';
import { countedItems } from './counted-items.js';
import { type LiveMeter, liveMeter } from './live-meter.js';
import { dataOf } from './quarantined-text.js';
import { UsageCounts } from './usage-counts.js';

/** So many events, or workspaces, are looked through in one transaction. */
const EVENTS = 2_000;
const WORKSPACES = 200;

/**
 * Lets a new meter count the events from before it, a few in each transaction, which also keeps how far it has come:
 * killed anywhere, it goes on there. Whoever keeps events meanwhile counts them in the meter by themselves.
 */
@Injectable()
export class FillMeter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly meters: UsageMeterStore,
    private readonly fills: UsageFillStore,
    private readonly rollups: UsageRollupStore,
    private readonly events: UsageEventStore,
    private readonly admission: CellAdmission,
  ) {}

  /** Looks through the whole shard; at once done when somebody else is at it. */
  async run(unfilled: UnfilledShard): Promise<void> {
    const registered = await this.meters.find(unfilled.meter);
    if (registered === undefined || registered.retiredAt !== undefined) return;
    const meter = liveMeter(registered);
    while (await this.work.run(() => this.#step(unfilled, meter)));
    await this.work.run(() => this.fills.endIfDone(unfilled.meter));
  }

  /** True when more is to be done. */
  async #step(unfilled: UnfilledShard, meter: LiveMeter): Promise<boolean> {
    await this.events.begin();
    const place = await this.fills.lock(unfilled);
    if (place === undefined) return false;
    const events: (Placed & ShardEvent)[] = [];
    const last = (await this.fills.exists(unfilled.shard))
      ? await this.#count(unfilled, meter, place === 'start' ? START : place, events)
      : undefined;
    // More tuples than are let in today are no fault of events that were.
    await this.admission.add(events, await this.admission.judge(events));
    const counts = new UsageCounts();
    for (const event of events) for (const item of event.items) counts.add(item, event);
    await counts.addTo(this.rollups);
    if (last === undefined) await this.fills.end(unfilled);
    else await this.fills.move(unfilled, last);
    return last !== undefined;
  }

  /** The last event that was looked at; nothing when there are no more. */
  async #count(
    unfilled: UnfilledShard,
    meter: LiveMeter,
    place: FillPlace,
    found: (Placed & ShardEvent)[],
  ): Promise<FillPlace | undefined> {
    const workspaces = await this.fills.workspaces(unfilled.shard, place.workspace, WORKSPACES);
    let left = EVENTS;
    let last: FillPlace | undefined;
    for (const workspace of workspaces) {
      const from = workspace === place.workspace ? place : { ...START, workspace };
      const events = await this.fills.events(unfilled, meter.meter.event, from, left);
      for (const event of events) {
        if (!event.isMissing) continue;
        const data = event.data === undefined ? undefined : dataOf(event.data);
        found.push({ ...event, items: countedItems(data, [meter]).items });
      }
      left -= events.length;
      last = events.at(-1) ?? { ...END, workspace };
      if (left === 0) return last;
      last = { ...END, workspace };
    }
    return workspaces.length < WORKSPACES ? undefined : last;
  }
}

const START: FillPlace = { workspace: '', time: 0n, digest: new Uint8Array(16) };
/** After every event of a workspace: the end of the year 9999. */
const END = { time: 253_402_300_799_999_999n, digest: new Uint8Array(16).fill(0xff) };
