import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant } from '#calendar';
import { InvariantError } from '#money';
import {
  Clock,
  PriceLockStore,
  type Subscription,
  type SubscriptionMigration,
  SubscriptionMigrationStore,
  SubscriptionStore,
  UnitOfWork,
} from '#storage';
import { PlanMove } from './plan-move.js';
import { WriteMove } from './write-move.js';

/** Moves the next subscription whose turn it is, or says why it stays: one transaction, so that no death leaves a half. */
@Injectable()
export class ApplyNext {
  constructor(
    private readonly work: UnitOfWork,
    private readonly migrations: SubscriptionMigrationStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly planMove: PlanMove,
    private readonly writeMove: WriteMove,
    private readonly locks: PriceLockStore,
    private readonly clock: Clock,
  ) {}

  /** False when none can be taken now. */
  async run(migration: SubscriptionMigration): Promise<boolean> {
    return await this.work.run(async () => {
      const item = await this.migrations.take(migration.id, 'running', 'pending');
      if (item === undefined) return false;
      const subscription = await this.subscriptions.lock(item.subscriptionId);
      if (subscription === undefined) throw new InvariantError(`subscription ${item.subscriptionId} is gone`);
      const spans = await this.subscriptions.segmentsOf(subscription.id);
      const move = await this.planMove.run(subscription, spans, migration, item.fromVersion);
      const at = this.clock.now();
      if (!move.ok) {
        await this.migrations.decide(item, { state: 'skipped', at, reason: move.reason });
        return true;
      }
      const revision = await this.writeMove.run(subscription, move.plan, {
        at: move.at,
        cause: 'migrated',
        migration,
      });
      if (migration.overrideLocks) await this.#breakLocks(subscription, move.at, migration.createdBy);
      const { packageVersion: fromVersion, quantities } = move.base;
      const applied = { fromVersion, quantities, effectiveAt: move.at, revision };
      await this.migrations.decide(item, { state: 'applied', at, applied });
      return true;
    });
  }

  /** From the move on nothing else is promised. */
  async #breakLocks({ workspaceId, packageKey }: Subscription, at: Instant, by: string): Promise<void> {
    const locks = await this.locks.beyond(workspaceId, packageKey, at);
    const begun = locks.filter(({ from }) => compareInstants(from, at) < 0);
    await this.locks.end(begun.map(({ id }) => ({ id, to: at })));
    // What was to follow them has been decided by the move.
    for (const { id, thenApply } of begun)
      if (thenApply !== undefined) await this.locks.settle(id, this.clock.now(), 'migrated');
    const others = locks.filter((lock) => !begun.includes(lock)).map(({ id }) => id);
    await this.locks.revoke(others, this.clock.now(), by);
  }
}
