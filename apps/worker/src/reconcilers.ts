import { advanceMigration } from '#queues';
import { FindWaitingMigrations } from '#usecases';
import { type Reconciler, reconciler } from './reconciler.js';

/** All work that must not depend on a job's survival: `reconciler(job, UseCaseThatAnswersHints)`. */
export const RECONCILERS: readonly Reconciler[] = [reconciler(advanceMigration, FindWaitingMigrations)];
