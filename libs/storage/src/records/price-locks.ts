import type { Instant } from '#calendar';
import type { Subscription, Workspace } from './subscriptions.js';

/** What a workspace pays once its lock has ended. */
export type ThenApply = 'keep' | 'winner' | 'control' | 'lowest';

/** A price that is a workspace's own; `to` is half-open, and absent while nothing ends it. */
export interface PriceLock {
  readonly id: string;
  readonly workspace: string;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly from: Instant;
  readonly to?: Instant;
  /** Absent for one that a person gave. */
  readonly experiment?: string;
  readonly variant?: string;
  readonly reason: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly revokedAt?: Instant;
  readonly revokedBy?: string;
  readonly thenApply?: ThenApply;
  readonly settledAt?: Instant;
  /** A word, or the code of what stood in the way. */
  readonly settledAs?: string;
}

/** A lock of an experiment that still lasts, and what its end is counted by. */
export interface LastingLock extends PriceLock {
  /** The newest one of the package. */
  readonly subscription?: Subscription;
  /** IANA name: the workspace's. */
  readonly timeZone: string;
  /** The workspace's. */
  readonly attributes: Workspace['attributes'];
  /** Whether a period has a bill with it. */
  readonly isBilled: boolean;
}
