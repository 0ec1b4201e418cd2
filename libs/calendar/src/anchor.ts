import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.js';
import type { Interval } from './interval.js';
import { dayStart } from './local-day.js';

/** Where counting starts: the nth boundary lies n intervals from here, by the local calendar and clock. */
export type Anchor = Instant;

// 1 January 2001 was a Monday, and no time zone changed its clocks on that day.
const FIRST_DAYS: Readonly<Record<Interval, string>> = {
  day: '2001-01-01',
  week: '2001-01-01',
  month: '2001-01-01',
  quarter: '2001-01-01',
  year: '2001-01-01',
};

/** The anchor of calendar periods: midnight, Monday, the first of a month, 1 January for quarter and year. */
export function calendarAnchor(interval: Interval, timeZone: string): Anchor {
  return dayStart(Temporal.PlainDate.from(FIRST_DAYS[interval]), timeZone);
}
