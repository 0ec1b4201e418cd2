import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Metrics, type MetricsServer, startMetricsServer, watchStorage } from '#observing';
import { JOBS, type JobRun, QUEUES, type Queues } from '#queues';
import { onPort, type SetupOutcome, type Storage } from '#storage';

export interface MetricsPlace {
  readonly port: number;
  readonly host?: string | undefined;
}

/** Queues, jobs, connections and announcements, on a port of the worker's own. */
export async function watchWorker(
  { port, host = '127.0.0.1' }: MetricsPlace,
  storage: Storage,
  queues: Queues,
): Promise<SetupOutcome<MetricsServer>> {
  const metrics = new Metrics();
  metrics.watchProcess();
  watchStorage(metrics, storage);
  metrics.gauges('ratebook_queue_jobs', 'Jobs of each queue, by their state', ['queue', 'state'], async () =>
    (await Promise.all(QUEUES.map((queue) => depthOf(queues, queue)))).flat(),
  );
  const time = (message: unknown): void => {
    const run = message as JobRun;
    const { queue, job, work } = run;
    run.work = async () => {
      const begun = performance.now();
      let outcome = 'failed';
      try {
        await work();
        outcome = 'done';
      } finally {
        metrics.jobSeconds.observe({ queue, job, outcome }, (performance.now() - begun) / 1000);
      }
    };
  };
  const server = await onPort(port, 'METRICS_PORT', () => startMetricsServer(metrics, port, host));
  if (!server.ok) return server;
  subscribe(JOBS, time);
  const stop = async (): Promise<void> => {
    unsubscribe(JOBS, time);
    await server.value.stop();
  };
  return { ok: true, value: { address: server.value.address, stop } };
}

/** A queue that does not answer is left out; the others are told all the same. */
async function depthOf(queues: Queues, queue: (typeof QUEUES)[number]) {
  const counts = await queues.counts(queue).catch(() => ({}));
  return Object.entries(counts).map(([state, figure]) => [{ queue, state }, figure] as const);
}
