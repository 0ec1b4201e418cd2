import type { JobsOptions } from 'bullmq';

/**
 * A job that is done goes at once, or its id would bar the next hint for the same row. One that failed for good stays
 * to be looked at, a bounded number of them, until the same hint comes again.
 */
export const JOB_OPTIONS = {
  removeOnComplete: true,
  removeOnFail: { age: 14 * 24 * 3600, count: 1_000 },
  // 1 s, 2 s, 4 s … some two hours together: a rolling release, or a database that is away, takes less.
  attempts: 13,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
} satisfies JobsOptions;

export interface Pace {
  /** A worker that has said nothing for so long has lost its job. */
  readonly lockMs: number;
  /** How often lost jobs are looked for. */
  readonly stalledMs: number;
  /** The wait after a connection was lost. */
  readonly retryMs: number;
}

/** A killed worker's job runs again within 40 seconds. */
export const PACE: Pace = { lockMs: 20_000, stalledMs: 10_000, retryMs: 1_000 };

/** A job may meet so many dying workers: the next release that crashes on it must not be its end. */
export const MOST_STALLS = 20;
