import type { Instant } from './instant.js';

/** Half-open, `[from, to)`, in the time zone whose calendar days it is counted in. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
  /** IANA name. */
  readonly timeZone: string;
}
