import { Injectable } from '@nestjs/common';
import { type Subscription, SubscriptionStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownSubscription } from './subscription-faults.js';
import type { Span } from './timeline.js';

/** A subscription with its live spans, in order. */
export interface HeldSubscription {
  readonly subscription: Subscription;
  readonly spans: readonly Span[];
}

@Injectable()
export class FindSubscription {
  constructor(private readonly subscriptions: SubscriptionStore) {}

  async run(id: string): Promise<Outcome<HeldSubscription>> {
    const subscription = await this.subscriptions.find(id);
    if (subscription === undefined) return refused(unknownSubscription(id));
    return { ok: true, value: { subscription, spans: await this.subscriptions.segmentsOf(id) } };
  }
}
