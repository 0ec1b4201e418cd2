import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { DatabaseClock, ExperimentSnapshotStore } from '#storage';
import { SYSTEM } from '../actor.js';
import { MakeBundle } from './make-bundle.js';
import { TakeSnapshot } from './take-snapshot.js';

/**
 * Asks once a day for what is known of every experiment of which more becomes known: results then have their days. What
 * is over for good is kept as a signed bundle, whether anybody asks for it or not.
 */
@Injectable()
export class RefreshResults {
  constructor(
    private readonly snapshots: ExperimentSnapshotStore,
    private readonly take: TakeSnapshot,
    private readonly bundle: MakeBundle,
    private readonly time: DatabaseClock,
  ) {}

  async run(): Promise<void> {
    const now = await this.time.now();
    const failed: unknown[] = [];
    for (const key of await this.snapshots.toCompare(now))
      await this.#one(key, now).catch((error: unknown) => failed.push(error));
    // What is wrong with one keeps no other from its day, and the operators hear of it all the same.
    if (failed.length > 0)
      throw new AggregateError(failed, `${failed.length} experiments were not refreshed`);
  }

  async #one(key: string, now: Instant): Promise<void> {
    await this.bundle.keep(key);
    await this.take.request(key, SYSTEM);
    await this.snapshots.forget(key, now);
  }
}
