import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Metrics, startMetricsServer, watchStorage } from '#observing';
import { onPort, type SetupOutcome, type Storage } from '#storage';
import { EVALUATIONS } from '#usecases';
import type { Configuration } from '../configuration.js';

/** Everything beside requests: pricing, connections, announcements. Returns how to stop it. */
export async function watchService(
  metrics: Metrics,
  storage: Storage,
  { metricsPort = 0, metricsHost = '127.0.0.1' }: Configuration,
): Promise<SetupOutcome<{ readonly address: string; readonly stop: () => Promise<void> }>> {
  metrics.watchProcess();
  watchStorage(metrics, storage);
  const record = (message: unknown): void => {
    const { outcome, seconds } = message as { outcome: string; seconds: number };
    metrics.evaluationSeconds.observe({ outcome }, seconds);
  };
  const server = await onPort(metricsPort, 'METRICS_PORT', () =>
    startMetricsServer(metrics, metricsPort, metricsHost),
  );
  if (!server.ok) return server;
  subscribe(EVALUATIONS, record);
  const stop = async (): Promise<void> => {
    unsubscribe(EVALUATIONS, record);
    await server.value.stop();
  };
  return { ok: true, value: { address: server.value.address, stop } };
}
