import { Injectable } from '@nestjs/common';
import { invariant } from '#money';
import { Clock, newId, type Subscription, SubscriptionStore, UnitOfWork, WorkspaceStore } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { AmendSubscription } from './amend-subscription.js';
import { ChangeSubscription, type SubscriptionChangeRequest } from './change-subscription.js';
import { EstimatePeriod, type PeriodCost } from './estimate-period.js';
import { PinVersion } from './pin-version.js';
import { baseSpan, type ChangeTerms, type PlannedSpan } from './plan-change.js';
import { planFault } from './plan-refusal.js';
import { settleQuantities } from './settle-quantities.js';
import { heldAlready, unknownSubscription } from './subscription-faults.js';
import type { SubscriptionChange } from './subscription-change.js';
import type { Life } from './timeline.js';
import { WriteStart } from './write-start.js';

export interface PackageChangeRequest extends SubscriptionChangeRequest {
  readonly packageKey: string;
}

/** The subscription that follows another one, as it is to be written. */
interface Successor {
  readonly subscription: Subscription;
  readonly span: PlannedSpan;
  readonly after: PeriodCost | undefined;
}

/** Another package from the start of a day on: one subscription ends and another begins, in one act. */
@Injectable()
export class ChangePackage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly workspaces: WorkspaceStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly amend: AmendSubscription,
    private readonly changeSubscription: ChangeSubscription,
    private readonly pinVersion: PinVersion,
    private readonly estimate: EstimatePeriod,
    private readonly writeStart: WriteStart,
    private readonly clock: Clock,
  ) {}

  async run(request: PackageChangeRequest, actor: Actor): Promise<Outcome<SubscriptionChange>> {
    const found = await this.subscriptions.find(request.id);
    if (found === undefined) return refused(unknownSubscription(request.id));
    if (found.packageKey === request.packageKey) return await this.changeSubscription.run(request, actor);
    return await this.work.run(async () => {
      // Before the subscription's: starts of one workspace wait for one another.
      await this.workspaces.lock(found.workspaceId);
      let successor: Successor | undefined;
      const ended = await this.amend.run(
        request,
        'subscription.ended',
        async (held, life, terms) => {
          // What cannot begin is refused before anything ends.
          const made = await this.#successorOf(held, request, life, terms);
          if (!made.ok) return made;
          successor = made.value;
          return { ok: true, value: { verb: 'end' } };
        },
        actor,
      );
      if (!ended.ok) return ended;
      invariant(successor !== undefined, 'a subscription ended without the one that follows it');
      const { subscription, span, after } = successor;
      const { after: rest, ...change } = ended.value;
      const started: SubscriptionChange = {
        ...change,
        subscription,
        spans: [span],
        ...(after && { after }),
        replaces: { id: found.id, ...(rest && { after: rest }) },
      };
      if (!started.dryRun) await this.writeStart.run(started, span, actor);
      return { ok: true, value: started };
    });
  }

  async #successorOf(
    held: Subscription,
    request: PackageChangeRequest,
    life: Life,
    terms: ChangeTerms,
  ): Promise<Outcome<Successor | undefined>> {
    const { packageKey, version, quantities = {}, effectiveAt } = request;
    if (held.endedAt?.equals(terms.at) === true)
      return refused(planFault({ kind: 'ended', at: held.endedAt }));
    const base = baseSpan(life, terms);
    // Planning says why there is nothing to end.
    if (base === undefined) return { ok: true, value: undefined };
    const pinned = await this.pinVersion.run(packageKey, version, effectiveAt ?? terms.now);
    if (!pinned.ok) return pinned;
    const settled = settleQuantities(pinned.value.version, quantities, base.quantities);
    if (!settled.ok) return settled;
    const now = this.clock.now();
    const subscription: Subscription = {
      id: newId(now),
      workspaceId: held.workspaceId,
      packageKey,
      anchor: held.anchor,
      anchoring: held.anchoring,
      timeZone: held.timeZone,
      startedAt: terms.at,
      revision: 1,
      createdAt: now,
    };
    const [other] = await this.subscriptions.heldFrom(subscription);
    if (other !== undefined) return refused(heldAlready(other));
    const span: PlannedSpan = {
      from: terms.at,
      packageVersion: pinned.value.stored.number,
      quantities: settled.value,
      state: base.state,
      cause: 'started',
    };
    const after = await this.estimate.run(subscription, [span], terms.at);
    return { ok: true, value: { subscription, span, after } };
  }
}
