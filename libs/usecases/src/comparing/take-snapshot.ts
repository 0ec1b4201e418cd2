import { Injectable } from '@nestjs/common';
import type { SnapshotDocument } from '#analysis';
import {
  DatabaseClock,
  ExperimentSnapshotStore,
  newId,
  OutboxStore,
  type StoredSnapshot,
  UnitOfWork,
} from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { ComputeShard } from './compute-shard.js';
import { type ComparedExperiment, FindComparison } from './find-comparison.js';
import { FinishSnapshot } from './finish-snapshot.js';
import { unknownSnapshot } from './snapshot-faults.js';

/** So many units are one job. */
const SHARD = 1_000;
/** Who asks again so soon is given what is at work for the one before. */
const AT_WORK_MS = 60_000;

/** How far a snapshot has come. */
export interface SnapshotView {
  readonly snapshot: StoredSnapshot;
  readonly shards: number;
  readonly done: number;
}

/** Finds out what is known of an experiment now: by jobs, or here and at once for a gate that has to decide. */
@Injectable()
export class TakeSnapshot {
  constructor(
    private readonly work: UnitOfWork,
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly comparisons: FindComparison,
    private readonly compute: ComputeShard,
    private readonly finish: FinishSnapshot,
    private readonly outbox: OutboxStore,
    private readonly time: DatabaseClock,
  ) {}

  /** Asks workers for one. */
  async request(key: string, actor: Actor): Promise<Outcome<SnapshotView>> {
    const compared = await this.comparisons.run(key);
    if (!compared.ok) return compared;
    const now = await this.time.now();
    const open = await this.snapshots.open(key, now.subtract({ milliseconds: AT_WORK_MS }));
    if (open !== undefined) return await this.view(key, open.id);
    const id = newId(now);
    const isToDo = await this.work.run(async () => {
      const asked = { id, experiment: key, asOf: now, requestedBy: actor.holder };
      const shards = await this.snapshots.insert(asked, SHARD);
      if (shards === 0) return false;
      const payload = { experiment: key, snapshot: id, shards: String(shards) };
      await this.outbox.append({ type: 'experiment.snapshot-requested', payload }, now);
      return true;
    });
    // Nobody has enrolled yet: there is nothing to wait for.
    if (!isToDo) await this.finish.run(id, compared.value);
    return await this.view(key, id);
  }

  async view(key: string, id: string): Promise<Outcome<SnapshotView>> {
    const snapshot = await this.snapshots.find(id);
    if (snapshot?.experiment !== key) return refused(unknownSnapshot(key, id));
    const shards = await this.snapshots.shards(id);
    const done = shards.filter(({ isDone }) => isDone).length;
    return { ok: true, value: { snapshot, shards: shards.length, done } };
  }

  /** Takes one here, and answers what it says. */
  async now(compared: ComparedExperiment, by: Actor): Promise<SnapshotDocument | undefined> {
    const { key } = compared.stored;
    const asOf = await this.time.now();
    const id = newId(asOf);
    await this.work.run(async () => {
      await this.snapshots.insert({ id, experiment: key, asOf, requestedBy: by.holder }, SHARD);
    });
    for (const shard of await this.snapshots.shards(id)) await this.compute.of(id, shard, compared);
    await this.finish.run(id, compared);
    await this.snapshots.forget(key, asOf);
    return documentOf(await this.snapshots.find(id));
  }
}

/** What a snapshot says, once it is done. */
export const documentOf = (snapshot: StoredSnapshot | undefined): SnapshotDocument | undefined =>
  snapshot?.done && (JSON.parse(snapshot.done.document) as SnapshotDocument);
