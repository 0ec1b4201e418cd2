import type { Instant } from './instant.js';
import { dayStartAt, localDay } from './local-day.js';
import type { Period } from './period.js';
import { offsetAt } from './zone-offset.js';

const HOUR = 3_600_000;

/**
 * The local hours or days that a period touches, in order, as microseconds since 1970: the start of each, and then the
 * end of the last. The first and the last are cut where the period begins and ends. A day is what local clocks make of
 * it, 23 or 25 hours included, and one that they skipped is none.
 */
export function windowsIn({ from, to, timeZone }: Period, per: 'hour' | 'day'): readonly bigint[] {
  const starts = per === 'hour' ? hourStarts(from, to, timeZone) : dayStarts(from, to, timeZone);
  const [first, end] = [microseconds(from), microseconds(to)];
  return [first, ...starts.map((at) => BigInt(at) * 1000n).filter((at) => first < at && at < end), end];
}

function dayStarts(from: Instant, to: Instant, timeZone: string): readonly number[] {
  const starts: number[] = [];
  const end = to.epochMilliseconds;
  for (let day = localDay(from, timeZone) + 1; ; day += 1) {
    const at = dayStartAt(day, timeZone);
    if (at >= end) return starts;
    if (at !== dayStartAt(day + 1, timeZone)) starts.push(at);
  }
}

/** Local clocks may be moved by half an hour: then one hour is shorter or longer than others. */
function hourStarts(from: Instant, to: Instant, timeZone: string): readonly number[] {
  const starts: number[] = [];
  const end = to.epochMilliseconds;
  let at = from.epochMilliseconds;
  while (at < end) {
    const into = (((at + offsetAt(at, timeZone)) % HOUR) + HOUR) % HOUR;
    at += HOUR - into;
    if (at < end) starts.push(at);
  }
  return starts;
}

const microseconds = (instant: Instant): bigint => {
  const { epochNanoseconds } = instant;
  return (epochNanoseconds - (((epochNanoseconds % 1000n) + 1000n) % 1000n)) / 1000n;
};
