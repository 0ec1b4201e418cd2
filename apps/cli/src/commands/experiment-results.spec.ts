import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPair } from '#signing';
import { type Ended, ensureBuilt, ratebook } from '../../../../test/built-cli.js';
import { signedBy } from '../bundle/testing/signed-by.js';
import { exampleBundle } from '../report/testing/example-experiment.js';

jest.setTimeout(60_000);

const bundle = exampleBundle();
/** Laid out as nobody else would: what is printed has to be this. */
const bytes = JSON.stringify(signedBy(generateKeyPair(), bundle), null, 3);

describe('ratebook experiment results and bundle', () => {
  let server: Server;
  /** What the snapshot that is asked for says, look by look. */
  let states: string[] = [];
  const asked: string[] = [];

  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

  beforeAll(async () => {
    await ensureBuilt();
    server = createServer(({ method = '', url = '', headers }, response) => {
      asked.push(`${method} ${url}${headers['idempotency-key'] === undefined ? '' : ' once'}`);
      const state = states[0] ?? 'done';
      if (headers.authorization !== 'Bearer rbk_x') answer(response, 401, 'no');
      else if (url === '/v1/experiments/team-dearer/results') answer(response, 200, bundle.results);
      else if (url === '/v1/experiments/team-dearer/bundle') answer(response, 200, bytes);
      else if (method === 'POST')
        answer(response, 202, {
          id: 's1',
          state: 'waiting',
          shards: { total: 4, done: 0 },
          asOf: '2027-08-01T00:00:00Z',
        });
      else if (url === '/v1/experiments/team-dearer/snapshots/s1' && state === 'away')
        answer(response, 503, { code: 'service.unavailable', detail: 'in a moment' });
      else if (url === '/v1/experiments/team-dearer/snapshots/s1')
        answer(response, 200, {
          id: 's1',
          state,
          shards: { total: 4, done: state === 'done' ? 4 : 1 },
          asOf: '2027-08-01T00:00:00Z',
        });
      else answer(response, 404, { code: 'experiment.unknown', detail: 'there is no experiment like that' });
      if (method === 'GET') states.shift();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  }, 180_000);
  afterAll(() => new Promise((done) => server.close(done)));

  const run = (...args: readonly string[]): Promise<Ended> =>
    ratebook(['experiment', ...args], {
      env: {
        RATEBOOK_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        RATEBOOK_KEY: 'rbk_x',
      },
    });

  it('tells what came of an experiment, as text, JSON and report', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratebook-results-'));
    const text = await run('results', 'rules/experiments/team-dearer.yaml', '--report', folder);
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/^team-dearer {2}ship dearer\n/);
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toMatch(/^# team-dearer: ship dearer/);
    const json = await run('results', 'team-dearer', '--json');
    expect(JSON.parse(json.stdout)).toEqual(JSON.parse(JSON.stringify(bundle.results)));
  });

  it('has everything counted anew first, and says how far that is', async () => {
    asked.length = 0;
    states = ['waiting', 'away', 'running', 'done'];
    const { code, stderr } = await run('results', 'team-dearer', '--refresh');
    expect(code).toBe(0);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'snapshot as of 2027-08-01T00:00:00Z: waiting, 1 of 4 parts',
      'snapshot as of 2027-08-01T00:00:00Z: running, 1 of 4 parts',
      'snapshot as of 2027-08-01T00:00:00Z: done, 4 of 4 parts',
    ]);
    expect(asked[0]).toBe('POST /v1/experiments/team-dearer/snapshots once');
    expect(asked.at(-1)).toBe('GET /v1/experiments/team-dearer/results');
  });

  it('prints a bundle as it came, which analyse then reads', async () => {
    const { code, stdout } = await run('bundle', 'team-dearer');
    expect(code).toBe(0);
    expect(stdout === bytes).toBe(true);
    const analysed = await ratebook(['analyse'], { stdin: stdout });
    expect(analysed.code).toBe(0);
  });

  it('says what the service refused', async () => {
    const { code, stderr } = await run('results', 'nothing');
    expect([code, stderr]).toEqual([2, 'error: there is no experiment like that\n']);
  });
});
