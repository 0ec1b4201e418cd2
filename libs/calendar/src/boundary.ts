import type { Anchor } from './anchor.js';
import { type Instant, compareInstants } from './instant.js';
import { INTERVAL_STEPS, type Interval } from './interval.js';
import { dayStart } from './local-day.js';

/**
 * The nth boundary of an anchor; n may be negative. Always computed from the anchor, never from the boundary
 * before it, so that 31 January monthly gives 28 February and then 31 March.
 *
 * The local time of the anchor is kept over clock changes. One that the clocks skip is taken later by what they
 * skip, one that comes twice is the first; an anchor that starts its local day makes every boundary start one.
 */
export function boundary(anchor: Anchor, interval: Interval, n: number, timeZone: string): Instant {
  // The anchor itself may be the second of two equal local times.
  if (n === 0) return anchor;
  const local = anchor.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const { unit, count } = INTERVAL_STEPS[interval];
  const moved = local.add({ [unit]: n * count }, { overflow: 'constrain' });
  const startsDay = compareInstants(dayStart(local.toPlainDate(), timeZone), anchor) === 0;
  return startsDay
    ? dayStart(moved.toPlainDate(), timeZone)
    : moved.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant();
}
