import { advanceMigration, advanceRollout, closeShard, fillMeter, finishStop, releaseEvents } from '#queues';
import {
  FindDueRollouts,
  FindOpenShards,
  FindReleasableEvents,
  FindUnfilledMeters,
  FindUnfinishedStops,
  FindWaitingMigrations,
} from '#usecases';
import { type Reconciler, reconciler } from './reconciler.js';

/** All work that must not depend on a job's survival: `reconciler(job, UseCaseThatAnswersHints)`. */
export const RECONCILERS: readonly Reconciler[] = [
  reconciler(advanceMigration, FindWaitingMigrations),
  reconciler(advanceRollout, FindDueRollouts),
  reconciler(closeShard, FindOpenShards),
  reconciler(finishStop, FindUnfinishedStops),
  reconciler(fillMeter, FindUnfilledMeters),
  reconciler(releaseEvents, FindReleasableEvents),
];
