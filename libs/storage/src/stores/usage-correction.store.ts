import { microsecondsText } from '#calendar';
import { fromDbDigest, fromDbUsageEvent, toDbDigest } from '../mappings/usage.js';
import type { Digest, KeptUsageEvent } from '../records/usage.js';
import {
  findCorrection,
  findUsageEvent,
  findUsageEventOf,
  standingUsageEvents,
  takeCorrection,
  timeOfCorrection,
  type UsageEventRow,
} from '../statements/usage-corrections.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Whose events of which type, in a half-open span of microseconds. */
export interface EventSpan {
  readonly workspace: string;
  readonly type: string;
  readonly from: bigint;
  readonly to: bigint;
  /** Only those whose data hold this text. */
  readonly holding?: string;
}

const PAGE = 2_000;
const BEFORE_ALL: Pick<KeptUsageEvent, 'time' | 'digest'> = {
  time: -62_135_596_800_000_000n,
  digest: new Uint8Array(16),
};

/** Events one by one, and which of them corrects which. */
export class UsageCorrectionStore {
  constructor(private readonly work: UnitOfWork) {}

  /** False when another event corrects it already. */
  async take(corrected: Digest, correcting: Digest, time: bigint, workspace: string): Promise<boolean> {
    const rows = await this.work.prepared<{ taken: true }>('take-correction', takeCorrection, [
      toDbDigest(corrected),
      toDbDigest(correcting),
      microsecondsText(time),
      workspace,
    ]);
    return rows.length === 1;
  }

  /** The event that corrects this one, and when both count. */
  async correctionOf(
    digest: Digest,
  ): Promise<{ readonly digest: Digest; readonly time: bigint } | undefined> {
    const [row] = await this.work.prepared<{ digest: string; time: string }>(
      'find-correction',
      findCorrection,
      [toDbDigest(digest)],
    );
    return row && { digest: fromDbDigest(row.digest), time: BigInt(row.time) };
  }

  /** When the event counts that corrects another one; nothing when it corrects none. */
  async timeOfCorrection(digest: Digest): Promise<bigint | undefined> {
    const [row] = await this.work.prepared<{ time: string }>('time-of-correction', timeOfCorrection, [
      toDbDigest(digest),
    ]);
    return row && BigInt(row.time);
  }

  /** The event with this digest that counts at this time; `of` finds it faster. */
  async find(
    time: bigint,
    digest: Digest,
    of?: { readonly workspace: string; readonly type: string },
  ): Promise<KeptUsageEvent | undefined> {
    const values = [microsecondsText(time), toDbDigest(digest)];
    const [row] =
      of === undefined
        ? await this.work.prepared<UsageEventRow>('find-usage-event', findUsageEvent, values)
        : await this.work.prepared<UsageEventRow>('find-usage-event-of', findUsageEventOf, [
            ...values,
            of.workspace,
            of.type,
          ]);
    return row && fromDbUsageEvent(row);
  }

  /** The events that stand: neither corrected nor taken back, in the order of time and digest. */
  async *standing({ workspace, type, from, to, holding }: EventSpan): AsyncGenerator<KeptUsageEvent> {
    for (let last = BEFORE_ALL; ;) {
      const rows = await this.work.prepared<UsageEventRow>('standing-usage-events', standingUsageEvents, [
        workspace,
        type,
        microsecondsText(from),
        microsecondsText(to),
        microsecondsText(last.time),
        toDbDigest(last.digest),
        PAGE,
        holding ?? null,
      ]);
      for (const row of rows) yield (last = fromDbUsageEvent(row));
      if (rows.length < PAGE) return;
    }
  }
}
