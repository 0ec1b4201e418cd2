import {
  advanceMigration,
  advanceRollout,
  closeShard,
  computeShard,
  fillMeter,
  finishStop,
  releaseEvents,
} from '#queues';
import {
  FindDueRollouts,
  FindOpenShards,
  FindOpenSnapshots,
  FindReleasableEvents,
  FindUnfilledMeters,
  FindUnfinishedStops,
  FinishStop,
  FindWaitingMigrations,
  MoveRollout,
} from '#usecases';
import { type Reconciler, reconciler } from './reconciler.js';

/** All work that must not depend on a job's survival: `reconciler(job, UseCaseThatAnswersHints)`. */
export const RECONCILERS: readonly Reconciler[] = [
  reconciler(advanceMigration, FindWaitingMigrations),
  reconciler(advanceRollout, FindDueRollouts, async (module, hint) => {
    await module.get(MoveRollout, { strict: false }).run(hint);
  }),
  reconciler(closeShard, FindOpenShards),
  reconciler(computeShard, FindOpenSnapshots),
  reconciler(finishStop, FindUnfinishedStops, async (module, { experiment }) => {
    await module.get(FinishStop, { strict: false }).run(experiment);
  }),
  reconciler(fillMeter, FindUnfilledMeters),
  reconciler(releaseEvents, FindReleasableEvents),
];
