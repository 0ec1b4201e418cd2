import type { Instant } from '#calendar';
import type { StoredHoldout } from './experiments.js';

/** An experiment that has started and not ended. */
export interface ActingExperiment {
  readonly key: string;
  readonly packageKey: string;
  readonly revision: number;
  readonly state: 'running' | 'stopped';
}

/** A price that is a workspace's own for a time. */
export interface HeldLock {
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly from: Instant;
  /** Absent while nothing ends it. */
  readonly to?: Instant;
  readonly experiment?: string;
  readonly variant?: string;
}

/** The arm of a workspace in an experiment that has not ended, and its price. */
export interface HeldAssignment {
  readonly experiment: string;
  readonly packageKey: string;
  readonly variant: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  /** Where its price begins. */
  readonly startsAt: Instant;
}

/** A variant that a person gave the workspace, for a time. */
export interface HeldOverride {
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** What a quote asks about experiments. */
export interface ExperimentCircumstances {
  readonly acting: readonly ActingExperiment[];
  /** All that there ever were: none of them changes. */
  readonly holdouts: readonly StoredHoldout[];
  readonly assignments: readonly HeldAssignment[];
  /** The arms of the workspace's unit. */
  readonly arms: readonly {
    readonly experiment: string;
    readonly variant: string;
    /** Whether it is of a fixed list: then whoever is on it belongs to the cohort. */
    readonly listed: boolean;
    readonly at: Instant;
  }[];
  readonly locks: readonly HeldLock[];
  /** Variants that people gave the workspace. */
  readonly overrides: readonly HeldOverride[];
  /** Experiments of which the workspace's unit was ever given a variant by hand. */
  readonly overridden: readonly string[];
  /** The arm that a subject brings to the workspace which it becomes. */
  readonly carried?: {
    readonly experiment: string;
    readonly unit: string;
    readonly variant: string;
    readonly at: Instant;
  };
  /** Periods whose price was asked while an experiment acted on the package. */
  readonly asked: readonly {
    readonly packageKey: string;
    readonly startsAt: Instant;
    readonly enrolled: boolean;
  }[];
}

export const NO_EXPERIMENTS: ExperimentCircumstances = {
  acting: [],
  holdouts: [],
  assignments: [],
  arms: [],
  locks: [],
  overrides: [],
  overridden: [],
  asked: [],
};

/** A period whose price is asked for the first time. */
export interface AskedPrice {
  readonly workspace: string;
  readonly packageKey: string;
  readonly startsAt: Instant;
}

/** That a workspace gets its arm, sees its price and keeps it. */
export interface NewEnrolment {
  readonly experiment: string;
  /** What the experiment was when this was decided. */
  readonly revision: number;
  readonly unit: string;
  readonly workspace: string;
  readonly variant: string;
  readonly bucket: number;
  /** Absent when the unit has its arm already. */
  readonly phase?: number;
  readonly reason: string;
  readonly packageKey: string;
  readonly packageVersion: number;
  readonly contentHash: string;
  /** Canonical JSON. */
  readonly attributes: string;
  /** When it was decided. */
  readonly at: Instant;
  /** Where the price begins. */
  readonly startsAt: Instant;
  /** The period that it is decided with; nobody has asked its price before. */
  readonly asks?: AskedPrice & { readonly subscription: string };
  /** The quote that shows the price first. */
  readonly quote?: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** A unit and its arm. */
export interface AssignedUnitRecord {
  readonly experiment: string;
  readonly unit: string;
  readonly variant: string;
  /** Absent of a unit of a fixed list. */
  readonly bucket?: number;
  readonly stratum?: string;
  readonly block?: number;
  readonly phase: number;
  readonly reason: string;
  readonly packageKey: string;
  readonly packageVersion: number;
  /** Canonical JSON: as they were. */
  readonly attributes: string;
  readonly at: Instant;
  readonly exposedAt?: Instant;
  readonly workspaces: readonly { readonly workspace: string; readonly startsAt: Instant }[];
}

/** That a person gives a workspace a variant, and why. */
export interface ExperimentOverride {
  readonly id: string;
  readonly experiment: string;
  readonly workspace: string;
  readonly unit: string;
  readonly variant: string;
  readonly from: Instant;
  /** Half-open. */
  readonly to: Instant;
  readonly reason: string;
  readonly author: string;
  readonly createdAt: Instant;
}

/** A unit of a fixed list with the arm that was drawn for it. */
export interface ListedAssignment {
  readonly unit: string;
  readonly variant: string;
  readonly stratum: string;
  readonly block: number;
  readonly packageVersion: number;
  /** Canonical JSON. */
  readonly attributes: string;
}
