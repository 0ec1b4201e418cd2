import type { Instant } from '#calendar';
import { v7 } from 'uuid';

/** A UUIDv7: it sorts by, and carries, the millisecond it was made in. PostgreSQL 15 makes none. */
export function newId(at: Instant): string {
  return v7({ msecs: at.epochMilliseconds });
}

/** The millisecond that a UUIDv7 carries: where the partition of its row is found. Undefined for another text. */
export function millisecondsOf(id: string): number | undefined {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) return undefined;
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
