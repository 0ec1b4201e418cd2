import { type Instant, compareInstants } from './instant.js';
import { isTimeZone } from './time-zone.js';

/** Half-open, `[from, to)`, in the time zone whose calendar days it is counted in. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
  /** IANA name. */
  readonly timeZone: string;
}

/** The period, or undefined when it does not end after it starts or its time zone is unknown. */
export function period(from: Instant, to: Instant, timeZone: string): Period | undefined {
  return compareInstants(from, to) < 0 && isTimeZone(timeZone) ? { from, to, timeZone } : undefined;
}

/** Whether `part` lies within `whole`, edges included. */
export function containsPeriod(whole: Period, part: Period): boolean {
  return compareInstants(whole.from, part.from) <= 0 && compareInstants(part.to, whole.to) <= 0;
}
