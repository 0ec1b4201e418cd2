import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.js';

export type LocalDay = Temporal.PlainDate;

/** The first instant of a local day: 01:00 where the clocks skip midnight. A day that was skipped has no length. */
export function dayStart(day: LocalDay, timeZone: string): Instant {
  return day.toZonedDateTime(timeZone).toInstant();
}

/**
 * The local day that holds an instant. Where clocks went back over midnight (St. John's until 2011), the minutes
 * before midnight came twice; the second time they belong to the day that had already begun, so that days never
 * run backwards.
 */
export function localDay(instant: Instant, timeZone: string): LocalDay {
  let day = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  for (;;) {
    const next = day.add({ days: 1 });
    if (Temporal.Instant.compare(dayStart(next, timeZone), instant) > 0) return day;
    day = next;
  }
}

/** The start of the local day that holds an instant: where a change made during that day takes effect. */
export function startOfLocalDay(instant: Instant, timeZone: string): Instant {
  return dayStart(localDay(instant, timeZone), timeZone);
}
