import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText, startOfLocalDay } from '#calendar';
import {
  BillingPeriodStore,
  Clock,
  OutboxStore,
  type Subscription,
  SubscriptionClockStore,
  SubscriptionStore,
  UnitOfWork,
} from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused } from '../fault.js';
import { applyPlan } from './apply-plan.js';
import { changeDetail } from './change-detail.js';
import { CurrentPeriod } from './current-period.js';
import { EstimatePeriod } from './estimate-period.js';
import { type Change, type ChangePlan, type ChangeTerms, planChange } from './plan-change.js';
import { planFault } from './plan-refusal.js';
import { backDated, unknownSubscription } from './subscription-faults.js';
import type { SubscriptionChange } from './subscription-change.js';
import { later, type Life, type LiveSpan } from './timeline.js';
import { WritePlan } from './write-plan.js';

/** What every change of a subscription is asked with. */
export interface Amendment {
  readonly id: string;
  /** Today when left out, or the start of a subscription that starts later. */
  readonly effectiveAt?: Instant;
  readonly replaceScheduled: boolean;
  readonly dryRun: boolean;
  readonly reason?: string;
}

type Decide = (subscription: Subscription, life: Life, terms: ChangeTerms) => Promise<Outcome<Change>>;

/** The one way a subscription changes: locked, planned purely, priced before and after, written, announced, audited. */
@Injectable()
export class AmendSubscription {
  constructor(
    private readonly work: UnitOfWork,
    private readonly subscriptions: SubscriptionStore,
    private readonly clocks: SubscriptionClockStore,
    private readonly periods: BillingPeriodStore,
    private readonly currentPeriod: CurrentPeriod,
    private readonly estimate: EstimatePeriod,
    private readonly writePlan: WritePlan,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  async run(
    asked: Amendment,
    event: string,
    decide: Decide,
    actor: Actor,
  ): Promise<Outcome<SubscriptionChange>> {
    return await this.work.run(async () => {
      const subscription = await this.subscriptions.lock(asked.id);
      if (subscription === undefined) return refused(unknownSubscription(asked.id));
      const spans = await this.subscriptions.segmentsOf(subscription.id);
      const life = { startedAt: subscription.startedAt, ...endOf(subscription), spans };
      const now = this.clock.now();
      const day = asked.effectiveAt ?? later(now, subscription.startedAt);
      const at = startOfLocalDay(day, subscription.timeZone);
      const earliest = await this.#earliest(subscription, spans, now);
      if (earliest !== undefined && compareInstants(at, earliest) < 0) return refused(backDated(earliest));
      const terms = { at, now, replaceScheduled: asked.replaceScheduled };
      const change = await decide(subscription, life, terms);
      if (!change.ok) return change;
      const planned = planChange(life, change.value, terms);
      if (!planned.ok) return refused(planFault(planned.refusal));
      return {
        ok: true,
        value: await this.#carryOut(asked, event, { subscription, spans, at, plan: planned.plan }, actor),
      };
    });
  }

  /** The start of the running period, and never before a renewal that was announced or a period that is closed. */
  async #earliest(
    subscription: Subscription,
    spans: readonly LiveSpan[],
    now: Instant,
  ): Promise<Instant | undefined> {
    const announced = (await this.clocks.lock(subscription.id))?.announcedUntil;
    const closed = await this.periods.closedUntil(subscription.id);
    const start = await this.currentPeriod.startAt(subscription, spans, now);
    return (
      start &&
      [announced, closed].reduce<Instant>((latest, one) => (one ? later(latest, one) : latest), start)
    );
  }

  async #carryOut(
    { dryRun, reason }: Amendment,
    event: string,
    { subscription, spans, at, plan }: Planned,
    actor: Actor,
  ): Promise<SubscriptionChange> {
    // A plan names the end that is planned, the one that there was when it stays.
    const changed = {
      ...subscription,
      revision: subscription.revision + (dryRun ? 0 : 1),
      ...(plan.endedAt && { endedAt: plan.endedAt }),
    };
    const live = applyPlan(spans, plan);
    const before = await this.estimate.run(subscription, spans, at);
    const after = await this.estimate.run(changed, live, at);
    const result = {
      subscription: changed,
      spans: live,
      dryRun,
      effectiveAt: at,
      replaced: plan.replaced,
      ...(plan.replacedEnd && { replacedEnd: plan.replacedEnd }),
      ...(before && { before }),
      ...(after && { after }),
    };
    if (dryRun) return result;
    await this.writePlan.run(subscription, plan, actor);
    await this.outbox.append(
      {
        type: event,
        workspace: subscription.workspaceId,
        payload: { subscription: subscription.id, effectiveAt: instantText(at) },
      },
      this.clock.now(),
    );
    await this.audit.run({
      actor,
      action: event,
      subject: subscription.id,
      ...(reason !== undefined && { reason }),
      detail: changeDetail(result),
    });
    return result;
  }
}

interface Planned {
  readonly subscription: Subscription;
  readonly spans: readonly LiveSpan[];
  readonly at: Instant;
  readonly plan: ChangePlan;
}

const endOf = ({ endedAt }: Subscription) => (endedAt === undefined ? {} : { endedAt });
