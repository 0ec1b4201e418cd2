import { advanceMigration, closeShard, fillMeter, releaseEvents } from '#queues';
import { FindOpenShards, FindReleasableEvents, FindUnfilledMeters, FindWaitingMigrations } from '#usecases';
import { type Reconciler, reconciler } from './reconciler.js';

/** All work that must not depend on a job's survival: `reconciler(job, UseCaseThatAnswersHints)`. */
export const RECONCILERS: readonly Reconciler[] = [
  reconciler(advanceMigration, FindWaitingMigrations),
  reconciler(closeShard, FindOpenShards),
  reconciler(fillMeter, FindUnfilledMeters),
  reconciler(releaseEvents, FindReleasableEvents),
];
