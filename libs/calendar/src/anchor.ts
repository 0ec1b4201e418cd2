import type { Instant } from './instant.js';
import type { Interval } from './interval.js';
import { type LocalDay, dayStart } from './local-day.js';
import { DAY } from './zone-offset.js';

/** Where counting starts: the nth boundary lies n intervals from here, by the local calendar and clock. */
export type Anchor = Instant;

// 1 January 2001 was a Monday, and no time zone changed its clocks on that day.
const NEW_YEAR = Date.UTC(2001, 0, 1) / DAY;
const FIRST_DAYS: Readonly<Record<Interval, LocalDay>> = {
  day: NEW_YEAR,
  week: NEW_YEAR,
  month: NEW_YEAR,
  quarter: NEW_YEAR,
  year: NEW_YEAR,
};

/** The anchor of calendar periods: midnight, Monday, the first of a month, 1 January for quarter and year. */
export function calendarAnchor(interval: Interval, timeZone: string): Anchor {
  return dayStart(FIRST_DAYS[interval], timeZone);
}
