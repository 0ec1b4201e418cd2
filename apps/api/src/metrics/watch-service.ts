import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Metrics, startMetricsServer } from '#observing';
import type { SetupOutcome, Storage } from '#storage';
import { EVALUATIONS } from '#usecases';
import type { Configuration } from '../configuration.js';
import { portFault } from '../port-fault.js';

/** Everything beside requests: pricing, connections, announcements. Returns how to stop it. */
export async function watchService(
  metrics: Metrics,
  storage: Storage,
  { metricsPort = 0, metricsHost = '127.0.0.1' }: Configuration,
): Promise<SetupOutcome<{ readonly address: string; readonly stop: () => Promise<void> }>> {
  metrics.watchProcess();
  metrics.gaugeBy(
    'ratebook_postgres_connections',
    'Connections of the pool: all, idle, and who waits',
    'state',
    () => Promise.resolve(storage.connections()),
  );
  metrics.gauge(
    'ratebook_outbox_unstamped',
    'Announcements that have no position yet',
    async () => (await storage.outboxLag()).unstamped,
  );
  metrics.gauge(
    'ratebook_outbox_lag_seconds',
    'Age of the oldest announcement without a position',
    async () => (await storage.outboxLag()).seconds,
  );
  const record = (message: unknown): void => {
    const { outcome, seconds } = message as { outcome: string; seconds: number };
    metrics.evaluationSeconds.observe({ outcome }, seconds);
  };
  try {
    const server = await startMetricsServer(metrics, metricsPort, metricsHost);
    subscribe(EVALUATIONS, record);
    const stop = async (): Promise<void> => {
      unsubscribe(EVALUATIONS, record);
      await server.stop();
    };
    return { ok: true, value: { address: server.address, stop } };
  } catch (error) {
    const refused = portFault(error, metricsPort, 'METRICS_PORT');
    if (refused === undefined) throw error;
    return refused;
  }
}
