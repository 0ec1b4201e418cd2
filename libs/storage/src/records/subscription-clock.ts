import type { Instant } from '#calendar';

/** How far the renewals of a subscription are announced, and when somebody has to look again. */
export interface SubscriptionClock {
  readonly subscriptionId: string;
  /** The last boundary that was announced; the start of the subscription before the first one. */
  readonly announcedUntil: Instant;
  /** Absent: no boundary will come unless the subscription changes. */
  readonly nextBoundary?: Instant;
}
