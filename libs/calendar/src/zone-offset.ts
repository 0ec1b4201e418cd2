import { Temporal } from 'temporal-polyfill';

export const DAY = 86_400_000;

/** Asking Temporal takes a hundred times as long as this table, and every quote asks a dozen times. */
const offsets = new Map<string, Map<number, number>>();
const MOST_DAYS = 50_000;
let days = 0;

/** How far local clocks are ahead of UTC at an instant, both in milliseconds. */
export function offsetAt(at: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const day = Math.floor(at / DAY);
  const offset = offsets.get(timeZone)?.get(day) ?? remember(timeZone, day);
  return Number.isNaN(offset) ? askTemporal(at, timeZone) : offset;
}

/** The one offset of a whole UTC day; NaN when clocks change within it. No zone ever changed them twice in a day. */
function remember(timeZone: string, day: number): number {
  if (days >= MOST_DAYS) {
    offsets.clear();
    days = 0;
  }
  const [first, last] = [askTemporal(day * DAY, timeZone), askTemporal((day + 1) * DAY - 1, timeZone)];
  const offset = first === last ? first : Number.NaN;
  const ofZone = offsets.get(timeZone) ?? new Map<number, number>();
  offsets.set(timeZone, ofZone.set(day, offset));
  days += 1;
  return offset;
}

function askTemporal(at: number, timeZone: string): number {
  return (
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000
  );
}
