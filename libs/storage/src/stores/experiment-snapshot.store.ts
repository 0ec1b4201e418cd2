import { type Instant, instantText } from '#calendar';
import { invariant } from '#money';
import { fromDbInstant } from '../mappings/instants.js';
import type { SnapshotShard, StoredSnapshot } from '../records/experiment-snapshots.js';
import {
  bundleOf,
  dailySnapshots,
  endSnapshot,
  endSnapshotShard,
  experimentsToCompare,
  findSnapshot,
  forgetSnapshots,
  insertSnapshot,
  keepBundle,
  lockSnapshot,
  newestSnapshot,
  openSnapshot,
  openSnapshotShards,
  type SnapshotRow,
  type SnapshotShardRow,
  snapshotShards,
} from '../statements/experiment-snapshots.js';
import { UnitOfWork } from '../unit-of-work.js';

/** What was known of experiments, and the work of finding that out. */
export class ExperimentSnapshotStore {
  constructor(private readonly work: UnitOfWork) {}

  /** A snapshot with its shards of so many units each; answers how many shards there are. */
  async insert(
    { id, experiment, asOf, requestedBy }: Omit<StoredSnapshot, 'done'>,
    unitsOfOne: number,
  ): Promise<number> {
    const [row] = await this.work.patiently<{ shards: number }>(insertSnapshot, [
      id,
      experiment,
      instantText(asOf),
      requestedBy,
      unitsOfOne,
    ]);
    invariant(row !== undefined, 'the statement answers one row');
    return row.shards;
  }

  async find(id: string): Promise<StoredSnapshot | undefined> {
    return await this.#one(findSnapshot, [id]);
  }

  /** The snapshot, which nobody else ends to the end of the unit of work. */
  async lock(id: string): Promise<StoredSnapshot | undefined> {
    return await this.#one(lockSnapshot, [id]);
  }

  async end(id: string, document: string, hash: string): Promise<void> {
    await this.work.manager.query(endSnapshot, [id, document, hash]);
  }

  /** The newest that is done. */
  async newest(experiment: string): Promise<StoredSnapshot | undefined> {
    return await this.#one(newestSnapshot, [experiment]);
  }

  /** One that is at work and was asked for at `since` or later. */
  async open(experiment: string, since: Instant): Promise<StoredSnapshot | undefined> {
    return await this.#one(openSnapshot, [experiment, instantText(since)]);
  }

  /** The last one of each day, the first day first; of more than `limit` days the newest. */
  async daily(experiment: string, limit: number): Promise<readonly StoredSnapshot[]> {
    const rows = await this.work.manager.query<SnapshotRow[]>(dailySnapshots, [experiment, limit]);
    return rows.map(fromDbSnapshot).reverse();
  }

  async shards(id: string): Promise<readonly SnapshotShard[]> {
    return await this.work.manager.query<SnapshotShardRow[]>(snapshotShards, [id]);
  }

  async endShard(id: string, shard: number): Promise<void> {
    await this.work.manager.query(endSnapshotShard, [id, shard]);
  }

  /** Shards that are not done; 0 stands for the end of a snapshot all of whose shards are. */
  async openShards(
    limit: number,
    now: Instant,
  ): Promise<readonly { readonly snapshot: string; readonly shard: number }[]> {
    const values = [limit, instantText(now)];
    return await this.work.manager.query<{ snapshot: string; shard: number }[]>(openSnapshotShards, values);
  }

  /** Forgets what only looks of long ago have asked for; the last one of each day stays. */
  async forget(experiment: string, now: Instant): Promise<void> {
    await this.work.manager.query(forgetSnapshots, [experiment, instantText(now)]);
  }

  /** Keys of experiments of which more becomes known with time. */
  async toCompare(now: Instant): Promise<readonly string[]> {
    const rows = await this.work.manager.query<{ key: string }[]>(experimentsToCompare, [instantText(now)]);
    return rows.map(({ key }) => key);
  }

  /** What is kept of a finished experiment for ever. */
  async bundle(experiment: string): Promise<string | undefined> {
    const [row] = await this.work.manager.query<{ document: string }[]>(bundleOf, [experiment]);
    return row?.document;
  }

  /** Keeps a bundle, unless there is one. */
  async keepBundle(experiment: string, document: string, at: Instant): Promise<void> {
    await this.work.manager.query(keepBundle, [experiment, document, instantText(at)]);
  }

  async #one(statement: string, values: readonly unknown[]): Promise<StoredSnapshot | undefined> {
    const [row] = await this.work.manager.query<SnapshotRow[]>(statement, [...values]);
    return row && fromDbSnapshot(row);
  }
}

function fromDbSnapshot({ asOf, document, hash, doneAt, ...same }: SnapshotRow): StoredSnapshot {
  const done =
    document === null || hash === null || doneAt === null
      ? {}
      : { done: { document, hash, at: fromDbInstant(doneAt) } };
  return { ...same, asOf: fromDbInstant(asOf), ...done };
}
