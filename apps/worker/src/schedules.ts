import {
  adjustPeriods,
  dropUsage,
  forgetEvents,
  type JobDefinition,
  makePartitions,
  reconcile,
  refreshResults,
  rotateSigningKey,
  sealQuotes,
  settleLocks,
  signAudit,
  sweepReplies,
} from '#queues';

export interface Schedule {
  readonly job: JobDefinition<Record<string, never>>;
  /** Seconds, minutes, hours, days, months, days of the week, in UTC. */
  readonly cron: string;
}

/** What is done at its time, whatever happens. */
export const SCHEDULES: readonly Schedule[] = [
  { job: reconcile, cron: '*/30 * * * * *' },
  { job: sweepReplies, cron: '15 */10 * * * *' },
  { job: forgetEvents, cron: '45 5 * * * *' },
  { job: sealQuotes, cron: '5 * * * * *' },
  { job: signAudit, cron: '30 */5 * * * *' },
  { job: rotateSigningKey, cron: '0 40 3 * * *' },
  { job: adjustPeriods, cron: '0 10 * * * *' },
  { job: settleLocks, cron: '40 */10 * * * *' },
  { job: refreshResults, cron: '0 30 1 * * *' },
  { job: dropUsage, cron: '0 50 2 * * *' },
  { job: makePartitions, cron: '0 20 */6 * * *' },
];
