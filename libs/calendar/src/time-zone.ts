import { Temporal } from 'temporal-polyfill';

// One zone, one spelling: what Temporal would also take, `utc` or `+01:00`, is not a name to bill by.
const NAME_PATTERN = /^[A-Z][A-Za-z0-9_+-]{0,31}(?:\/[A-Z][A-Za-z0-9_+-]{0,31}){0,2}$/;

/** Names that Temporal knew when it was asked, which takes a while; it also knows them in other letter cases. */
const known = new Set<string>();
const MOST = 2_000;

/** Whether `name` is an IANA time zone, such as `Europe/London` or `UTC`. Offsets are none: they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!NAME_PATTERN.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    if (known.size < MOST) known.add(name);
    return true;
  } catch {
    return false;
  }
}
