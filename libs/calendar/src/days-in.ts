import type { Period } from './period.js';
import { type LocalDay, dayStartAt, localDay } from './local-day.js';
import { DAY, offsetAt } from './zone-offset.js';

/**
 * Local calendar days of a period, whatever their length: a day of 23 or 25 hours is one day. A change takes
 * effect at the start of its local day, so a day counts where its start counts: the day that `to` falls in does
 * not, and a period within one day has none.
 */
export function daysIn({ from, to, timeZone }: Period): number {
  const first = localDay(from, timeZone);
  const end = localDay(to, timeZone);
  const before = offsetAt(from.epochMilliseconds, timeZone);
  const after = offsetAt(to.epochMilliseconds, timeZone);
  // Only a move over the date line skips days, and it shows as a jump of the offset by about a day.
  return after - before > DAY / 2 ? end - first - skippedDays(first, end, timeZone) : end - first;
}

/** Days that the calendar never had, such as 30 December 2011 in Samoa: nobody lived them, so nobody pays them. */
function skippedDays(first: LocalDay, end: LocalDay, timeZone: string): number {
  let skipped = 0;
  for (let day = first; day < end; day += 1) {
    if (dayStartAt(day, timeZone) === dayStartAt(day + 1, timeZone)) skipped += 1;
  }
  return skipped;
}
