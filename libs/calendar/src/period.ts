import { type Instant, compareInstants, parseInstant } from './instant.js';
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

export interface PeriodFault {
  readonly code: 'period.not-an-instant' | 'period.unknown-time-zone' | 'period.ends-before-start';
  /** Which of the three values is at fault. */
  readonly field: 'from' | 'to' | 'timeZone';
  readonly message: string;
  readonly help: string;
}

export type PeriodResult =
  { readonly ok: true; readonly period: Period } | { readonly ok: false; readonly fault: PeriodFault };

/** Reads a period as people write one. `timeZone` defaults to UTC. */
export function parsePeriod(text: {
  readonly from: string;
  readonly to: string;
  readonly timeZone?: string | undefined;
}): PeriodResult {
  const { timeZone = 'UTC' } = text;
  const from = parseInstant(text.from);
  if (from === undefined) return notAnInstant('from', text.from);
  const to = parseInstant(text.to);
  if (to === undefined) return notAnInstant('to', text.to);
  if (!isTimeZone(timeZone)) {
    return failed({
      code: 'period.unknown-time-zone',
      field: 'timeZone',
      message: `\`${timeZone.slice(0, 64)}\` is not a time zone`,
      help: 'give an IANA name such as `Europe/London` or `UTC`, spelled with its capitals',
    });
  }
  const found = period(from, to, timeZone);
  if (found !== undefined) return { ok: true, period: found };
  return failed({
    code: 'period.ends-before-start',
    field: 'to',
    message: `the period ends at \`${text.to}\`, which is not after its start \`${text.from}\``,
    help: 'a period includes its start and not its end: January ends at 1 February',
  });
}

function notAnInstant(field: 'from' | 'to', text: string): PeriodResult {
  return failed({
    code: 'period.not-an-instant',
    field,
    message: `\`${text.slice(0, 64)}\` is not an instant`,
    help: 'write a date, a time and a zone, such as `2027-01-01T00:00:00Z`',
  });
}

function failed(fault: PeriodFault): PeriodResult {
  return { ok: false, fault };
}
