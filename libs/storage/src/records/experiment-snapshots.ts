import type { Instant } from '#calendar';

/** What was known of an experiment at an instant, or is about to be. */
export interface StoredSnapshot {
  readonly id: string;
  readonly experiment: string;
  readonly asOf: Instant;
  readonly requestedBy: string;
  /** Once it is done: canonical JSON, and its SHA-256. */
  readonly done?: { readonly document: string; readonly hash: string; readonly at: Instant };
}

/** Units that one process computes at a time, in the order of their names. */
export interface SnapshotShard {
  readonly shard: number;
  readonly firstUnit: string;
  readonly lastUnit: string;
  readonly isDone: boolean;
}

/** How the figures of units are to be computed. */
export interface FiguresOf {
  readonly experiment: string;
  readonly packageKey: string;
  readonly asOf: Instant;
  /** Whole billing periods of a unit's window, and one of them as PostgreSQL reads it. */
  readonly periods: number;
  readonly period: string;
  readonly firstUnit: string;
  readonly lastUnit: string;
  readonly currency: string;
  /** Whether prices begin in mid-period. */
  readonly isNow: boolean;
  /** How long usage may come late, after which a unit is mature. Source: experiments.md, section 5. */
  readonly lateDays: number;
  /** How many there are. */
  readonly variants: number;
  readonly now: Instant;
}

/** Exact sums of units' values and of what they paid before, decimals as text. */
export interface UnitSums {
  readonly variant: string;
  readonly units: number;
  readonly sum: string;
  readonly sumSquares: string;
  readonly before: string;
  readonly beforeSquares: string;
  readonly sumProducts: string;
  /** Of these, units without a bill from before. */
  readonly newUnits: number;
  readonly newSum: string;
  readonly newSquares: string;
}
