import { Injectable } from '@nestjs/common';
import { InvariantError } from '#money';
import {
  type MatchedSubscription,
  type MigrationCost,
  type MigrationItem,
  type MigrationReason,
  type SubscriptionMigration,
  SubscriptionStore,
} from '#storage';
import { applyPlan } from '../subscribing/apply-plan.js';
import { EstimatePeriod, type PeriodCost } from '../subscribing/estimate-period.js';
import { PlanMove } from './plan-move.js';

/** What a migration would make of one subscription. */
export interface PreviewedItem extends Pick<
  MigrationItem,
  'subscriptionId' | 'fromVersion' | 'quantities' | 'cost' | 'reason'
> {
  /** Whether `reason` keeps it from being moved, and not only from being priced. */
  readonly isSkipped: boolean;
}

type Wanted = Pick<SubscriptionMigration, 'mode' | 'toVersion' | 'overrideLocks'>;

/** Plans the move of one subscription and prices the period of the change before and after, as each change does. */
@Injectable()
export class PreviewMigration {
  constructor(
    private readonly subscriptions: SubscriptionStore,
    private readonly planMove: PlanMove,
    private readonly estimate: EstimatePeriod,
  ) {}

  async run({ id, heldVersion }: MatchedSubscription, wanted: Wanted): Promise<PreviewedItem> {
    const subscription = await this.subscriptions.find(id);
    if (subscription === undefined) throw new InvariantError(`subscription ${id} is gone`);
    const spans = await this.subscriptions.segmentsOf(id);
    const move = await this.planMove.run(subscription, spans, wanted, heldVersion);
    const held = spans.findLast(({ packageVersion }) => packageVersion === heldVersion);
    const { quantities = {} } = move.ok ? move.base : (held ?? {});
    const item = { subscriptionId: id, fromVersion: heldVersion, quantities };
    if (!move.ok) return { ...item, reason: move.reason, isSkipped: true };
    const before = await this.estimate.run(subscription, spans, move.at);
    const moved = applyPlan(spans, move.plan);
    // What was promised ends with a move that breaks it.
    const after = wanted.overrideLocks
      ? await this.estimate.asWritten(subscription, moved, move.at)
      : await this.estimate.run(subscription, moved, move.at);
    return { ...item, ...judged(before, after), isSkipped: false };
  }
}

function judged(
  before: PeriodCost | undefined,
  after: PeriodCost | undefined,
): { readonly cost: MigrationCost } | { readonly reason: MigrationReason } {
  if (before && after && 'amount' in before && 'amount' in after)
    return { cost: { currency: after.currency, before: before.amount, after: after.amount } };
  for (const cost of [before, after]) if (cost && 'reason' in cost) return { reason: cost.reason };
  throw new InvariantError('a period that is moved has nothing in it');
}
