import { Injectable } from '@nestjs/common';
import {
  type ClosedPeriod,
  type Digest,
  type KeptUsageEvent,
  UsageCorrectionStore,
  type UsageEvent,
  UsageEventStore,
  type UsageIdentity,
  UsageQuarantineStore,
  UsageRetentionStore,
} from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { CellAdmission } from './cell-admission.js';
import {
  correctedAlready,
  otherEvent,
  rawRowGone,
  targetQuarantined,
  unknownTarget,
} from './correction-faults.js';
import { CountEvents, periodsOf } from './count-events.js';
import { identityDigest } from './event-digests.js';
import type { CountedItem } from './counted-items.js';
import type { EventName, IncomingEvent } from './incoming-event.js';
import type { Candidate, IngestBatch } from './ingest-batch.js';
import type { Law } from './judge-event.js';
import { RecountEvent } from './recount-event.js';

/** An event that corrects another one. */
export interface Correction {
  readonly event: Omit<IncomingEvent, 'time' | 'bodyDigest'>;
  readonly corrects: EventName;
  readonly digest: Digest;
  /** Its own time. */
  readonly saidTime: bigint;
  /** What it says instead. */
  readonly items: readonly CountedItem[];
  /** Absent when its identity is taken, by itself. */
  readonly body?: Digest;
}

/**
 * Corrects events, one by one: both rows stay, what the corrected one said is taken out of everything that it was
 * counted in, and what the new one says is counted at the same time. An event is corrected once; its correction may
 * be corrected in turn.
 */
@Injectable()
export class ApplyCorrections {
  constructor(
    private readonly events: UsageEventStore,
    private readonly corrections: UsageCorrectionStore,
    private readonly admission: CellAdmission,
    private readonly quarantine: UsageQuarantineStore,
    private readonly retention: UsageRetentionStore,
    private readonly count: CountEvents,
    private readonly recount: RecountEvent,
  ) {}

  async run(candidates: readonly Candidate[], batch: IngestBatch, law: Law): Promise<void> {
    for (const candidate of candidates) {
      const { event, digest, verdict } = candidate;
      if (event.corrects === undefined) continue;
      const [known] = await this.events.identities([digest]);
      if (known !== undefined) {
        batch.repeat(candidate, known.body);
        continue;
      }
      const { time: saidTime } = verdict;
      const items = verdict.is === 'counted' ? verdict.items : [];
      const { corrects, bodyDigest: body } = event;
      const fault = await this.apply({ event, corrects, digest, saidTime, items, body }, law);
      if (fault === undefined) batch.accept(candidate, { status: 'accepted' });
      else batch.reject(candidate, fault);
    }
  }

  /** Nothing is written when it answers a fault. */
  async apply(correction: Correction, law: Law): Promise<ServiceFault | undefined> {
    const found = await this.#target(correction);
    if (!found.ok) return found.faults[0];
    const target = found.value;
    const { digest, items, body } = correction;
    const { workspace, time } = target;
    const placed = { workspace, time, items };
    const admission = await this.admission.judge([placed]);
    if (admission.faults[0] !== undefined) return admission.faults[0];
    const { closedPeriods } = await this.events.circumstances([{ workspace, first: time, last: time }]);
    const periods = periodsOf(target, { ...law, closedPeriods });
    if (await this.#reachBack(periods)) return rawRowGone(correction.corrects);
    if (body !== undefined) await this.#takeIdentity({ digest, body, time });
    if (!(await this.corrections.take(target.digest, digest, time, workspace))) throw lost();
    await this.admission.add([placed], admission);
    await this.count.run([{ event: keptEvent(correction, target), items }], { ...law, closedPeriods });
    await this.recount.without(target, law);
    return undefined;
  }

  /** The event that is to be corrected, when it may be. */
  async #target({ event, corrects: name }: Correction): Promise<Outcome<KeptUsageEvent>> {
    const digest = identityDigest(name);
    const [identity] = await this.events.identities([digest]);
    if (identity === undefined) return refused(unknownTarget(name));
    const time = (await this.corrections.timeOfCorrection(digest)) ?? identity.time;
    const target = await this.corrections.find(time, digest, event);
    if (target === undefined) {
      const other = await this.corrections.find(time, digest);
      if (other !== undefined) return refused(otherEvent(name, event));
      return refused((await this.quarantine.has(digest)) ? targetQuarantined(name) : rawRowGone(name));
    }
    const by = await this.corrections.correctionOf(digest);
    if (by === undefined) return { ok: true, value: target };
    const correcting = await this.corrections.find(by.time, by.digest, target);
    return refused(correctedAlready(name, correcting));
  }

  /** A period that is billed anew needs the events at both of its ends. */
  async #reachBack(periods: readonly ClosedPeriod[]): Promise<boolean> {
    if (periods.length === 0) return false;
    const keptFrom = await this.retention.keptFrom();
    return keptFrom !== undefined && periods.some(({ startsAt }) => startsAt < keptFrom);
  }

  async #takeIdentity(identity: UsageIdentity): Promise<void> {
    const taken = await this.events.takeIdentities([identity]);
    if (taken.size > 0) throw lost();
  }
}

/** It has the time of what it corrects: a correction says better what happened then. */
function keptEvent(
  { event, digest, saidTime }: Correction,
  { digest: corrects, time }: KeptUsageEvent,
): UsageEvent {
  const { workspace, type, source, id, dataText } = event;
  const kept = { digest, workspace, type, source, id, time, isTimeOurs: false, saidTime, corrects };
  return dataText === undefined ? kept : { ...kept, data: dataText };
}

/** Another transaction was faster in this very moment: from the start again, which finds what it did. */
function lost(): Error {
  return Object.assign(new Error('another transaction took the same event'), { code: '40001' });
}
