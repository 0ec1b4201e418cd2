import type { Instant } from '#calendar';
import type { AttributeValues, Quantities } from './subscriptions.js';

export type MigrationMode = 'renewal' | 'now';
export type MigrationState = 'draft' | 'running' | 'paused' | 'completed' | 'reverting' | 'reverted';
export type MigrationItemState = 'pending' | 'applied' | 'skipped' | 'reverted' | 'revert-skipped';

/** So many of the subscriptions by the end of this stage, those of the stages before it counted. */
export interface MigrationStage {
  /** At most two digits after the point. */
  readonly percent?: string;
  readonly count?: number;
  readonly notBefore?: Instant;
}

/** Whose subscriptions are moved; what is absent narrows nothing down. */
export interface MigrationFilter {
  readonly workspaces?: readonly string[];
  /** Each of them equal. */
  readonly attributes?: AttributeValues;
}

/** A code `noun.fault` and a sentence. */
export interface MigrationReason {
  readonly code: string;
  readonly message: string;
}

/** What the period of the change costs without usage; amounts are decimals as text. */
export interface MigrationCost {
  readonly currency: string;
  readonly before: string;
  readonly after: string;
}

interface LargestDifference {
  readonly subscription: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

interface Affected {
  readonly subscriptions: number;
  readonly difference: string;
  readonly largest: readonly LargestDifference[];
}

interface Unanswered extends MigrationReason {
  readonly subscriptions: number;
  /** One of them. */
  readonly subscription: string;
}

/** Who pays what, as it was when the migration was made. */
export interface MigrationPreview {
  readonly subscriptions: number;
  readonly currencies: readonly {
    readonly currency: string;
    readonly subscriptions: number;
    readonly before: string;
    readonly after: string;
    readonly difference: string;
    /** They pay less. */
    readonly winners: Affected;
    /** They pay more. */
    readonly losers: Affected;
  }[];
  /** What stands in the way of a change. */
  readonly skipped: readonly Unanswered[];
  /** They are moved, and what they will pay cannot be said. */
  readonly unpriceable: readonly Unanswered[];
}

/** Moving subscriptions of a package to another version. */
export interface SubscriptionMigration {
  readonly id: string;
  readonly packageKey: string;
  readonly toVersion: number;
  /** Absent: every other version. */
  readonly fromVersions?: readonly number[];
  readonly filter: MigrationFilter;
  readonly mode: MigrationMode;
  /** Also workspaces with a price lock are moved, and their locks end. It needs a reason. */
  readonly overrideLocks: boolean;
  readonly stages: readonly MigrationStage[];
  readonly preview: MigrationPreview;
  readonly state: MigrationState;
  readonly revision: number;
  readonly reason?: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** Who let it run last, first and last instant of its work. */
  readonly startedBy?: string;
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
}

/** What becomes of one subscription. */
export interface MigrationItem {
  readonly migrationId: string;
  readonly subscriptionId: string;
  /** From 1 on. */
  readonly stage: number;
  readonly notBefore?: Instant;
  /** What it had before. */
  readonly fromVersion: number;
  readonly quantities: Quantities;
  readonly cost?: MigrationCost;
  readonly state: MigrationItemState;
  /** Why it was skipped; of a pending one, what stood in the way when the migration was made. */
  readonly reason?: MigrationReason;
  readonly effectiveAt?: Instant;
  readonly decidedAt?: Instant;
  /** Of the subscription, once the item was applied. */
  readonly revision?: number;
}
