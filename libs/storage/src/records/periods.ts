import type { Instant } from '#calendar';

/** A period of a subscription that is no longer open: `closing`, then `final` for ever. */
export interface BillingPeriod {
  readonly subscription: string;
  readonly workspace: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly timeZone: string;
  readonly state: 'closing' | 'final';
  /** The final quote. */
  readonly quote?: string;
}

/** A period whose turn it is to close. */
export type DuePeriod = Omit<BillingPeriod, 'state' | 'quote'>;

/** Which periods are closed; an absent field narrows nothing down. */
export interface PeriodCloseFilter {
  /** They end then or before. */
  readonly until: Instant;
  /** They begin then or later. */
  readonly since?: Instant;
  readonly packages?: readonly string[];
  readonly workspaces?: readonly string[];
}

/** What was billed in one currency; amounts are decimals as text. */
export interface PeriodTotals {
  readonly currency: string;
  readonly finals: number;
  readonly total: string;
  readonly adjustments: number;
  readonly difference: string;
}

/** One request to close periods. */
export interface PeriodClose extends PeriodCloseFilter {
  readonly id: string;
  readonly reason?: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** Both once nothing is left of it. */
  readonly totals?: readonly PeriodTotals[];
  readonly endedAt?: Instant;
}

/** A range of subscriptions that one process works on at a time. */
export interface PeriodCloseShard {
  readonly closeId: string;
  /** From 1 on. */
  readonly shard: number;
  readonly firstId: string;
  readonly lastId: string;
  /** The last subscription whose periods are items. */
  readonly reachedId?: string;
  /** Whether all its subscriptions are. */
  readonly isMarked: boolean;
}

export type PeriodItemState = 'pending' | 'final' | 'adjusted' | 'unchanged' | 'failed';

/** One period in a close. */
export interface PeriodItem {
  readonly closeId: string;
  readonly shard: number;
  readonly subscription: string;
  readonly startsAt: Instant;
}

/** What became of it. */
export type PeriodDecision =
  | { readonly state: 'final' | 'adjusted'; readonly quote: string }
  | { readonly state: 'unchanged' }
  | { readonly state: 'failed'; readonly code: string; readonly message: string };

/** A period that could not be billed. It stays closing, and the next close takes it again. */
export interface PeriodFailure {
  readonly subscription: string;
  readonly workspace: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly code: string;
  readonly message: string;
}

/** How far a close has come. */
export interface PeriodProgress {
  readonly shards: { readonly total: number; readonly marked: number; readonly done: number };
  readonly periods: Readonly<Record<PeriodItemState, number>>;
}
