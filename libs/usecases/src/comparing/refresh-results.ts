import { Injectable } from '@nestjs/common';
import { DatabaseClock, ExperimentSnapshotStore } from '#storage';
import { SYSTEM } from '../actor.js';
import { TakeSnapshot } from './take-snapshot.js';

/** Asks once a day for what is known of every experiment of which more becomes known: results then have their days. */
@Injectable()
export class RefreshResults {
  constructor(
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly take: TakeSnapshot,
    private readonly time: DatabaseClock,
  ) {}

  async run(): Promise<void> {
    const now = await this.time.now();
    for (const key of await this.snapshots.toCompare(now)) {
      await this.take.request(key, SYSTEM);
      await this.snapshots.forget(key, now);
    }
  }
}
