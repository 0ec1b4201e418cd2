import { compareInstants, type Instant, instantText, type Interval, parseInstant } from '#calendar';
import type { HeldSpan, HeldSubscription } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { billingPeriodAt } from '../subscribing/billing-period.js';
import { noInstant, outsideSubscription, timeZoneContradicts } from './quote-faults.js';
import type { QuoteRequest } from './quote-request.js';

type PeriodDocument = NonNullable<QuoteRequest['period']>;

/**
 * The period that is quoted of a subscription: the one that is asked for, else the interval of its anchor that holds
 * `at`, as far as the subscription lives in it.
 */
export function subscriptionPeriod(
  { period, at }: Pick<QuoteRequest, 'period' | 'at'>,
  subscription: HeldSubscription,
  interval: Interval,
): Outcome<PeriodDocument> {
  const { timeZone, startedAt, endedAt } = subscription;
  if (period !== undefined) {
    if (period.timeZone !== undefined && period.timeZone !== timeZone)
      return refused(timeZoneContradicts(timeZone));
    const [from, to] = [parseInstant(period.from), parseInstant(period.to)];
    if (from === undefined) return refused(noInstant(period.from, '/period/from'));
    if (to === undefined) return refused(noInstant(period.to, '/period/to'));
    const isOutside =
      compareInstants(from, startedAt) < 0 || (endedAt !== undefined && compareInstants(to, endedAt) > 0);
    return isOutside
      ? refused(outsideSubscription(subscription))
      : { ok: true, value: { ...period, timeZone } };
  }
  const { from, to } = billingPeriodAt(subscription, interval, at);
  if (compareInstants(from, to) >= 0) return refused(outsideSubscription(subscription));
  return { ok: true, value: { from: instantText(from), to: instantText(to), timeZone } };
}

/** The span whose version is in force at `at`; the first one before it all begins, the last one after it ended. */
export function spanAt<S extends HeldSpan>(spans: readonly S[], at: Instant): S | undefined {
  return spans.findLast(({ from }) => compareInstants(from, at) <= 0) ?? spans[0];
}
