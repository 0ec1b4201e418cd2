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

  /** `workspace`: for a caller who may see this one alone, so that another's is as unknown as none. */
  async run(id: string, workspace?: string): Promise<Outcome<HeldSubscription>> {
    const subscription = await this.subscriptions.find(id);
    const isHidden = workspace !== undefined && subscription?.workspaceId !== workspace;
    if (subscription === undefined || isHidden) return refused(unknownSubscription(id));
    return { ok: true, value: { subscription, spans: await this.subscriptions.segmentsOf(id) } };
  }
}
