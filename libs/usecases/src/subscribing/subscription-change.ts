import type { Instant } from '#calendar';
import type { Subscription } from '#storage';
import type { PeriodCost } from './estimate-period.js';
import type { Span } from './timeline.js';

/** What a change made of a subscription, or would make of it. */
export interface SubscriptionChange {
  readonly subscription: Subscription;
  /** Live spans, in order. */
  readonly spans: readonly Span[];
  readonly dryRun: boolean;
  readonly effectiveAt: Instant;
  /** What had been scheduled and gave way. */
  readonly replaced: readonly Span[];
  readonly replacedEnd?: Instant;
  /** The period that holds `effectiveAt`, as it was and as it is, without usage. Absent: nothing is in force in it. */
  readonly before?: PeriodCost;
  readonly after?: PeriodCost;
  /** The subscription to another package that ends where this one begins, and what its last period costs. */
  readonly replaces?: { readonly id: string; readonly after?: PeriodCost };
}
