import type { Instant } from '#calendar';

export type ExperimentState = 'draft' | 'in-review' | 'running' | 'stopped' | 'ended';

/** Half-open. */
export interface BucketSpan {
  readonly from: number;
  readonly to: number;
}

/** An experiment as a draft, and from its start on for ever. */
export interface StoredExperiment {
  readonly key: string;
  readonly state: ExperimentState;
  /** Grows with every change. */
  readonly revision: number;
  /** Grows each time it is handed in for review. */
  readonly submission: number;
  readonly contentHash: string;
  /** The file as it was written, and where it stood. */
  readonly source: Uint8Array;
  readonly sourcePath: string;
  /** Texts of the files that came with it, which decide with it. */
  readonly beside: { readonly holdouts?: string; readonly metrics?: string };
  /** Hash of the definitions that its cohort is read by. */
  readonly definitionSet: string;
  readonly packageKey: string;
  readonly seed: string;
  readonly enrol: 'new' | 'renewal' | 'now';
  /** One of its own when the file names none. */
  readonly layer: string;
  readonly layerBuckets: BucketSpan;
  readonly writtenBy: readonly string[];
  readonly submittedBy?: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly startedAt?: Instant;
  readonly startedBy?: string;
  /** Nobody enrols from then on. */
  readonly stoppedAt?: Instant;
  readonly stoppedBy?: string;
  readonly stopReason?: string;
  readonly endedAt?: Instant;
}

/** An arm of a started experiment. */
export interface ExperimentVariant {
  readonly experiment: string;
  readonly key: string;
  /** The control is 1. */
  readonly position: number;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  /** A decimal as text. */
  readonly weight: string;
  readonly closedAt?: Instant;
  readonly closedBy?: string;
}

/** Buckets that are an arm's, for ever. */
export interface BucketGrant {
  readonly variant: string;
  readonly buckets: BucketSpan;
  readonly phase: number;
  /** Live from then on. */
  readonly from: Instant;
}

/** A time in which whoever enrols can get the same arms in the same shares. */
export interface ExperimentPhase {
  readonly phase: number;
  readonly from: Instant;
  readonly cause: 'started' | 'arm-closed' | 'stage';
}

/** Which variant everybody gets, and why. */
export interface ExperimentDecision {
  readonly variant: string;
  readonly reason: string;
  /** From when on its version is to be current. */
  readonly from: Instant;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

export interface ExperimentApproval {
  readonly id: string;
  readonly experiment: string;
  readonly submission: number;
  readonly verdict: 'approve' | 'reject';
  readonly holder: string;
  readonly keyId: string;
  readonly contentHash: string;
  readonly comment?: string;
  readonly at: Instant;
}

/** Units that enter no experiment in its scope; they pay what was current when it began. */
export interface StoredHoldout {
  readonly key: string;
  /** Percent, a decimal as text. */
  readonly share: string;
  /** Absent: every package. */
  readonly packages?: readonly string[];
  readonly until: Instant;
  readonly beganAt: Instant;
  /** The experiment that it came with. */
  readonly beganWith: string;
}
