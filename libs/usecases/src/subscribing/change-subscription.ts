import { Injectable } from '@nestjs/common';
import type { Quantities } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { AmendSubscription, type Amendment } from './amend-subscription.js';
import { PinVersion } from './pin-version.js';
import { baseSpan } from './plan-change.js';
import { settleQuantities } from './settle-quantities.js';
import type { SubscriptionChange } from './subscription-change.js';

export interface SubscriptionChangeRequest extends Amendment {
  /** Absent: the version that is in force then. */
  readonly version?: number;
  /** Laid over those in force then. */
  readonly quantities?: Quantities;
}

/** Another version, other quantities, or both, from the start of a day on. */
@Injectable()
export class ChangeSubscription {
  constructor(
    private readonly amend: AmendSubscription,
    private readonly pinVersion: PinVersion,
  ) {}

  async run(request: SubscriptionChangeRequest, actor: Actor): Promise<Outcome<SubscriptionChange>> {
    const { version, quantities = {} } = request;
    if (version === undefined && Object.keys(quantities).length === 0)
      return refused({
        code: 'subscription.nothing-asked',
        message: 'neither `version` nor `quantities` says what is to change',
        help: 'write one of them, or both',
      });
    return await this.amend.run(
      request,
      'subscription.changed',
      async ({ packageKey }, life, terms) => {
        const base = baseSpan(life, terms);
        // Planning says why there is nothing to change.
        if (base === undefined) return { ok: true, value: { verb: 'change' } };
        const isSame = version === undefined || version === base.packageVersion;
        const pinned = isSame
          ? await this.pinVersion.held(packageKey, base.packageVersion)
          : await this.pinVersion.run(packageKey, version, terms.at);
        if (!pinned.ok) return pinned;
        const settled = settleQuantities(pinned.value.version, quantities, base.quantities);
        if (!settled.ok) return settled;
        const packageVersion = pinned.value.stored.number;
        return { ok: true, value: { verb: 'change', packageVersion, quantities: settled.value } };
      },
      actor,
    );
  }
}
