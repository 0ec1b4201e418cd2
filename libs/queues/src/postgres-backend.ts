import { createPostgresBackend, type PostgresConnectionOptions, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import type { Backend, Report } from './backend.js';
import { QUEUES } from './queue-names.js';

/** BullMQ keeps its tables in a schema of its own, and asks for them by bare names. */
const SCHEMA = 'bullmq';

/** Besides one that listens for each worked queue. */
const SHARED_CONNECTIONS = 3;

/**
 * One pool for all queues and workers of the process. The schema is brought up to date first, under BullMQ's own
 * advisory lock, since a queue that finds none is broken for good.
 */
export async function postgresBackend(url: string, report: Report): Promise<Backend> {
  const bullmq = withBackend(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'ratebook queues',
    max: QUEUES.length + SHARED_CONNECTIONS,
    options: `-c search_path=${SCHEMA}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // Each queue and each worker listens for its errors.
  pool.setMaxListeners(0);
  pool.on('error', (error) => {
    report('a connection of the queues was lost', error);
  });
  // BullMQ describes a pool in its own words, which pg's types do not meet; it takes every real one.
  const connection = pool as unknown as PostgresConnectionOptions;
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: 'postgres',
    queue: (name) => new bullmq.Queue(name, { connection }),
    worker: (name, process, settings) => new bullmq.Worker(name, process, { ...settings, connection }),
    isReachable: () => true,
    close: () => pool.end(),
  };
}
