import { compareInstants, type Instant, instantText, type Period } from '#calendar';
import type {
  PeriodCostDocument,
  SubscriptionChangeReply,
  SubscriptionReply,
  SubscriptionSegmentDocument,
} from '#contracts';
import type { HeldSubscription, PeriodCost, Span, SubscriptionChange } from '#usecases';
import { wireId } from '../ids.js';

export function toSubscription({ subscription, spans }: HeldSubscription, now: Instant): SubscriptionReply {
  const { id, workspaceId, packageKey, anchoring, anchor, timeZone, startedAt, endedAt } = subscription;
  return {
    id: wireId('sub', id),
    workspace: workspaceId,
    package: packageKey,
    status: statusAt({ subscription, spans }, now),
    anchoring,
    anchor: instantText(anchor),
    timeZone,
    startedAt: instantText(startedAt),
    endedAt: textOrNull(endedAt),
    revision: subscription.revision,
    createdAt: instantText(subscription.createdAt),
    segments: spans.map(toSegment),
  };
}

export function toChange(change: SubscriptionChange, now: Instant): SubscriptionChangeReply {
  return {
    subscription: toSubscription(change, now),
    dryRun: change.dryRun,
    effectiveAt: instantText(change.effectiveAt),
    replaced: change.replaced.map(toSegment),
    replacedEnd: textOrNull(change.replacedEnd),
    before: costOrNull(change.before),
    after: costOrNull(change.after),
    replaces: change.replaces
      ? { id: wireId('sub', change.replaces.id), after: costOrNull(change.replaces.after) }
      : null,
  };
}

const costOrNull = (cost: PeriodCost | undefined): PeriodCostDocument | null =>
  cost === undefined ? null : toCost(cost);

export function toCost({ period, ...cost }: PeriodCost): PeriodCostDocument {
  return { period: toPeriod(period), ...cost };
}

const toPeriod = ({ from, to, timeZone }: Period): PeriodCostDocument['period'] => ({
  from: instantText(from),
  to: instantText(to),
  timeZone,
});

function toSegment({ from, to, packageVersion, quantities, state }: Span): SubscriptionSegmentDocument {
  return { from: instantText(from), to: textOrNull(to), version: packageVersion, quantities, state };
}

function statusAt({ subscription, spans }: HeldSubscription, now: Instant): SubscriptionReply['status'] {
  const { startedAt, endedAt } = subscription;
  if (endedAt !== undefined && compareInstants(endedAt, now) <= 0) return 'ended';
  if (endedAt?.equals(startedAt) === true) return 'ended';
  const held = spans.findLast(({ from }) => compareInstants(from, now) <= 0);
  return held?.state ?? 'scheduled';
}

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
