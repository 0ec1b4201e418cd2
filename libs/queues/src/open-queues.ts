import type { Report } from './backend.js';
import { PACE, type Pace } from './job-options.js';
import { postgresBackend } from './postgres-backend.js';
import { Queues } from './queues.js';
import { redisBackend } from './redis-backend.js';

export interface QueueOptions {
  /** Jobs are kept in Redis when there is one, */
  readonly redisUrl?: string;
  /** else beside everything else in PostgreSQL. */
  readonly databaseUrl: string;
  readonly report: Report;
  readonly pace?: Pace;
}

/** The choice is made for each `Queues`, not for the process: both back ends may live side by side. */
export async function openQueues({
  redisUrl,
  databaseUrl,
  report,
  pace = PACE,
}: QueueOptions): Promise<Queues> {
  const backend =
    redisUrl === undefined ? await postgresBackend(databaseUrl, report) : redisBackend(redisUrl, report);
  return new Queues(backend, report, pace);
}
