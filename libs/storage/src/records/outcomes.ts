import type { Instant } from '#calendar';

/** Something that became of a customer, as another service reports it. */
export interface Outcome {
  /** The sender's own name for it: it counts once. */
  readonly id: string;
  readonly type: string;
  readonly workspace: string;
  /** A decimal as text. */
  readonly value: string;
  readonly occurredAt: Instant;
}

/** Which units of an experiment are looked at, and for how long each of them. */
export interface Watched {
  readonly experiment: string;
  /** From its first exposure on, as PostgreSQL reads it: `43200 minutes`, `2 months`. */
  readonly window: string;
  /** Units whose window is not over by then are left out. */
  readonly now: Instant;
}

/** Exact sums over an arm's units, decimals as text. */
export interface OutcomeSums {
  readonly variant: string;
  readonly units: number;
  /** Units with any such outcome. */
  readonly had: number;
  readonly sum: string;
  readonly sumSquares: string;
  readonly below: string;
  readonly belowSquares: string;
  readonly sumProducts: string;
}

/** How many of an arm's units have it, of how many that could. */
export interface UnitShare {
  readonly variant: string;
  readonly units: number;
  readonly had: number;
}
