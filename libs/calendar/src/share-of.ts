import { Fraction, invariant } from '#money';
import { daysIn } from './days-in.js';
import { type Period, containsPeriod } from './period.js';

/**
 * The exact share of a whole interval that a part of it takes: local calendar days ÷ local calendar days, in the
 * time zone of both. The shares of segments that make up the whole sum to exactly 1.
 */
export function shareOf(part: Period, whole: Period): Fraction {
  invariant(part.timeZone === whole.timeZone, 'a part is counted in the time zone of its whole');
  invariant(containsPeriod(whole, part), 'a part lies within its whole');
  const days = daysIn(whole);
  // A whole within one local day has no day to count: a day's subscription from 23:30 on a night whose last hour
  // came twice. Its parts share it by time.
  return days === 0 ? Fraction.ratio(elapsed(part), elapsed(whole)) : Fraction.ratio(daysIn(part), days);
}

function elapsed({ from, to }: Period): bigint {
  return to.epochNanoseconds - from.epochNanoseconds;
}
