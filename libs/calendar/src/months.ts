import type { LocalDay } from './local-day.js';
import { DAY } from './zone-offset.js';

/** Months from January of the year 0: what a month number and a year are counted in. */
export function monthOf(day: LocalDay): number {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The day so many months later, or the last of a month that has no such day: 31 January + 1 is 28 February. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  const first = dayOf(monthOf(day) + months);
  const last = dayOf(monthOf(day) + months + 1) - 1;
  return Math.min(first + new Date(day * DAY).getUTCDate() - 1, last);
}

/** The first day of a month. */
function dayOf(month: number): LocalDay {
  return new Date(0).setUTCFullYear(0, month, 1) / DAY;
}
