import { Injectable } from '@nestjs/common';
import type { Actor } from '../actor.js';
import type { Outcome } from '../fault.js';
import { AmendSubscription, type Amendment } from './amend-subscription.js';
import type { SubscriptionChange } from './subscription-change.js';

/** A paused subscription is priced again from the start of a day on. */
@Injectable()
export class ResumeSubscription {
  constructor(private readonly amend: AmendSubscription) {}

  async run(request: Amendment, actor: Actor): Promise<Outcome<SubscriptionChange>> {
    const decide = () => Promise.resolve({ ok: true, value: { verb: 'resume' } } as const);
    return await this.amend.run(request, 'subscription.resumed', decide, actor);
  }
}
