import { Temporal } from 'temporal-polyfill';
import { invariant } from '#money';

export type Instant = Temporal.Instant;

/** RFC 3339 with a zone, but for the lengths of months. */
export const INSTANT_PATTERN =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

// An offset can carry a written year over either edge, and such an instant could not be written back.
const FIRST = Temporal.Instant.from('0001-01-01T00:00:00Z');
const END = Temporal.Instant.from('+010000-01-01T00:00:00Z');

const FINER = /\.\d{7}/;

/**
 * The instant that RFC 3339 `text` with a zone names, or undefined: 30 February and second 60 are no instants.
 * Years 1 to 9999; digits finer than a microsecond are cut off, since PostgreSQL would round them, even upwards
 * into the next period.
 */
export function parseInstant(text: string): Instant | undefined {
  if (!INSTANT_PATTERN.test(text)) return undefined;
  try {
    // Temporal knows which months have 31 days; the pattern does not.
    const found = Temporal.Instant.from(text);
    return inRange(
      FINER.test(text) ? found.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }) : found,
    );
  } catch {
    return undefined;
  }
}

/** The instant so many milliseconds after 1970 began, or undefined outside the years 1 to 9999. */
export const instantAt = (milliseconds: number): Instant | undefined =>
  inRange(Temporal.Instant.fromEpochMilliseconds(milliseconds));

function inRange(found: Instant): Instant | undefined {
  return compareInstants(found, FIRST) >= 0 && compareInstants(found, END) < 0 ? found : undefined;
}

/** The instant of text that was validated before. Throws `InvariantError` otherwise. */
export function instant(text: string): Instant {
  const value = parseInstant(text);
  invariant(value !== undefined, `not an instant: \`${text.slice(0, 60)}\``);
  return value;
}

/** RFC 3339 in UTC, shortest form: `2027-01-01T00:00:00Z`. */
export function instantText(instant: Instant): string {
  // Temporal takes ten times as long, and nearly every instant of a quote is a whole second.
  return instant.epochNanoseconds % 1_000_000_000n === 0n
    ? `${new Date(instant.epochMilliseconds).toISOString().slice(0, -'.000Z'.length)}Z`
    : instant.toString();
}

/** Negative, zero or positive as `a` is before, at or after `b`. */
export function compareInstants(a: Instant, b: Instant): number {
  return Temporal.Instant.compare(a, b);
}
