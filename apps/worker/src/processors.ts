import { forgetEvents, makePartitions, reconcile, sweepReplies } from '#queues';
import { EnsureQuotePartitions, ForgetEvents, SweepReplies } from '#usecases';
import { type Processor, processor } from './processor.js';
import { Reconcile } from './reconcile.js';

/** Every job that a worker takes, and the use case that it calls. */
export const PROCESSORS: readonly Processor[] = [
  processor(reconcile, Reconcile, (useCase) => useCase.run()),
  processor(sweepReplies, SweepReplies, (useCase) => useCase.run()),
  processor(forgetEvents, ForgetEvents, (useCase) => useCase.run()),
  processor(makePartitions, EnsureQuotePartitions, (useCase) => useCase.run()),
];
