import { compareInstants } from './instant.js';
import { type LocalDay, dayStart, localDay } from './local-day.js';
import type { Period } from './period.js';

const HALF_DAY = 12 * 3600 * 1e9;

/**
 * Local calendar days of a period, whatever their length: a day of 23 or 25 hours is one day. A change takes
 * effect at the start of its local day, so a day counts where its start counts: the day that `to` falls in does
 * not, and a period within one day has none.
 */
export function daysIn(period: Period): number {
  const known = counted.get(period);
  if (known !== undefined) return known;
  const days = countDays(period);
  counted.set(period, days);
  return days;
}

/** One quote asks for the days of its period several times, and each count walks the time zone's rules. */
const counted = new WeakMap<Period, number>();

function countDays({ from, to, timeZone }: Period): number {
  const first = localDay(from, timeZone);
  const end = localDay(to, timeZone);
  const days = end.since(first, { largestUnit: 'days' }).days;
  const before = from.toZonedDateTimeISO(timeZone).offsetNanoseconds;
  const after = to.toZonedDateTimeISO(timeZone).offsetNanoseconds;
  // Only a move over the date line skips days, and it shows as a jump of the offset by about a day.
  return after - before > HALF_DAY ? days - skippedDays(first, end, timeZone) : days;
}

/** Days that the calendar never had, such as 30 December 2011 in Samoa: nobody lived them, so nobody pays them. */
function skippedDays(first: LocalDay, end: LocalDay, timeZone: string): number {
  let skipped = 0;
  for (let day = first; !day.equals(end); day = day.add({ days: 1 })) {
    const next = day.add({ days: 1 });
    if (compareInstants(dayStart(day, timeZone), dayStart(next, timeZone)) === 0) skipped += 1;
  }
  return skipped;
}
