import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#storage';
import { type ApiServer, apiServer } from './api-server.js';

let folder: string;
let postgres: EmbeddedPostgres;
let api: ApiServer;

async function startPostgres(): Promise<EmbeddedPostgres> {
  const outcome = await startEmbeddedPostgres({ folder });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  return outcome.value;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratebook-down-'));
  postgres = await startPostgres();
  api = await apiServer({ databaseUrl: postgres.url });
}, 60_000);
afterAll(async () => {
  await api.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const quote = (): Promise<Response> =>
  api.post('/v1/quotes/preview', { package: 'pro', quantities: { seats: '1' }, usage: { 'api-calls': '1' } });

/** Asks until the answer is `status`: what was known for certain a moment ago may still be answered. */
async function quoteUntil(status: number): Promise<Response> {
  for (;;) {
    const reply = await quote();
    if (reply.status === status) return reply;
  }
}

describe('while the database', () => {
  it('does not answer, a quote is 503 with Retry-After instead of waiting, and never priced by old prices', async () => {
    const client = new pg.Client(postgres.url);
    await client.connect();
    await client.query('begin; lock table catalog_revision, version_effect in access exclusive mode');
    const reply = await quoteUntil(503);
    await client.query('rollback');
    await client.end();
    expect([reply.headers.get('retry-after'), await reply.json()]).toMatchObject([
      '1',
      { code: 'service.unavailable' },
    ]);
    await quoteUntil(200);
  }, 20_000);

  it('is down, quotes and readiness are 503, and all is well once it is back', async () => {
    expect((await api.get('/health/ready')).status).toBe(200);
    await postgres.stop();
    const reply = await quoteUntil(503);
    expect(reply.headers.get('retry-after')).toBe('1');
    expect((await api.get('/health/ready')).status).toBe(503);
    expect((await api.get('/health/live')).status).toBe(200);
    postgres = await startPostgres();
    expect((await api.get('/health/ready')).status).toBe(200);
    await quoteUntil(200);
  }, 30_000);
});
