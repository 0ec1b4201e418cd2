import { Injectable } from '@nestjs/common';
import type { Actor } from '../actor.js';
import type { Outcome } from '../fault.js';
import { AmendSubscription, type Amendment } from './amend-subscription.js';
import type { SubscriptionChange } from './subscription-change.js';

/** Nothing is priced from the start of a day on, until it is resumed. */
@Injectable()
export class PauseSubscription {
  constructor(private readonly amend: AmendSubscription) {}

  async run(request: Amendment, actor: Actor): Promise<Outcome<SubscriptionChange>> {
    const decide = () => Promise.resolve({ ok: true, value: { verb: 'pause' } } as const);
    return await this.amend.run(request, 'subscription.paused', decide, actor);
  }
}
