import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '#rulebook';
import { ExperimentSnapshotStore, UnitOfWork } from '#storage';
import { DescribeSnapshot } from './describe-snapshot.js';
import type { ComparedExperiment } from './find-comparison.js';

/** Ends a snapshot once its last shard is done: once, however many find that out. */
@Injectable()
export class FinishSnapshot {
  constructor(
    private readonly work: UnitOfWork,
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly describe: DescribeSnapshot,
  ) {}

  async run(id: string, compared: ComparedExperiment): Promise<void> {
    if ((await this.snapshots.shards(id)).some(({ isDone }) => !isDone)) return;
    const end = async (): Promise<void> => {
      const snapshot = await this.snapshots.lock(id);
      if (snapshot === undefined || snapshot.done !== undefined) return;
      const document = canonicalJson(await this.describe.run(compared, snapshot.asOf));
      await this.snapshots.end(id, document, hash('sha256', document, 'hex'));
    };
    // A snapshot without units ends in the unit of work that asks for it: there is nothing that could not agree.
    if (this.work.isRunning) await end();
    else await this.work.runAsOfOneInstant(end);
  }
}
