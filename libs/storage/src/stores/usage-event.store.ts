import { microsecondsText } from '#calendar';
import { invariant } from '#money';
import { booleanArray, textArray, timestampArray, uuidArray } from '../binary-array.js';
import { LOCK_SPACE, LOCKS } from '../locks.js';
import { fromDbCircumstances, fromDbDigest } from '../mappings/usage.js';
import type { Digest, UsageCircumstances, UsageEvent, UsageIdentity } from '../records/usage.js';
import { beginCounting } from '../statements/begin-counting.js';
import { keepUsageEvents } from '../statements/keep-usage-events.js';
import { waitBriefly } from '../statements/wait-briefly.js';
import { type IdentityRow, readIdentities, takeIdentities } from '../statements/take-identities.js';
import { usageCircumstances, type UsageCircumstancesRow } from '../statements/usage-circumstances.js';
import { UnitOfWork } from '../unit-of-work.js';

/** The times between which a workspace's events lie. */
export interface UsageSpan {
  readonly workspace: string;
  readonly first: bigint;
  readonly last: bigint;
}

const itself = <T>(value: T): T => value;

/** Events and their identities. What is given in arrays is in the order of digests, or two writers wait for each other. */
export class UsageEventStore {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * From here to the end of the unit of work no meter begins to count and no period begins to close. Rows are taken in
   * the order of their keys, but a correction takes back what it finds, in an order of its own: who lost a deadlock
   * counts alone the next time, and cannot lose again.
   */
  async begin(): Promise<void> {
    if (this.work.isRetried) {
      await this.work.lockInTurn('usage');
      return;
    }
    await this.work.prepared('begin-counting', beginCounting, [LOCK_SPACE, LOCKS.usage]);
  }

  /** Ask after `begin`, or the answer may be older than the lock. */
  async circumstances(spans: readonly UsageSpan[]): Promise<UsageCircumstances> {
    const [row] = await this.work.prepared<UsageCircumstancesRow>('usage-circumstances', usageCircumstances, [
      textArray(spans, ({ workspace }) => workspace),
      timestampArray(spans, ({ first }) => first),
      timestampArray(spans, ({ last }) => last),
    ]);
    invariant(row !== undefined, 'the statement answers one row');
    return fromDbCircumstances(row);
  }

  /** Takes identities; answers the places of those that were taken before. */
  async takeIdentities(identities: readonly UsageIdentity[]): Promise<ReadonlySet<number>> {
    const rows = await this.work.prepared<{ place: number }>('take-identities', takeIdentities, [
      uuidArray(identities, ({ digest }) => digest),
      uuidArray(identities, ({ body }) => body),
      timestampArray(identities, ({ time }) => time),
    ]);
    return new Set(rows.map(({ place }) => place));
  }

  /** Those of the digests that are taken. */
  async identities(digests: readonly Digest[]): Promise<readonly UsageIdentity[]> {
    if (digests.length === 0) return [];
    const rows = await this.work.prepared<IdentityRow>('read-identities', readIdentities, [
      uuidArray(digests, itself),
    ]);
    return rows.map(({ digest, body, time }) => ({
      digest: fromDbDigest(digest),
      body: fromDbDigest(body),
      time: BigInt(time),
    }));
  }

  /** Keeps events that were received then, while `newestMeter` was the newest. */
  async keep(events: readonly UsageEvent[], receivedAt: bigint, newestMeter: number): Promise<void> {
    if (events.length === 0) return;
    await this.work.prepared('keep-usage-events', keepUsageEvents, [
      timestampArray(events, ({ time }) => time),
      microsecondsText(receivedAt),
      newestMeter,
      timestampArray(events, ({ saidTime }) => saidTime),
      booleanArray(events, ({ isTimeOurs }) => isTimeOurs),
      uuidArray(events, ({ digest }) => digest),
      uuidArray(events, ({ corrects }) => corrects),
      textArray(events, ({ workspace }) => workspace),
      textArray(events, ({ type }) => type),
      textArray(events, ({ source }) => source),
      textArray(events, ({ id }) => id),
      textArray(events, ({ data }) => data),
    ]);
  }

  /** Makes the partitions of this month and of `back` before and `ahead` after it, by the database's clock. */
  async ensurePartitions(back: number, ahead: number): Promise<void> {
    await this.work.run(async () => {
      await this.work.lock('partitions');
      await this.work.manager.query(waitBriefly);
      await this.work.manager.query('select ensure_usage_partitions($1, $2)', [back, ahead]);
    });
  }
}
