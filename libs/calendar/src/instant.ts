import { Temporal } from 'temporal-polyfill';

export type Instant = Temporal.Instant;

const INSTANT_PATTERN =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The instant that RFC 3339 `text` with a zone names, or undefined: 30 February and second 60 are no instants. */
export function parseInstant(text: string): Instant | undefined {
  if (!INSTANT_PATTERN.test(text)) return undefined;
  try {
    // Temporal knows which months have 31 days; the pattern does not.
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

/** RFC 3339 in UTC, shortest form: `2027-01-01T00:00:00Z`. */
export function instantText(instant: Instant): string {
  return instant.toString();
}
