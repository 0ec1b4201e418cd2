import { compareInstants, type Instant, type Interval } from '#calendar';
import type { HeldAssignment, HeldLock, HeldSpan, HeldSubscription } from '#storage';
import { billingPeriodAt } from '../subscribing/billing-period.js';
import { earlier, later } from '../subscribing/timeline.js';

/** A price that comes before what a subscription says, for as long as it lasts. */
export interface HeldPrice {
  readonly reason: 'lock' | 'assignment';
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly from: Instant;
  readonly to?: Instant;
  readonly experiment?: string;
  readonly variant?: string;
}

/** A span of a subscription with the price that applies in it. */
export interface PricedSpan extends HeldSpan {
  /**
   * What is promised in it. Where that is the version which the subscription has anyway the span is not cut, and the price
   * holds for its own time alone: ask `heldAt`.
   */
  readonly held?: HeldPrice;
}

/** What is held of a package, in the order in which it applies: a lock before an assignment. */
export function heldPrices(
  packageKey: string,
  locks: readonly HeldLock[],
  assignments: readonly HeldAssignment[],
): readonly HeldPrice[] {
  const ofLocks = locks
    .filter((lock) => lock.packageKey === packageKey)
    .map(({ packageVersion, contentHash, from, to, experiment, variant }) => ({
      reason: 'lock' as const,
      packageVersion,
      contentHash,
      from,
      ...(to && { to }),
      ...(experiment !== undefined && { experiment }),
      ...(variant !== undefined && { variant }),
    }));
  const ofAssignments = assignments
    .filter((assignment) => assignment.packageKey === packageKey)
    .map(({ packageVersion, contentHash, startsAt, experiment, variant }) => ({
      reason: 'assignment' as const,
      packageVersion,
      contentHash,
      from: startsAt,
      experiment,
      variant,
    }));
  return [...ofLocks, ...ofAssignments];
}

export const isHeldAt = ({ from, to }: Pick<HeldPrice, 'from' | 'to'>, at: Instant): boolean =>
  compareInstants(from, at) <= 0 && (to === undefined || compareInstants(at, to) < 0);

/** What is promised at an instant of a span. */
export const heldAt = (span: PricedSpan | undefined, at: Instant): HeldPrice | undefined =>
  span?.held && isHeldAt(span.held, at) ? span.held : undefined;

/**
 * The spans of a subscription cut where a held price begins or ends, each with what applies in it. A price that was
 * promised before the subscription's days were known may end inside a period: it lasts to the end of that period, since
 * no period changes its price on its way.
 */
export function pricedSpans(
  subscription: Pick<HeldSubscription, 'anchor' | 'timeZone' | 'startedAt' | 'endedAt' | 'spans'>,
  held: readonly HeldPrice[],
  interval: Interval | undefined,
): readonly PricedSpan[] {
  const lasting = held.map((price) => withWholePeriods(price, subscription, interval));
  return lasting.reduceRight<readonly PricedSpan[]>(
    (spans, price) => spans.flatMap((span) => cut(span, price)),
    subscription.spans,
  );
}

function withWholePeriods(
  price: HeldPrice,
  subscription: Pick<HeldSubscription, 'anchor' | 'timeZone' | 'startedAt' | 'endedAt'>,
  interval: Interval | undefined,
): HeldPrice {
  const { to } = price;
  if (to === undefined || interval === undefined || compareInstants(to, subscription.startedAt) <= 0)
    return price;
  return { ...price, to: billingPeriodAt(subscription, interval, to.subtract({ microseconds: 1 })).to };
}

function cut(span: PricedSpan, price: HeldPrice): readonly PricedSpan[] {
  const from = later(span.from, price.from);
  const ends = [span.to, price.to].filter((each) => each !== undefined);
  const to = ends.length === 0 ? undefined : ends.reduce(earlier);
  if (to !== undefined && compareInstants(from, to) >= 0) return [span];
  const isSame = price.packageVersion === span.packageVersion;
  const before = compareInstants(span.from, from) < 0;
  const after = to !== undefined && (span.to === undefined || compareInstants(to, span.to) < 0);
  // Where the price is the one that is there already, nothing is cut.
  if (isSame && span.held === undefined) return [{ ...span, held: price }];
  return [
    ...(before ? [{ ...span, to: from }] : []),
    { ...span, from, ...(to && { to }), packageVersion: price.packageVersion, held: price },
    ...(after ? [{ ...span, from: to }] : []),
  ];
}
