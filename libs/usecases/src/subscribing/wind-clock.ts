import { Injectable } from '@nestjs/common';
import { invariant } from '#money';
import { SubscriptionClockStore, SubscriptionStore } from '#storage';
import { FindBoundary } from './find-boundary.js';

/**
 * Says when the next renewal of a subscription is due. Call it inside the unit of work that changes the subscription,
 * with its lock and after the last change.
 */
@Injectable()
export class WindClock {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly clocks: SubscriptionClockStore,
    private readonly findBoundary: FindBoundary,
  ) {}

  /** What is announced stays announced. */
  async run(subscriptionId: string): Promise<void> {
    // Before anything is read: whoever announces is done, or leaves this one alone.
    const clock = await this.clocks.lock(subscriptionId);
    const subscription = await this.subscriptions.find(subscriptionId);
    invariant(subscription !== undefined, `no subscription ${subscriptionId} to wind the clock of`);
    const announcedUntil = clock?.announcedUntil ?? subscription.startedAt;
    const spans = await this.subscriptions.segmentsOf(subscriptionId);
    const next = await this.findBoundary.after(subscription, spans, announcedUntil);
    await this.clocks.wind([{ subscriptionId, announcedUntil, ...(next && { nextBoundary: next }) }]);
  }
}
