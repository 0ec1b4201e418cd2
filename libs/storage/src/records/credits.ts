import type { Instant } from '#calendar';

/** A final period in which a lock priced something, with the quotes that say so. */
export interface LockedPeriod {
  /** The id of the lock. */
  readonly lock: string;
  readonly subscription: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The quote that made it final: it names the variant. */
  readonly final: string;
  /** The quote that says what it costs now. */
  readonly standing: string;
  /** What that comes to under the control, a decimal as text; absent where it was not measured as it stands. */
  readonly control?: string;
}

/** What a quote says in short. */
export interface QuoteBrief {
  readonly id: string;
  /** `experiment/variant` of the price; absent where no experiment decided it. */
  readonly variant?: string;
  readonly currency: string;
  /** A decimal as text. */
  readonly total: string;
}
