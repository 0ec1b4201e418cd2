import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '#observing';
import { FrozenClock, type TestDatabase, testDatabase } from '#testing';
import { startServer } from '../../apps/api/src/server.js';

interface Init {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiServer {
  readonly address: string;
  readonly key: string;
  readonly clock: FrozenClock;
  readonly database: TestDatabase;
  /** With the key; `init` adds to it or overrides it. */
  readonly get: (path: string, init?: Init) => Promise<Response>;
  /** `body` is JSON text, or a value to be written as JSON. */
  readonly post: (path: string, body: unknown, init?: Init) => Promise<Response>;
  readonly put: (path: string, body: unknown, init?: Init) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

export const ROOT = join(import.meta.dirname, '..', '..');
export const NOW = '2026-11-23T12:00:00Z';

/** The whole service on a database and a port of its own, at an instant that stands still. */
export async function apiServer({
  rulesFolder = join(ROOT, 'test', 'journeys', 'rules'),
  databaseUrl,
  log,
  metricsPort,
  rateLimitPerMinute,
  trustedProxies,
}: {
  rateLimitPerMinute?: number;
  trustedProxies?: readonly string[];
  rulesFolder?: string;
  databaseUrl?: string;
  log?: Log;
  metricsPort?: number;
} = {}): Promise<ApiServer> {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'ratebook-api-'));
  const clock = new FrozenClock(NOW);
  const outcome = await startServer({
    configuration: {
      port: 0,
      dataFolder,
      databaseUrl: databaseUrl ?? database.url,
      ...(rateLimitPerMinute === undefined ? {} : { rateLimitPerMinute }),
      ...(trustedProxies === undefined ? {} : { trustedProxies }),
      ...(metricsPort === undefined ? {} : { metricsPort }),
    },
    rulesFolder,
    schemasFolder: join(ROOT, 'schemas'),
    version: '0.0.0-test',
    clock,
    ...(log === undefined ? {} : { log }),
  });
  if (!outcome.ok) throw new Error(outcome.faults.map(({ message }) => message).join('\n'));
  const { address, key, stop } = outcome.value;
  const headers = { authorization: `Bearer ${key.text}` };
  const send =
    (method: string): ApiServer['post'] =>
    (path, body, init = {}) =>
      fetch(address + path, {
        method,
        ...init,
        headers: { ...headers, 'content-type': 'application/json', ...init.headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
  return {
    address,
    key: key.text,
    clock,
    database,
    get: (path, init = {}) => fetch(address + path, { ...init, headers: { ...headers, ...init.headers } }),
    post: send('POST'),
    put: send('PUT'),
    stop: async () => {
      await stop();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
