import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../instant.js';
import { INTERVAL_STEPS, type Interval } from '../interval.js';

/** Local days and boundaries as Temporal reckons them: slower, and the oracle of our own arithmetic. */
export function dayStartByTemporal(day: Temporal.PlainDate, timeZone: string): Instant {
  return day.toZonedDateTime(timeZone).toInstant();
}

export function localDayByTemporal(instant: Instant, timeZone: string): Temporal.PlainDate {
  let day = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  for (;;) {
    const next = day.add({ days: 1 });
    if (Temporal.Instant.compare(dayStartByTemporal(next, timeZone), instant) > 0) return day;
    day = next;
  }
}

export function boundaryByTemporal(
  anchor: Instant,
  interval: Interval,
  n: number,
  timeZone: string,
): Instant {
  if (n === 0) return anchor;
  const local = anchor.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const { unit, count } = INTERVAL_STEPS[interval];
  const moved = local.add({ [unit]: n * count }, { overflow: 'constrain' });
  return dayStartByTemporal(local.toPlainDate(), timeZone).equals(anchor)
    ? dayStartByTemporal(moved.toPlainDate(), timeZone)
    : moved.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant();
}
