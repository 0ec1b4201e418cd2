import { Injectable } from '@nestjs/common';
import { Queues } from '#queues';
import { OutboxStore, UnitOfWork } from '#storage';
import type { Alarm } from './alarm.js';

const READER = 'jobs';
const BATCH = 500;
/** A queue that answers slowly is handed fewer at once: the transaction has nothing to ask meanwhile. */
const LONGEST_MS = 2_000;

/** The list as Nest hands it out. */
export class Alarms {
  constructor(readonly list: readonly Alarm[]) {}
}

/**
 * Turns events into jobs, in their order. The place that was read to is kept after the jobs are handed over: a crash
 * between the two hands some over again, which does no harm, since a hint that comes twice is one job.
 */
@Injectable()
export class DispatchEvents {
  readonly #alarms: ReadonlyMap<string, readonly Alarm[]>;

  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxStore,
    private readonly queues: Queues,
    alarms: Alarms,
  ) {
    const sets = new Map<string, Alarm[]>();
    for (const alarm of alarms.list) sets.set(alarm.event, [...(sets.get(alarm.event) ?? []), alarm]);
    this.#alarms = sets;
  }

  /** Deals with one batch; true when more may wait. */
  async run(): Promise<boolean> {
    return await this.work.run(async () => {
      if (!(await this.work.tryLock('dispatching'))) return false;
      const place = await this.outbox.placeOf(READER);
      const events = await this.outbox.readAfter(place, BATCH);
      const end = performance.now() + LONGEST_MS;
      let done = 0;
      for (const event of events) {
        for (const { set } of this.#alarms.get(event.type) ?? []) await set(this.queues, event);
        done += 1;
        if (performance.now() > end) break;
      }
      const last = events[done - 1];
      if (last === undefined) return false;
      await this.outbox.keepPlace(READER, last.position);
      return done < events.length || events.length === BATCH;
    });
  }
}
