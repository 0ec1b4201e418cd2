import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { type ApiServer, apiServer } from '../journeys/api-server.js';
import { ownRules } from '../journeys/own-rules.js';
import { HOSTILE_EVENTS, sound } from './usage-events.js';

jest.setTimeout(90_000);

const RULES = {
  'meters.yaml': `schema: ratebook/meters-v1
meters:
  - { key: calls, event: api.call, aggregation: sum, value: quantity }
`,
  'packages/api/1.yaml': `schema: ratebook/v1
package: api
version: 1
currency: USD
interval: month
effectiveFrom: 2026-01-01T00:00:00Z
charges:
  - { key: calls, meter: calls, model: unit, unitAmount: 0.01 }
`,
};

let api: ApiServer;
let rules: Awaited<ReturnType<typeof ownRules>>;
let client: pg.Client;

beforeAll(async () => {
  rules = await ownRules(RULES);
  api = await apiServer({ rulesFolder: rules.folder });
  await api.put('/v1/workspaces/c1', {}, { headers: { 'if-none-match': '*' } });
  client = new pg.Client(api.database.url);
  await client.connect();
});
afterAll(async () => {
  // Whatever was sent, the service still answers, and nothing of ours was polluted.
  expect((await api.get('/v1/packages')).status).toBe(200);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  await client.end();
  await api.stop();
  await rules.remove();
});

type Reply = Readonly<Record<string, unknown>>;

async function sent(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  const reply = await fetch(`${api.address}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: reply.status, body: (await reply.json()) as Reply };
}

const calls = async (): Promise<string> => {
  const { rows } = await client.query<{ total: string }>(
    `select coalesce(sum(total), 0)::text as total from usage_rollup where workspace_id = 'c1'`,
  );
  return rows[0]?.total ?? '';
};

describe('a hostile usage event', () => {
  it.each(HOSTILE_EVENTS.map((event) => [event.name, event] as const))(
    '%s is answered with its status, code and place',
    async (_name, { body, headers, status, code, pointer, holds }) => {
      const reply = await sent(body(), headers);
      expect([reply.status, reply.body]).toMatchObject([status, holds ?? { code }]);
      if (pointer !== undefined) expect(reply.body).toMatchObject({ errors: [{ pointer }] });
      expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|\bat .+:\d+:\d+|select |insert /i);
    },
  );

  it('duplicate-in-one-batch counts once, and says where', async () => {
    const before = await calls();
    const twice = sound();
    const batch = [twice, sound(), sound(), sound(), sound(), twice];
    expect(await sent(JSON.stringify(batch))).toMatchObject({
      status: 202,
      body: { accepted: 5, duplicates: 1, results: [{ index: 5, status: 'duplicate' }] },
    });
    expect(Number(await calls()) - Number(before)).toBe(5);
  });

  it('duplicate-across-partitions counts once although its time has moved to another month', async () => {
    const first = sound({ time: new Date(Date.now() - 34 * 86_400_000).toISOString() });
    expect(await sent(JSON.stringify(first))).toMatchObject({ status: 202, body: { accepted: 1 } });
    const before = await calls();
    const moved = await sent(JSON.stringify({ ...first, time: new Date().toISOString() }));
    expect(moved).toMatchObject({ status: 409, body: { code: 'event.conflict' } });
    expect(await calls()).toBe(before);
  });

  it('duplicate-after-90-days is known from its identity, which outlives what it said', async () => {
    const event = sound();
    await sent(JSON.stringify(event));
    // The identities have no expiry, and nothing may take one away.
    await expect(client.query('delete from usage_event_identity')).rejects.toThrow('never');
    const { rows } = await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'usage_event_identity'`,
    );
    expect(rows.map(({ column_name: name }) => name).sort()).toEqual(['body_digest', 'digest', 'event_time']);
    expect(await sent(JSON.stringify(event))).toMatchObject({ status: 202, body: { duplicates: 1 } });
  });

  it('chunked-slowloris is a line that never ends: others are served meanwhile, and it holds no more than its bytes', async () => {
    const sending = request(`${api.address}/v1/events`, {
      method: 'POST',
      agent: false,
      headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' },
    });
    const closed = new Promise<string>((resolve) => {
      sending.on('response', (reply) => {
        resolve(String(reply.statusCode));
        reply.resume();
      });
      sending.on('error', () => {
        resolve('closed');
      });
    });
    const drip = setInterval(() => sending.write(' '), 5_000);
    sending.write('[');
    expect(await sent(JSON.stringify(sound()))).toMatchObject({ status: 202 });
    expect(await closed).toBe('408');
    clearInterval(drip);
    sending.destroy();
  });
});
