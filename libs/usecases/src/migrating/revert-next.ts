import { Injectable } from '@nestjs/common';
import { InvariantError } from '#money';
import {
  Clock,
  type MigrationItem,
  type Subscription,
  type SubscriptionMigration,
  SubscriptionMigrationStore,
  SubscriptionStore,
  UnitOfWork,
} from '#storage';
import { FindBoundary } from '../subscribing/find-boundary.js';
import { SKIPPED } from './migration-faults.js';
import { planReturn, type Return } from './plan-return.js';
import { WriteMove } from './write-move.js';

/** Gives the next subscription back what it had, or says why not: one transaction. */
@Injectable()
export class RevertNext {
  constructor(
    private readonly work: UnitOfWork,
    private readonly migrations: SubscriptionMigrationStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly findBoundary: FindBoundary,
    private readonly writeMove: WriteMove,
    private readonly clock: Clock,
  ) {}

  /** False when none can be taken now. */
  async run(migration: SubscriptionMigration): Promise<boolean> {
    return await this.work.run(async () => {
      const item = await this.migrations.take(migration.id, 'reverting', 'applied');
      if (item === undefined) return false;
      const subscription = await this.subscriptions.lock(item.subscriptionId);
      if (subscription === undefined) throw new InvariantError(`subscription ${item.subscriptionId} is gone`);
      const back = await this.#plan(subscription, item);
      const at = this.clock.now();
      if (!back.ok) {
        await this.migrations.decide(item, { state: 'revert-skipped', at, reason: back.reason });
        return true;
      }
      const said = { at: back.at, cause: 'migration-reverted', migration };
      await this.writeMove.run(subscription, back.plan, said);
      await this.migrations.decide(item, { state: 'reverted', at });
      return true;
    });
  }

  async #plan(subscription: Subscription, item: MigrationItem): Promise<Return> {
    // The header counts every change: another count is somebody else's will, which stands.
    if (subscription.revision !== item.revision) return { ok: false, reason: SKIPPED.changedSince };
    const spans = await this.subscriptions.segmentsOf(subscription.id);
    const { startedAt, endedAt } = subscription;
    const now = this.clock.now();
    const renewal = await this.findBoundary.after(subscription, spans, now);
    return planReturn({ startedAt, ...(endedAt && { endedAt }), spans }, item, { now, renewal });
  }
}
