import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.js';
import { DAY, offsetAt } from './zone-offset.js';

/** A date of some local calendar, counted in days from 1 January 1970. */
export type LocalDay = number;

/** The first instant of a local day: 01:00 where the clocks skip midnight. A day that was skipped has no length. */
export function dayStart(day: LocalDay, timeZone: string): Instant {
  return Temporal.Instant.fromEpochMilliseconds(dayStartAt(day, timeZone));
}

/**
 * The local day that holds an instant. Where clocks went back over midnight (St. John's until 2011), the minutes
 * before midnight came twice; the second time they belong to the day that had already begun, so that days never
 * run backwards.
 */
export function localDay(instant: Instant, timeZone: string): LocalDay {
  const at = instant.epochMilliseconds;
  let day = shownDay(instant, timeZone);
  while (dayStartAt(day + 1, timeZone) <= at) day += 1;
  return day;
}

/** The date that local clocks show at an instant. */
export function shownDay(instant: Instant, timeZone: string): LocalDay {
  const at = instant.epochMilliseconds;
  return Math.floor((at + offsetAt(at, timeZone)) / DAY);
}

/** The start of the local day that holds an instant: where a change made during that day takes effect. */
export function startOfLocalDay(instant: Instant, timeZone: string): Instant {
  return dayStart(localDay(instant, timeZone), timeZone);
}

/** As `dayStart`, in milliseconds from 1970. */
export function dayStartAt(day: LocalDay, timeZone: string): number {
  const midnight = day * DAY;
  return firstAt(midnight, timeZone) ?? afterSkippedMidnight(midnight, timeZone);
}

/**
 * When local clocks first show a time, given as the milliseconds that UTC clocks would take to it. Undefined where
 * they skip it.
 */
function firstAt(shown: number, timeZone: string): number | undefined {
  if (timeZone === 'UTC') return shown;
  // A day on either side is beyond any offset: clocks change between the two, or not at all.
  return [shown - DAY, shown + DAY]
    .map((around) => ({ offset: offsetAt(around, timeZone), at: shown - offsetAt(around, timeZone) }))
    .find(({ offset, at }) => offsetAt(at, timeZone) === offset)?.at;
}

/** When local clocks first show a time; one that they skip is taken later by what they skip. */
export function clockTimeAt(shown: number, timeZone: string): number {
  return firstAt(shown, timeZone) ?? shown - offsetAt(shown - DAY, timeZone);
}

/** A skipped midnight is rare, and only Temporal knows to the second when the clocks were moved. */
function afterSkippedMidnight(midnight: number, timeZone: string): number {
  const date = Temporal.Instant.fromEpochMilliseconds(midnight).toZonedDateTimeISO('UTC').toPlainDate();
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}
