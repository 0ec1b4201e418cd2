import { randomInt } from 'node:crypto';
import type { Instant } from '#calendar';
import { v7 } from 'uuid';

/** A first count leaves room for millions of ids in its millisecond, and for guesses nothing to go by. */
const FIRST_COUNTS = 2 ** 30;

let last = { msecs: -1, seq: 0 };

/**
 * A UUIDv7: it sorts by, and carries, the millisecond it was made in. PostgreSQL 15 makes none. Ids that a process
 * makes for the same millisecond sort in the order in which it made them.
 */
export function newId(at: Instant): string {
  const msecs = at.epochMilliseconds;
  const seq = msecs === last.msecs ? last.seq + 1 : randomInt(FIRST_COUNTS);
  last = { msecs, seq };
  return v7({ msecs, seq });
}

/** The millisecond that a UUIDv7 carries: where the partition of its row is found. Undefined for another text. */
export function millisecondsOf(id: string): number | undefined {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) return undefined;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
