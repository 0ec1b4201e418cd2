import { Injectable } from '@nestjs/common';
import { Clock, newId, type Subscription, SubscriptionStore } from '#storage';
import type { Actor } from '../actor.js';
import type { ChangePlan } from './plan-change.js';
import { WindClock } from './wind-clock.js';

/** Writes what was planned, inside the unit of work that holds the subscription's lock. */
@Injectable()
export class WritePlan {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly windClock: WindClock,
    private readonly clock: Clock,
  ) {}

  async run({ id }: Pick<Subscription, 'id'>, plan: ChangePlan, actor: Actor): Promise<void> {
    const now = this.clock.now();
    // Room first: live segments never overlap, not even within a transaction.
    const superseded = plan.supersede.map((span) => span.id);
    await this.subscriptions.supersede(superseded, now);
    if (plan.close) await this.subscriptions.close(plan.close.id, plan.close.to);
    for (const span of plan.append)
      await this.subscriptions.append({
        ...span,
        id: newId(now),
        subscriptionId: id,
        recordedAt: now,
        recordedBy: actor.holder,
      });
    await this.subscriptions.revise(id, plan.endedAt);
    await this.windClock.run(id);
  }
}
