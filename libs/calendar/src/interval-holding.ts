import { calendarAnchor } from './anchor.js';
import { boundary } from './boundary.js';
import { type Instant, compareInstants } from './instant.js';
import type { Interval } from './interval.js';
import { type Period, containsPeriod } from './period.js';
import { periodHolding } from './period-holding.js';

/** The calendar interval that holds an instant: what a quote without a period is for. */
export function defaultPeriod(interval: Interval, at: Instant, timeZone: string): Period {
  return periodHolding(calendarAnchor(interval, timeZone), interval, timeZone, at);
}

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
