import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { problemSchema } from '#contracts';
import { type ApiServer, apiServer } from '../journeys/api-server.js';
import { type Person, personOf, publishVersion, versionText } from '../journeys/people.js';
import { HOSTILE_QUOTES } from './quote-requests.js';

let api: ApiServer;
let client: pg.Client;
let ada: Person;

beforeAll(async () => {
  api = await apiServer();
  client = new pg.Client(api.database.url);
  await client.connect();
  ada = await personOf(api, 'ada');
}, 60_000);
afterAll(async () => {
  // Whatever was sent, the service still answers, and nothing of ours was polluted.
  expect((await api.get('/v1/packages')).status).toBe(200);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  await client.end();
  await api.stop();
});

const SOUND = {
  package: 'pro',
  workspace: {},
  quantities: { seats: '1' },
  usage: { 'api-calls': '10' },
};

async function keep(body: unknown, key: string = randomUUID()) {
  const reply = await api.post('/v1/quotes', body, { headers: { 'idempotency-key': key } });
  return [reply.status, (await reply.json()) as Record<string, unknown>] as const;
}

async function count(table: 'quote' | 'idempotency'): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::integer as n from ${table}`);
  return rows[0]?.n ?? Number.NaN;
}

describe('a hostile request for a quote that would be kept', () => {
  it.each(HOSTILE_QUOTES.map((quote) => [quote.name, quote] as const))(
    '%s is answered as its preview is, and a refusal keeps nothing',
    async (_name, { body, status, code, pointer }) => {
      const before = [await count('quote'), await count('idempotency')];
      const [answered, answer] = await keep(body());
      expect([answered, answer]).toMatchObject([status === 200 ? 201 : status, expect.anything()]);
      const kept = status === 200 ? 1 : 0;
      expect([await count('quote'), await count('idempotency')]).toEqual(before.map((n) => n + kept));
      if (status === 200) return;
      const problem = problemSchema.parse(answer);
      const said = [problem, ...(problem.errors ?? [])];
      if (code !== undefined) expect(said.map((each) => each.code)).toContain(code);
      if (pointer !== undefined) expect(problem.errors?.map((each) => each.pointer)).toContain(pointer);
      expect(JSON.stringify(answer)).not.toMatch(/node_modules|\bat .+:\d+:\d+|select |insert /i);
    },
  );
});

describe('an idempotency key', () => {
  it('that is missing is 400', async () => {
    const reply = await api.post('/v1/quotes', SOUND);
    expect([reply.status, await reply.json()]).toMatchObject([400, { code: 'idempotency.key-missing' }]);
    expect(await keep(SOUND, '')).toMatchObject([400, { code: 'idempotency.key-missing' }]);
  });

  it.each([
    ['of 300 characters', 'k'.repeat(300)],
    ['with a space in it', 'a b'],
    ['with a letter beyond ASCII', 'cl\u00e9'],
    ['that came twice', 'a, b'],
  ])('%s is 400', async (_name, key) => {
    expect(await keep(SOUND, key)).toMatchObject([400, { code: 'idempotency.key-invalid' }]);
  });

  it('of 255 characters is one, whatever they are', async () => {
    for (const key of ['~'.repeat(255), "';drop-table-quote;--", '__proto__', '0'])
      expect((await keep(SOUND, key))[0]).toBe(201);
  });

  it('with a NUL in it never gets to the service', async () => {
    const { hostname, port } = new URL(api.address);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write('POST /v1/quotes HTTP/1.1\r\nhost: x\r\nidempotency-key: a\0b\r\n\r\n'),
      );
      let text = '';
      socket.on('data', (bytes) => (text += bytes.toString())).on('error', reject);
      socket.on('close', () => {
        resolve(text);
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('that fifty send at once, for one quote or each for another, keeps one', async () => {
    for (const request of [() => SOUND, (n: number) => ({ ...SOUND, quantities: { seats: `${n}` } })]) {
      const [key, before] = [randomUUID(), await count('quote')];
      const replies = await Promise.all(Array.from({ length: 50 }, (_, n) => keep(request(n), key)));
      const ids = replies.flatMap(([status, { id }]) => (status === 201 ? [id] : []));
      const codes = replies.flatMap(([status, { code }]) => (status === 201 ? [] : [code]));
      expect(new Set(ids).size).toBe(1);
      for (const code of codes) expect(['idempotency.in-flight', 'idempotency.key-reused']).toContain(code);
      expect(await count('quote')).toBe(before + 1);
    }
  });

  it('that every line of one batch has keeps one quote', async () => {
    const before = await count('quote');
    const line = `${JSON.stringify({ id: randomUUID(), ...SOUND })}\n`;
    const reply = await api.post('/v1/quotes/batch?keep=true', line.repeat(50), {
      headers: { 'content-type': 'application/x-ndjson' },
    });
    const answers = (await reply.text()).trimEnd().split('\n');
    expect(answers).toHaveLength(50);
    expect(new Set(answers.filter((each) => each.includes('"quote":'))).size).toBe(1);
    for (const each of answers.filter((one) => !one.includes('"quote":')))
      expect(JSON.parse(each)).toMatchObject({ error: { code: 'idempotency.in-flight' } });
    expect(await count('quote')).toBe(before + 1);
  });
});

describe('a version that is not for sale', () => {
  const segments = (version: number) => ({
    segments: [
      { version: 1, usage: {} },
      { from: '2026-11-15T00:00:00Z', version, usage: {} },
    ],
    period: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' },
  });

  it('since it is a draft, or in review, is 409, in a segment too', async () => {
    await publishVersion(ada, await personOf(api, 'grace'), ['drafted', 1, '10.00', '2026-01-01T00:00:00Z']);
    const path = '/v1/packages/drafted/versions/2';
    const [, { contentHash }] = await ada.put(path, { source: versionText('drafted', 2, '20.00') });
    for (const step of ['submit', undefined]) {
      for (const asked of [{ version: 2 }, segments(2)])
        expect(await keep({ package: 'drafted', ...asked })).toMatchObject([
          409,
          { code: 'package.version-not-published' },
        ]);
      if (step !== undefined) expect((await ada.post(`${path}/${step}`, { contentHash }))[0]).toBe(200);
    }
  });

  it('since it is retired is 409, in a segment too; what was quoted with it is read and replayed', async () => {
    const grace = await personOf(api, 'grace');
    await publishVersion(ada, grace, ['gone', 1, '10.00', '2026-01-01T00:00:00Z']);
    await publishVersion(ada, grace, ['gone', 2, '20.00']);
    const [, quoted] = await keep({ package: 'gone', version: 2 });
    expect((await keep({ package: 'gone', ...segments(2) }))[0]).toBe(201);
    await ada.post('/v1/packages/gone/versions/2/retire', { reason: 'a mistake' });
    for (const asked of [{ version: 2 }, segments(2)])
      expect(await keep({ package: 'gone', ...asked })).toMatchObject([
        409,
        { code: 'package.version-retired' },
      ]);
    const path = `/v1/quotes/${String(quoted['id'])}`;
    expect(await (await api.get(path)).json()).toEqual(quoted);
    const replay = await api.post(`${path}/replay`, {});
    expect([replay.status, await replay.json()]).toMatchObject([200, { same: true }]);
  });
});

describe('what a quote prints', () => {
  it('adds up where each line is a half of the smallest coin', async () => {
    const source = `schema: ratebook/v1
package: halves
version: 1
currency: USD
interval: month
charges:
  - { key: a, quantity: seats, model: unit, unitAmount: 0.005 }
  - { key: b, quantity: seats, model: unit, unitAmount: 0.005 }
  - { key: c, quantity: seats, model: unit, unitAmount: 0.005 }
`;
    const path = '/v1/packages/halves/versions/1';
    const [, { contentHash }] = await ada.put(path, { source });
    await ada.post(`${path}/submit`, {});
    await (await personOf(api, 'grace')).post(`${path}/approve`, { contentHash });
    await ada.post(`${path}/publish`, { contentHash });
    const [status, { quote }] = await keep({ package: 'halves', version: 1, quantities: { seats: '1' } });
    expect([status, quote]).toMatchObject([
      201,
      { lines: ['0.01', '0.01', '0.01'].map((amount) => ({ amount })), total: '0.03' },
    ]);
  });
});
