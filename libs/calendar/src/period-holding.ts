import type { Anchor } from './anchor.js';
import { boundary } from './boundary.js';
import { type Instant, compareInstants } from './instant.js';
import { INTERVAL_STEPS, type Interval } from './interval.js';
import { shownDay } from './local-day.js';
import { monthOf } from './months.js';
import type { Period } from './period.js';

/** The period of an anchor that holds an instant: `from ≤ instant < to`. */
export function periodHolding(
  anchor: Anchor,
  interval: Interval,
  timeZone: string,
  instant: Instant,
): Period {
  const { from, to } = locate(anchor, interval, timeZone, instant);
  return { from, to, timeZone };
}

/** Age in whole intervals at an instant: 0 in the first, negative before the start. */
export function wholePeriodsBetween(
  start: Anchor,
  interval: Interval,
  instant: Instant,
  timeZone: string,
): number {
  return locate(start, interval, timeZone, instant).n;
}

/** Age in whole months at an instant: 0 in the first, negative before the start. */
export function wholeMonthsBetween(start: Anchor, instant: Instant, timeZone: string): number {
  return wholePeriodsBetween(start, 'month', instant, timeZone);
}

function locate(
  anchor: Anchor,
  interval: Interval,
  timeZone: string,
  instant: Instant,
): { n: number; from: Instant; to: Instant } {
  const at = (n: number): Instant => boundary(anchor, interval, n, timeZone);
  // Dates alone are off by at most one or two: the time of day and skipped days decide the rest.
  let n = estimate(anchor, interval, timeZone, instant);
  let from = at(n);
  let to = at(n + 1);
  for (; compareInstants(from, instant) > 0; n -= 1) [from, to] = [at(n - 1), from];
  for (; compareInstants(to, instant) <= 0; n += 1) [from, to] = [to, at(n + 2)];
  return { n, from, to };
}

function estimate(start: Anchor, interval: Interval, timeZone: string, instant: Instant): number {
  const { unit, count } = INTERVAL_STEPS[interval];
  const [first, last] = [shownDay(start, timeZone), shownDay(instant, timeZone)];
  return Math.floor((unit === 'days' ? last - first : monthOf(last) - monthOf(first)) / count);
}
