import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiServer, apiServer, ROOT } from './api-server.js';
import { versionText } from './people.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 120_000);
afterAll(async () => {
  await api.stop();
});

const check = async (body: object): Promise<[number, Record<string, unknown>]> => {
  const reply = await api.post('/v1/packages/check', body);
  return [reply.status, (await reply.json()) as Record<string, unknown>];
};

describe('POST /v1/packages/check', () => {
  it('says that a sound file is sound, with its hash, and keeps nothing', async () => {
    expect(await check({ source: versionText('team', 1, '1.00') })).toMatchObject([
      200,
      { sound: true, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/), diagnostics: [] },
    ]);
    expect((await api.get('/v1/packages/team/versions')).status).toBe(404);
  });

  it('says every fault with its place and what to write instead', async () => {
    const source = versionText('team', 1, '-1').replace('USD', 'usd');
    const [status, body] = await check({ source, path: 'team/1.yaml' });
    expect([status, body['sound'], body['contentHash']]).toEqual([200, false, null]);
    expect(body['diagnostics']).toMatchObject([
      {
        severity: 'error',
        path: 'team/1.yaml',
        line: 4,
        sourceLine: 'currency: usd',
        help: expect.any(String),
      },
      { severity: 'error', line: 7 },
    ]);
  });

  it('is not hurt by any hostile file, and goes on answering', async () => {
    const lines = await readFile(join(ROOT, 'test/bench/rows/hostile-rule-files.jsonl'), 'utf8');
    const inputs = lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { name: string; input?: string; gen?: string });
    let refused = 0;
    for (const { name, input = '', gen } of inputs) {
      const built: unknown = gen === undefined ? input : runInNewContext(gen, { Buffer, Array, JSON });
      if (typeof built !== 'string') continue;
      const [status, body] = await check({ source: built });
      // Too long for a body, or judged: never accepted, never a defect of ours.
      expect([name, status, body['sound']]).toEqual([
        name,
        status === 200 ? 200 : expect.any(Number),
        status === 200 ? false : undefined,
      ]);
      expect([200, 413, 422]).toContain(status);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(50);
    expect((await check({ source: versionText('team', 1, '1.00') }))[1]).toMatchObject({ sound: true });
  }, 120_000);
});
