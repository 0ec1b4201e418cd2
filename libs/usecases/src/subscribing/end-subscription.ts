import { Injectable } from '@nestjs/common';
import type { Actor } from '../actor.js';
import type { Outcome } from '../fault.js';
import { AmendSubscription, type Amendment } from './amend-subscription.js';
import type { SubscriptionChange } from './subscription-change.js';

/** The last day is the one before; what is scheduled after it gives way only when that is said. */
@Injectable()
export class EndSubscription {
  constructor(private readonly amend: AmendSubscription) {}

  async run(request: Amendment, actor: Actor): Promise<Outcome<SubscriptionChange>> {
    const decide = () => Promise.resolve({ ok: true, value: { verb: 'end' } } as const);
    return await this.amend.run(request, 'subscription.ended', decide, actor);
  }
}
