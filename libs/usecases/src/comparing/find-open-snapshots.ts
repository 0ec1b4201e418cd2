import { Injectable } from '@nestjs/common';
import { DatabaseClock, ExperimentSnapshotStore } from '#storage';
import type { ShardHint } from './compute-shard.js';

/** So many are armed at a time; the next ones follow when these are done. */
const MOST = 1_000;

/** Shards of snapshots that are not done, whatever became of their alarms. */
@Injectable()
export class FindOpenSnapshots {
  constructor(
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly time: DatabaseClock,
  ) {}

  async run(): Promise<readonly ShardHint[]> {
    return await this.snapshots.openShards(MOST, await this.time.now());
  }
}
