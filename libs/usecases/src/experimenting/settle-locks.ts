import { Injectable } from '@nestjs/common';
import { type Instant, instantText } from '#calendar';
import { InvariantError } from '#money';
import {
  Clock,
  ExperimentStore,
  OutboxStore,
  type PriceLock,
  PriceLockStore,
  type Subscription,
  SubscriptionStore,
  UnitOfWork,
} from '#storage';
import { SYSTEM } from '../actor.js';
import { PinVersion } from '../subscribing/pin-version.js';
import { baseSpan, planChange } from '../subscribing/plan-change.js';
import { planFault } from '../subscribing/plan-refusal.js';
import { settleQuantities } from '../subscribing/settle-quantities.js';
import { WritePlan } from '../subscribing/write-plan.js';
import { EndExperiments } from './end-experiments.js';
import { FindLowest } from './find-lowest.js';

/** So long before a lock ends it is settled what applies then: the renewal finds it done. */
const AHEAD = { hours: 24 };

/**
 * What follows a price lock: with its end the subscription moves to the version that the experiment's file says, for
 * good. One lock a transaction, so that any number of processes may call it, and no death leaves a half.
 */
@Injectable()
export class SettleLocks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly locks: PriceLockStore,
    private readonly experiments: ExperimentStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly pinVersion: PinVersion,
    private readonly writePlan: WritePlan,
    private readonly findLowest: FindLowest,
    private readonly endExperiments: EndExperiments,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while (await this.work.run(async () => await this.#settleNext()));
    await this.endExperiments.whenDue();
  }

  async #settleNext(): Promise<boolean> {
    const now = this.clock.now();
    const lock = await this.locks.takeEnding(now.add(AHEAD));
    if (lock === undefined) return false;
    const { id, workspace, packageKey, to } = lock;
    if (to === undefined) throw new InvariantError('what is settled has an end');
    const [held] = await this.subscriptions.activeOf(workspace, to, packageKey);
    const subscription = held && (await this.subscriptions.lock(held.id));
    const settledAs =
      subscription === undefined ? 'no-subscription' : await this.#move(lock, subscription, to, now);
    await this.locks.settle(id, now, settledAs);
    const payload = { lock: id, package: packageKey, then: lock.thenApply ?? '', settledAs };
    await this.outbox.append({ type: 'lock.settled', workspace, payload }, now);
    return true;
  }

  /** What came of it, in a word or as the code of what stood in the way. */
  async #move(lock: PriceLock, subscription: Subscription, at: Instant, now: Instant): Promise<string> {
    const target = await this.#target(lock, subscription);
    const spans = await this.subscriptions.segmentsOf(subscription.id);
    const { id, startedAt, endedAt, packageKey } = subscription;
    const life = { startedAt, ...(endedAt && { endedAt }), spans };
    const terms = { at, now, replaceScheduled: false };
    const base = baseSpan(life, terms);
    if (base?.packageVersion === target) return 'unchanged';
    const pinned = await this.pinVersion.held(packageKey, target);
    if (!pinned.ok) return pinned.faults[0].code;
    const quantities = settleQuantities(pinned.value.version, {}, base?.quantities);
    if (!quantities.ok) return quantities.faults[0].code;
    const change = { verb: 'change', packageVersion: target, quantities: quantities.value } as const;
    const planned = planChange(life, change, terms);
    // Somebody has planned something else for the time after: that is newer than the promise.
    if (!planned.ok) return planFault(planned.refusal).code;
    await this.writePlan.run(subscription, planned.plan, SYSTEM);
    const payload = { subscription: id, effectiveAt: instantText(at), lock: lock.id };
    const { workspaceId: workspace } = subscription;
    await this.outbox.append({ type: 'subscription.changed', workspace, payload }, now);
    return 'moved';
  }

  async #target({ experiment, packageVersion, thenApply }: PriceLock, { id }: Subscription): Promise<number> {
    if (thenApply === 'keep' || experiment === undefined) return packageVersion;
    const variants = await this.experiments.variantsOf(experiment);
    const [control] = variants;
    if (control === undefined) throw new InvariantError(`experiment ${experiment} has no variants`);
    if (thenApply === 'lowest') return await this.findLowest.run(id, variants);
    if (thenApply !== 'winner') return control.packageVersion;
    const decision = await this.experiments.decisionOf(experiment);
    const winner = variants.find(({ key }) => key === decision?.variant);
    if (winner === undefined) throw new InvariantError(`nobody has decided about ${experiment}`);
    return winner.packageVersion;
  }
}
