import { setTimeout as sleep } from 'node:timers/promises';
import type { JobDefinition, Queues } from '#queues';

const PAUSE_MS = 100;

/**
 * Has a job done every second, instead of at its own times, until it is so. It is said again and again: a worker sets
 * its own schedules when it starts and every half minute, and whoever says so last wins.
 */
export async function everySecond(
  queues: Pick<Queues, 'schedule'>,
  job: JobDefinition<Record<string, never>>,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await isSo())) {
    await queues.schedule(job, {}, '* * * * * *');
    await sleep(PAUSE_MS);
  }
}
