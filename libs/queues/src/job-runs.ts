import { channel } from 'node:diagnostics_channel';
import type { QueueName } from './queue-names.js';

/** Name of the channel that has a `JobRun` for each job that is about to run. */
export const JOBS = 'ratebook.job';

/** Who listens may put something around the work. */
export interface JobRun {
  readonly queue: QueueName;
  readonly job: string;
  work: () => Promise<unknown>;
}

/** Costs nothing while nobody listens. */
const jobs = channel(JOBS);

/** Does the work of a job, with whatever listeners put around it. */
export async function announced(run: JobRun): Promise<void> {
  jobs.publish(run);
  await run.work();
}
