export type { Report } from './backend.js';
export { defineJob, type JobDefinition, UnknownJob } from './job-definition.js';
export { PACE, type Pace } from './job-options.js';
export {
  dropUsage,
  forgetEvents,
  makePartitions,
  reconcile,
  rotateSigningKey,
  sealQuotes,
  signAudit,
  sweepReplies,
} from './jobs/housekeeping.js';
export { advanceRollout, computeShard, finishStop, refreshResults, settleLocks } from './jobs/experiments.js';
export { advanceMigration } from './jobs/migrations.js';
export { adjustPeriods, closeShard } from './jobs/periods.js';
export { fillMeter, releaseEvents } from './jobs/usage.js';
export { handlerOf, type JobHandler } from './job-worker.js';
export { JOBS, type JobRun } from './job-runs.js';
export { openQueues, type QueueOptions } from './open-queues.js';
export { QUEUES, type QueueName } from './queue-names.js';
export { Queues, QueuesUnavailable } from './queues.js';
export { QueuesModule } from './queues.module.js';
