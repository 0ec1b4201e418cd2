import type { Instant } from '#calendar';

export type RolloutState = 'ramping' | 'paused' | 'done';

/** Where the rollout of a started experiment stands. */
export interface StoredRollout {
  readonly experiment: string;
  readonly state: RolloutState;
  /** Grows with every look and every change. */
  readonly revision: number;
  /** From 1. */
  readonly stage: number;
  readonly enteredAt: Instant;
  /** How long it was paused in this stage. */
  readonly pausedMs: number;
  readonly pausedAt?: Instant;
  readonly pauseReason?: string;
  /** Since when nothing but the time holds it. */
  readonly clearSince?: Instant;
  /** What a person has accepted in this stage. */
  readonly accepted: readonly { readonly type: string; readonly verdict: string }[];
  /** Errors in a row, by gate. */
  readonly errors: Readonly<Record<string, number>>;
  readonly checkedAt?: Instant;
  /** Absent: nothing comes by itself. */
  readonly nextCheckAt?: Instant;
  /** Since when nobody new enrols; absent: they do. */
  readonly enrolmentHeldAt?: Instant;
}

/** In the words of its history. */
export const ROLLOUT_EVENTS = [
  'entered',
  'paused',
  'resumed',
  'approved',
  'enrolment-held',
  'enrolment-released',
  'completed',
  'stopped',
] as const;

export interface RolloutEvent {
  readonly kind: (typeof ROLLOUT_EVENTS)[number];
  /** The stage that it happened in; of `entered` the one that was entered. */
  readonly stage: number;
  readonly at: Instant;
  readonly by: string;
  readonly reason?: string;
  /** Id of what was known. */
  readonly evidence?: string;
}

/** What the gates of a stage said at a time, kept whenever one says something else than before. */
export interface RolloutEvidence {
  readonly id: string;
  readonly experiment: string;
  readonly stage: number;
  readonly hash: string;
  /** Canonical JSON. */
  readonly gates: string;
  readonly at: Instant;
}

export interface StageApproval {
  readonly id: string;
  readonly experiment: string;
  readonly stage: number;
  readonly evidenceHash: string;
  readonly holder: string;
  readonly keyId: string;
  readonly comment?: string;
  readonly at: Instant;
}
