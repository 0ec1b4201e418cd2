import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createLog } from '#observing';
import { type ApiServer, apiServer } from './api-server.js';

const lines: string[] = [];
let api: ApiServer;

beforeAll(async () => {
  const write = (line: string): void => void lines.push(line);
  api = await apiServer({ log: createLog({ level: 'info', format: 'json', service: 'api', write }) });
}, 60_000);
afterAll(async () => {
  await api.stop();
});
beforeEach(() => {
  lines.length = 0;
});

const records = (): readonly Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>);

/** The line of a request comes once its reply is on its way, hence a moment after who asked has it. */
async function recordsOnce(count: number): Promise<readonly Record<string, unknown>[]> {
  while (records().filter(({ msg }) => msg === 'request').length < count)
    await new Promise((resolve) => setImmediate(resolve));
  return records();
}

describe('the log of the service', () => {
  it('has a line for each request: who asked for which route, and how it went', async () => {
    const reply = await api.get('/v1/packages/pro?token=hush');
    const [record] = await recordsOnce(1);
    expect(reply.status).toBe(200);
    expect(record).toMatchObject({
      level: 'info',
      requestId: reply.headers.get('x-request-id'),
      method: 'GET',
      route: '/v1/packages/:key',
      status: 200,
      ms: expect.any(Number),
      holder: 'bootstrap',
      keyId: api.key.split('_')[1],
    });
    expect(lines.join('')).not.toContain('hush');
  });

  it('names no path that nobody knows, and no key', async () => {
    await api.get('/v1/hush/hush?hush');
    await fetch(`${api.address}/v1/packages`, { headers: { authorization: 'Bearer hush-hush-hush-hush' } });
    const found = await recordsOnce(2);
    expect(found.map(({ route, status, keyId }) => [route, status, keyId])).toEqual([
      ['none', 404, undefined],
      ['/v1/packages', 401, undefined],
    ]);
    expect(lines.join('')).not.toMatch(/hush|rbk_/);
  });

  it('has the stack of a defect, which the reply has not', async () => {
    const client = new pg.Client(api.database.url);
    await client.connect();
    await client.query('alter table package_version rename to hidden');
    const reply = await api.get('/v1/packages');
    await client.query('alter table hidden rename to package_version');
    await client.end();
    const problem = (await reply.json()) as Record<string, unknown>;
    const found = await recordsOnce(1);
    expect(found.map(({ level, msg }) => [level, msg])).toEqual([
      ['error', 'defect'],
      ['error', 'request'],
    ]);
    expect(found[0]).toMatchObject({
      requestId: problem['requestId'],
      route: '/v1/packages',
      err: { code: '42P01', stack: expect.stringContaining('at ') },
    });
    expect([reply.status, JSON.stringify(problem)]).toEqual([
      500,
      expect.not.stringMatching(/relation|stack/),
    ]);
  });
});
