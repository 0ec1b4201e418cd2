import { Temporal } from 'temporal-polyfill';
import { addMonths } from './months.js';
import type { Anchor } from './anchor.js';
import { type Instant, compareInstants } from './instant.js';
import { INTERVAL_STEPS, type Interval } from './interval.js';
import { clockTimeAt, dayStart } from './local-day.js';
import { DAY, offsetAt } from './zone-offset.js';

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
  const at = anchor.epochMilliseconds;
  const shown = at + offsetAt(at, timeZone);
  const day = Math.floor(shown / DAY);
  const { unit, count } = INTERVAL_STEPS[interval];
  const moved = unit === 'days' ? day + n * count : addMonths(day, n * count);
  const startsDay = compareInstants(dayStart(day, timeZone), anchor) === 0;
  if (startsDay) return dayStart(moved, timeZone);
  const nanoseconds = anchor.epochNanoseconds - BigInt(at) * 1_000_000n;
  return later(clockTimeAt(moved * DAY + (shown - day * DAY), timeZone), nanoseconds);
}

/** Clocks change at whole milliseconds, so what an anchor has beside them is kept as it is. */
function later(at: number, nanoseconds: bigint): Instant {
  return nanoseconds === 0n
    ? Temporal.Instant.fromEpochMilliseconds(at)
    : new Temporal.Instant(BigInt(at) * 1_000_000n + nanoseconds);
}
