import { microsecondsText } from '#calendar';
import { fromDbDigest, toDbDigest } from '../mappings/usage.js';
import type { FillPlace, UsageCell, UsageChange, UsageRollup, UsageUnique } from '../records/usage.js';
import {
  deleteChange,
  deleteRollup,
  deleteUnique,
  type FillRow,
  holdFill,
  lockRollup,
  lockUnique,
  replaceRollup,
  replaceUnique,
} from '../statements/recount-usage.js';
import { UnitOfWork } from '../unit-of-work.js';

type RollupKey = UsageCell & Pick<UsageRollup, 'bucket'>;
type UniqueKey = UsageCell & Pick<UsageUnique, 'span' | 'value'>;
type ChangeKey = UsageCell & Pick<UsageChange, 'time' | 'digest'>;

/** Rows that are made again from their events. First the lock, then the events: whoever comes between waits. */
export class UsageRecountStore {
  constructor(private readonly work: UnitOfWork) {}

  async lockRollup(key: RollupKey): Promise<void> {
    await this.work.prepared('lock-rollup', lockRollup, rollupKey(key));
  }

  /** What the events of a locked row say together by now; nothing when none is left. */
  async replaceRollup(key: RollupKey, rollup: UsageRollup | undefined): Promise<void> {
    if (rollup === undefined) {
      await this.work.prepared('delete-rollup', deleteRollup, rollupKey(key));
      return;
    }
    const { events, total, least, greatest, latest } = rollup;
    await this.work.prepared('replace-rollup', replaceRollup, [
      ...rollupKey(key),
      events,
      total ?? null,
      least ?? null,
      greatest ?? null,
      latest?.value ?? null,
      latest === undefined ? null : microsecondsText(latest.time),
      latest === undefined ? null : toDbDigest(latest.digest),
    ]);
  }

  async lockUnique(key: UniqueKey): Promise<Pick<UsageUnique, 'firstAt' | 'lastAt'> | undefined> {
    const [row] = await this.work.prepared<{ firstAt: string; lastAt: string }>(
      'lock-unique',
      lockUnique,
      uniqueKey(key),
    );
    return row && { firstAt: BigInt(row.firstAt), lastAt: BigInt(row.lastAt) };
  }

  async replaceUnique(
    key: UniqueKey,
    seen: Pick<UsageUnique, 'firstAt' | 'lastAt'> | undefined,
  ): Promise<void> {
    if (seen === undefined) await this.work.prepared('delete-unique', deleteUnique, uniqueKey(key));
    else
      await this.work.prepared('replace-unique', replaceUnique, [
        ...uniqueKey(key),
        microsecondsText(seen.firstAt),
        microsecondsText(seen.lastAt),
      ]);
  }

  async deleteChange(key: ChangeKey): Promise<void> {
    await this.work.prepared('delete-change', deleteChange, [
      ...cellKey(key),
      microsecondsText(key.time),
      toDbDigest(key.digest),
    ]);
  }

  /**
   * How far a meter has come with the events of a shard from before it, held to the end of the unit of work: all of
   * them, up to one of them, or none.
   */
  async holdFill(meter: number, shard: string): Promise<'all' | FillPlace | undefined> {
    const [row] = await this.work.prepared<FillRow>('hold-fill', holdFill, [meter, shard]);
    if (row?.isDone === true) return 'all';
    const { workspace, time, digest } = row ?? {};
    if (workspace == null || time == null || digest == null) return undefined;
    return { workspace, time: BigInt(time), digest: fromDbDigest(digest) };
  }
}

const cellKey = ({ workspace, meter, dims }: UsageCell): unknown[] => [workspace, meter, toDbDigest(dims)];
const rollupKey = (key: RollupKey): unknown[] => [...cellKey(key), microsecondsText(key.bucket)];
const uniqueKey = (key: UniqueKey): unknown[] => [
  ...cellKey(key),
  microsecondsText(key.span),
  toDbDigest(key.value),
];
