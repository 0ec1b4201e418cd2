import { Injectable } from '@nestjs/common';
import { type Instant, instantText } from '#calendar';
import { Clock, OutboxStore, type Subscription, type SubscriptionMigration } from '#storage';
import type { ChangePlan } from '../subscribing/plan-change.js';
import { WritePlan } from '../subscribing/write-plan.js';

/** Writes what a migration changes of a subscription, in the name of who let it run, and says so. */
@Injectable()
export class WriteMove {
  constructor(
    private readonly writePlan: WritePlan,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** Answers the subscription's revision from here on. */
  async run(
    subscription: Subscription,
    plan: ChangePlan,
    { at, cause, migration }: { at: Instant; cause: string; migration: SubscriptionMigration },
  ): Promise<number> {
    const append = plan.append.map((span) => (span.from.equals(at) ? { ...span, cause } : span));
    const holder = migration.startedBy ?? migration.createdBy;
    await this.writePlan.run(subscription, { ...plan, append }, { holder, keyId: 'none' });
    const payload = {
      subscription: subscription.id,
      effectiveAt: instantText(at),
      migration: migration.id,
    };
    await this.outbox.append(
      { type: 'subscription.changed', workspace: subscription.workspaceId, payload },
      this.clock.now(),
    );
    return subscription.revision + 1;
  }
}
