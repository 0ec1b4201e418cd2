import type { Metrics } from './metrics.js';

/** What a storage tells of itself. */
export interface WatchedStorage {
  readonly connections: () => Readonly<Record<string, number>>;
  readonly outboxLag: () => Promise<{ readonly unstamped: number; readonly seconds: number }>;
  readonly strayEvents: () => Promise<number>;
}

/** Connections and announcements: the same of every program. */
export function watchStorage(metrics: Metrics, storage: WatchedStorage): void {
  metrics.gauges(
    'ratebook_postgres_connections',
    'Connections of the pool: all, idle, and who waits',
    ['state'],
    () =>
      Promise.resolve(
        Object.entries(storage.connections()).map(([state, figure]) => [{ state }, figure] as const),
      ),
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
  metrics.gauge(
    'ratebook_usage_stray_events',
    'Usage events of months that have no partition of their own, up to 1000',
    () => storage.strayEvents(),
  );
}
