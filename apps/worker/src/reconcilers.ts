import type { Reconciler } from './reconciler.js';

/** All work that must not depend on a job's survival: `reconciler(job, UseCaseThatAnswersHints)`. */
export const RECONCILERS: readonly Reconciler[] = [];
