import { type Instant, instantText } from '#calendar';
import { canonicalJson } from '#rulebook';
import { fromDbSegment, fromDbSubscription } from '../mappings/subscriptions.js';
import type { Subscription, SubscriptionSegment } from '../records/subscriptions.js';
import {
  closeSegment,
  insertSegment,
  segmentHistory,
  segmentsIn,
  segmentsOfAll,
  type SegmentRow,
  supersedeSegments,
} from '../statements/subscription-segments.js';
import {
  activeSubscriptions,
  findSubscription,
  findSubscriptions,
  heldSubscriptions,
  insertSubscription,
  lockSubscription,
  reviseSubscription,
  type SubscriptionRow,
  subscriptionsOfWorkspace,
} from '../statements/subscriptions.js';
import { UnitOfWork } from '../unit-of-work.js';

/** A segment as it is written: nothing has superseded it yet. */
export type NewSegment = Omit<SubscriptionSegment, 'supersededAt'>;

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);

export class SubscriptionStore {
  constructor(private readonly work: UnitOfWork) {}

  async find(id: string): Promise<Subscription | undefined> {
    return (await this.#subscriptions(findSubscription, [id]))[0];
  }

  async findAll(ids: readonly string[]): Promise<readonly Subscription[]> {
    return await this.#subscriptions(findSubscriptions, [[...ids]]);
  }

  /** The subscription, which nobody else changes to the end of the running unit of work. */
  async lock(id: string): Promise<Subscription | undefined> {
    return (await this.#subscriptions(lockSubscription, [id]))[0];
  }

  /** What a workspace holds at an instant: of one package at most one. */
  async activeOf(workspaceId: string, at: Instant, packageKey?: string): Promise<readonly Subscription[]> {
    return await this.#subscriptions(activeSubscriptions, [workspaceId, instantText(at), packageKey ?? null]);
  }

  /** What stands in the way of one of the same workspace and package that starts then. */
  async heldFrom({
    workspaceId,
    packageKey,
    startedAt,
  }: Pick<Subscription, 'workspaceId' | 'packageKey' | 'startedAt'>): Promise<readonly Subscription[]> {
    return await this.#subscriptions(heldSubscriptions, [workspaceId, packageKey, instantText(startedAt)]);
  }

  /** Subscriptions of a workspace after id `after`, ended ones too, oldest first. */
  async ofWorkspace(
    workspaceId: string,
    after: string | undefined,
    limit: number,
  ): Promise<readonly Subscription[]> {
    return await this.#subscriptions(subscriptionsOfWorkspace, [workspaceId, after ?? null, limit]);
  }

  async insert(subscription: Subscription): Promise<void> {
    await this.work.manager.query(insertSubscription, [
      subscription.id,
      subscription.workspaceId,
      subscription.packageKey,
      instantText(subscription.anchor),
      subscription.anchoring,
      subscription.timeZone,
      instantText(subscription.startedAt),
      textOrNull(subscription.endedAt),
      subscription.revision,
      instantText(subscription.createdAt),
    ]);
  }

  /** The next revision of the header, with the end that the subscription now has, if it has one. */
  async revise(id: string, endedAt: Instant | undefined): Promise<void> {
    await this.work.manager.query(reviseSubscription, [id, textOrNull(endedAt)]);
  }

  /** The live segments that touch `[from, to)`, in order; without `to` all from there on. */
  async segmentsIn(
    subscriptionId: string,
    from: Instant | undefined,
    to: Instant | undefined,
  ): Promise<readonly SubscriptionSegment[]> {
    return await this.#segments(segmentsIn, [subscriptionId, textOrNull(from), textOrNull(to)]);
  }

  /** Every live segment, in order. */
  async segmentsOf(subscriptionId: string): Promise<readonly SubscriptionSegment[]> {
    return await this.segmentsIn(subscriptionId, undefined, undefined);
  }

  /** Every live segment of several subscriptions, of each in order. */
  async segmentsOfAll(subscriptionIds: readonly string[]): Promise<readonly SubscriptionSegment[]> {
    return await this.#segments(segmentsOfAll, [[...subscriptionIds]]);
  }

  /** Every segment that was ever written, superseded ones too. */
  async history(subscriptionId: string): Promise<readonly SubscriptionSegment[]> {
    return await this.#segments(segmentHistory, [subscriptionId]);
  }

  async append(segment: NewSegment): Promise<void> {
    await this.work.manager.query(insertSegment, [
      segment.id,
      segment.subscriptionId,
      instantText(segment.from),
      textOrNull(segment.to),
      segment.packageVersion,
      canonicalJson(segment.quantities),
      segment.state,
      instantText(segment.recordedAt),
      segment.recordedBy,
      segment.cause,
    ]);
  }

  /** Ends a segment that nothing ended so far. */
  async close(segmentId: string, to: Instant): Promise<void> {
    await this.work.manager.query(closeSegment, [segmentId, instantText(to)]);
  }

  async supersede(segmentIds: readonly string[], at: Instant): Promise<void> {
    if (segmentIds.length === 0) return;
    await this.work.manager.query(supersedeSegments, [[...segmentIds], instantText(at)]);
  }

  async #subscriptions(statement: string, values: unknown[]): Promise<readonly Subscription[]> {
    return (await this.work.manager.query<SubscriptionRow[]>(statement, values)).map(fromDbSubscription);
  }

  async #segments(statement: string, values: unknown[]): Promise<readonly SubscriptionSegment[]> {
    return (await this.work.manager.query<SegmentRow[]>(statement, values)).map(fromDbSegment);
  }
}
