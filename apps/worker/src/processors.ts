import {
  adjustPeriods,
  advanceMigration,
  advanceRollout,
  closeShard,
  computeShard,
  dropUsage,
  fillMeter,
  finishStop,
  forgetEvents,
  makePartitions,
  reconcile,
  refreshResults,
  releaseEvents,
  rotateSigningKey,
  sealQuotes,
  settleLocks,
  signAudit,
  sweepReplies,
} from '#queues';
import {
  AdjustPeriods,
  AdvanceMigration,
  AdvanceRollout,
  CloseShard,
  ComputeShard,
  DropOldUsage,
  EnsurePartitions,
  FillMeter,
  FinishStop,
  ForgetEvents,
  MakeCheckpoint,
  RefreshResults,
  ReleaseQuarantined,
  RotateSigningKey,
  SealQuotes,
  SettleLocks,
  SweepReplies,
} from '#usecases';
import { followed, type Processor, processor } from './processor.js';
import { Reconcile } from './reconcile.js';

/** Every job that a worker takes, and the use case that it calls. */
export const PROCESSORS: readonly Processor[] = [
  processor(reconcile, Reconcile, (useCase) => useCase.run()),
  processor(advanceMigration, AdvanceMigration, (useCase, { migration }) => useCase.run(migration)),
  processor(closeShard, CloseShard, (useCase, { close, shard }) => useCase.run({ closeId: close, shard })),
  processor(adjustPeriods, AdjustPeriods, (useCase) => useCase.run()),
  processor(sweepReplies, SweepReplies, (useCase) => useCase.run()),
  processor(forgetEvents, ForgetEvents, (useCase) => useCase.run()),
  followed(advanceRollout, AdvanceRollout, async (useCase, hint) => {
    const next = await useCase.run(hint);
    return next && { hint: { experiment: next.experiment, revision: next.revision }, inMs: next.inMs };
  }),
  processor(computeShard, ComputeShard, (useCase, hint) => useCase.run(hint)),
  processor(refreshResults, RefreshResults, (useCase) => useCase.run()),
  processor(finishStop, FinishStop, (useCase, { experiment }) => useCase.run(experiment)),
  processor(settleLocks, SettleLocks, (useCase) => useCase.run()),
  processor(sealQuotes, SealQuotes, (useCase) => useCase.run()),
  processor(signAudit, MakeCheckpoint, async (useCase) => {
    const outcome = await useCase.run();
    // The job fails, and goes on failing: the operators must hear of a chain that breaks.
    if (!outcome.ok) throw new Error(outcome.faults[0].message);
  }),
  processor(rotateSigningKey, RotateSigningKey, (useCase) => useCase.whenDue()),
  processor(fillMeter, FillMeter, (useCase, unfilled) => useCase.run(unfilled)),
  processor(dropUsage, DropOldUsage, (useCase) => useCase.run()),
  processor(releaseEvents, ReleaseQuarantined, (useCase) => useCase.run()),
  processor(makePartitions, EnsurePartitions, (useCase) => useCase.run()),
];
