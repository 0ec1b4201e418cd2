import { Cron } from 'croner';
import { compareInstants, instantAt, type Instant } from './instant.js';
import { dayStart, localDay } from './local-day.js';

/** When something may happen: minutes that cron fields match, but for whole local days that are frozen. */
export interface Windows {
  /** An IANA name. */
  readonly timeZone: string;
  /** Five cron fields: `* 9-16 * * 1-5` is 09:00 to 16:59 on working days. */
  readonly allow: string;
  /** Local days as `2027-02-15`. */
  readonly freeze: readonly string[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** More closed stretches in a row than any year has days and hours together mean that nothing is ever open. */
const MOST_STRETCHES = 10_000;

const FIVE_FIELDS = /^\S+(?: \S+){4}$/;

/** Whether text is five cron fields. */
export function isMinutePattern(text: string): boolean {
  if (!FIVE_FIELDS.test(text)) return false;
  try {
    return new Cron(text, { paused: true, mode: '5-part' }) instanceof Cron;
  } catch {
    return false;
  }
}

/**
 * The first instant inside the windows at or after `at`: `at` itself where it is inside. Undefined where no window
 * ever opens again. A local minute that the clocks skip is no minute; one that comes twice is inside both times.
 */
export function nextInside({ timeZone, allow, freeze }: Windows, at: Instant): Instant | undefined {
  const minutes = new Cron(allow, { paused: true, mode: '5-part', timezone: timeZone });
  let found = at;
  for (let stretch = 0; stretch < MOST_STRETCHES; stretch += 1) {
    const day = localDay(found, timeZone);
    if (freeze.includes(new Date(day * DAY).toISOString().slice(0, 10))) {
      found = dayStart(day + 1, timeZone);
      continue;
    }
    const minute = new Date(Math.floor(found.epochMilliseconds / MINUTE) * MINUTE);
    if (minutes.match(minute)) return found;
    const next = minutes.nextRun(minute);
    const later = next && instantAt(next.getTime());
    if (!later || compareInstants(later, found) <= 0) return undefined;
    found = later;
  }
  return undefined;
}
