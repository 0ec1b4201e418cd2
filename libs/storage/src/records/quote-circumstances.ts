import type { Instant } from '#calendar';
import type { KeptReply } from '../records.js';
import type { ExperimentCircumstances } from './enrolments.js';
import type { AttributeValues, Subscription, SubscriptionSegment } from './subscriptions.js';

/** A span of a subscription as a quote reads it. */
export type HeldSpan = Pick<SubscriptionSegment, 'from' | 'to' | 'packageVersion' | 'quantities' | 'state'>;

/** A subscription with its live segments, in order. */
export interface HeldSubscription extends Subscription {
  readonly spans: readonly HeldSpan[];
}

/** The newest acceptance of a package, whether or not it still holds. */
export interface AcceptedPrice {
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly validUntil: Instant;
}

/** What the database knows about a quote before it is made. */
export interface QuoteCircumstances {
  readonly workspace?: {
    readonly id: string;
    readonly attributes: AttributeValues;
    readonly billingAccount?: string;
    /** IANA name. */
    readonly timeZone: string;
  };
  readonly subscriptions: readonly HeldSubscription[];
  readonly acceptances: readonly AcceptedPrice[];
  readonly experiments: ExperimentCircumstances;
  /** What was answered under the idempotency key. */
  readonly reply?: KeptReply;
}
