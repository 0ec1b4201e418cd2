import { Injectable } from '@nestjs/common';
import {
  type Digest,
  type QuarantinedEvent,
  type QuarantinePlace,
  type ReleaseFilter,
  UnitOfWork,
  type UsageEvent,
  UsageQuarantineStore,
} from '#storage';
import type { ServiceFault } from '../fault.js';
import { ApplyCorrections, type Correction } from './apply-corrections.js';
import { CellAdmission } from './cell-admission.js';
import { type CountedEvent, CountEvents } from './count-events.js';
import { judgeMeaning, type Law } from './judge-event.js';
import { LawOfUsage } from './law-of-usage.js';
import { type WaitingEvent, waitingEvent } from './quarantined-text.js';

export interface Released {
  readonly released: number;
  /** How many stay, each with the reason beside it. */
  readonly refused: number;
}

const BATCH = 500;

/**
 * Counts events whose workspace and type have become known. Each is locked, counted and gone from the quarantine in one
 * transaction, so of several who release at once one counts it. Time was judged when it came.
 */
@Injectable()
export class ReleaseQuarantined {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quarantine: UsageQuarantineStore,
    private readonly law: LawOfUsage,
    private readonly admission: CellAdmission,
    private readonly count: CountEvents,
    private readonly corrections: ApplyCorrections,
  ) {}

  /** Everything that the filter lets through, batch by batch; one that was refused before only when it is asked for. */
  async run(filter: ReleaseFilter = {}): Promise<Released> {
    const sum = { released: 0, refused: 0 };
    for (let after: QuarantinePlace | undefined; ;) {
      const { released, refused, last } = await this.work.run(() => this.#batch(filter, after));
      sum.released += released;
      sum.refused += refused;
      if (last === undefined) return sum;
      after = last;
    }
  }

  async #batch(
    filter: ReleaseFilter,
    after: QuarantinePlace | undefined,
  ): Promise<Released & { readonly last: QuarantinePlace | undefined }> {
    // The law first, as everybody takes it.
    const law = await this.law.run([]);
    const waiting = await this.quarantine.lockReleasable(filter, after, BATCH);
    if (waiting.length === 0) return { released: 0, refused: 0, last: undefined };
    const events = waiting.map((row) => ({ row, event: waitingEvent(row, row.event) }));
    const { closedPeriods } = await this.law.circumstancesOf(events.map(({ event }) => event));
    const faults = await this.#count(events, { ...law, closedPeriods });
    await this.quarantine.refuse(
      [...faults].map(([digest, fault]) => ({ digest, refusal: JSON.stringify(fault) })),
    );
    const released = waiting.filter(({ digest }) => !faults.has(digest));
    await this.quarantine.forget(released.map(({ digest }) => digest));
    return { released: released.length, refused: faults.size, last: waiting.at(-1) };
  }

  /** Why some of them stay. */
  async #count(events: readonly Waiting[], law: Law): Promise<ReadonlyMap<Digest, ServiceFault>> {
    const faults = new Map<Digest, ServiceFault>();
    const plain: CountedEvent[] = [];
    const corrections: Correction[] = [];
    for (const { row, event } of events) {
      const verdict = judgeMeaning(event, event.time, law);
      if (verdict.is !== 'counted') faults.set(row.digest, verdict.fault);
      else if (event.corrects === undefined)
        plain.push({ event: keptEvent(event, row.digest), items: verdict.items });
      else
        corrections.push({
          event,
          corrects: event.corrects,
          digest: row.digest,
          saidTime: event.time,
          items: verdict.items,
        });
    }
    const admission = await this.admission.judge(plain.map(placeOf));
    plain.forEach(({ event }, place) => {
      const fault = admission.faults[place];
      if (fault !== undefined) faults.set(event.digest, fault);
    });
    const counted = plain.filter(({ event }) => !faults.has(event.digest));
    await this.admission.add(counted.map(placeOf), admission);
    await this.count.run(counted, law);
    for (const correction of corrections) {
      const fault = await this.corrections.apply(correction, law);
      if (fault !== undefined) faults.set(correction.digest, fault);
    }
    return faults;
  }
}

interface Waiting {
  readonly row: QuarantinedEvent;
  readonly event: WaitingEvent;
}

const placeOf = ({ event, items }: CountedEvent) => ({ workspace: event.workspace, time: event.time, items });

function keptEvent(
  { workspace, type, source, id, time, isTimeOurs, dataText }: WaitingEvent,
  digest: Digest,
): UsageEvent {
  const event = { digest, workspace, type, source, id, time, isTimeOurs };
  return dataText === undefined ? event : { ...event, data: dataText };
}
