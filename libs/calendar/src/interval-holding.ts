import { calendarAnchor } from './anchor.js';
import { boundary } from './boundary.js';
import { type Instant, compareInstants } from './instant.js';
import type { Interval } from './interval.js';
import { type Period, containsPeriod } from './period.js';
import { periodHolding } from './period-holding.js';

/** The calendar interval that holds an instant: what a quote without a period is for. */
export function defaultPeriod(interval: Interval, at: Instant, timeZone: string): Period {
  const key = `${interval} ${timeZone}`;
  const latest = found.get(key);
  if (latest && compareInstants(latest.from, at) <= 0 && compareInstants(at, latest.to) < 0) return latest;
  const period = periodHolding(calendarAnchor(interval, timeZone), interval, timeZone, at);
  if (found.size >= MOST) found.clear();
  found.set(key, period);
  return period;
}

/** Calendar periods never change, and most quotes ask for the one that the quote before them asked for. */
const found = new Map<string, Period>();
const MOST = 2_000;

/**
 * The whole interval that holds a quoted period when no subscription anchor is known: the period itself when it is
 * exactly one interval from its own start (15 January to 15 February is a whole month), else the calendar interval
 * around it, else the interval that starts with it. Undefined when the period is longer than one interval.
 */
export function intervalHolding(period: Period, interval: Interval): Period | undefined {
  const { from, timeZone } = period;
  const anniversary = { from, to: boundary(from, interval, 1, timeZone), timeZone };
  if (compareInstants(anniversary.to, period.to) === 0) return period;
  const calendar = defaultPeriod(interval, from, timeZone);
  return [calendar, anniversary].find((whole) => containsPeriod(whole, period));
}
