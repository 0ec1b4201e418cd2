import { compareInstants, type Instant, type Interval, type Period } from '#calendar';
import type { LastingLock } from '#storage';
import { intervalAt } from '../subscribing/billing-period.js';

type Counted = Pick<LastingLock, 'from' | 'subscription' | 'timeZone'>;

/** The whole billing period that holds an instant; before there is a subscription, counted from the lock's start. */
export function lockPeriodAt(
  { from, subscription, timeZone }: Counted,
  interval: Interval,
  at: Instant,
): Period {
  return intervalAt(subscription ?? { anchor: from, timeZone, startedAt: from }, interval, at);
}

/**
 * Where a lock ends once nobody enrols any more: with the last of `periods` whole billing periods that start after the
 * stop, 0 being the present one. A price that was told for a period yet to come lasts for that period.
 */
export function lockEnd(lock: Counted, interval: Interval, stop: Instant, periods: number): Instant {
  let end = lockPeriodAt(lock, interval, stop).to;
  for (let counted = 0; counted < periods; counted += 1) end = lockPeriodAt(lock, interval, end).to;
  const told = lockPeriodAt(lock, interval, lock.from).to;
  return compareInstants(end, told) < 0 ? told : end;
}
