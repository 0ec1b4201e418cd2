import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { keptQuoteReply, quotePage, replayReply } from '#contracts';
import { type ApiServer, apiServer, NOW } from './api-server.js';

let api: ApiServer;
let client: pg.Client;

beforeAll(async () => {
  api = await apiServer();
  client = new pg.Client(api.database.url);
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await api.stop();
});

const REQUEST = {
  package: 'pro',
  workspace: { segment: 'startup' },
  quantities: { seats: '12' },
  usage: { 'api-calls': '1500' },
};

const keep = (request: unknown, key: string = randomUUID()): Promise<Response> =>
  api.post('/v1/quotes', request, { headers: { 'idempotency-key': key } });

const kept = async (request: unknown = REQUEST): Promise<{ id: string; hash: string; quote: object }> =>
  (await (await keep(request)).json()) as { id: string; hash: string; quote: object };

const count = async (table: string, where = 'true'): Promise<number> => {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table} where ${where}`);
  return Number(rows[0]?.n);
};

/** The database's instant. */
const present = async (): Promise<string> => {
  const { rows } = await client.query<{ now: Date }>('select now() as now');
  return new Date(rows[0]?.now ?? NaN).toISOString();
};
/** Of the quotes of an instant's month. */
const partitionOf = (instant: string): string => `quote_${instant.slice(0, 7).replace('-', '_')}`;

/** What one of us would do to the database by hand; the triggers are off meanwhile. */
async function tamper(statement: string, values: unknown[]): Promise<void> {
  await client.query(`set session_replication_role = replica`);
  await client.query(statement, values);
  await client.query(`set session_replication_role = origin`);
}

describe('POST /v1/quotes', () => {
  it('answers the quote inside what is known of it, with the bytes of the preview and their hash', async () => {
    const reply = await keep(REQUEST);
    const text = await reply.text();
    const preview = await (await api.post('/v1/quotes/preview', REQUEST)).text();
    const answer = JSON.parse(text) as Record<string, unknown>;
    expect(reply.status).toBe(201);
    expect(reply.headers.get('location')).toBe(`/v1/quotes/${String(answer['id'])}`);
    expect(keptQuoteReply.safeParse(answer).error).toBeUndefined();
    expect(text.endsWith(`,"quote":${preview}}`)).toBe(true);
    expect(answer).toMatchObject({
      kind: 'quote',
      createdAt: NOW,
      validUntil: '2026-12-23T12:00:00Z',
      price: { reason: 'current', version: 1 },
      hash: createHash('sha256').update(preview).digest('hex'),
    });
  });

  it('names why a version was taken, and explains beside the quote', async () => {
    const reply = await keep({ ...REQUEST, version: 3, explain: true });
    const answer = (await reply.json()) as { quote: object; explanation: object };
    expect(answer).toMatchObject({
      price: { reason: 'named', version: 3 },
      explanation: { price: { reason: 'named', version: 3 } },
    });
    expect(answer.quote).not.toHaveProperty('explanation');
  });

  it('writes the quote, the reply and the announcement together, in the month’s own partition', async () => {
    // The months that have a partition are the present one and those after it, by the database's clock.
    const now = await present();
    api.clock.set(now);
    const { id } = await kept({ ...REQUEST, version: 1 });
    api.clock.set(NOW);
    const uuid = id.slice('qte_'.length);
    const { rows } = await client.query(
      `select tableoid::regclass::text as partition, total::text, engine_version from quote where id = $1`,
      [uuid],
    );
    expect(rows).toEqual([{ partition: partitionOf(now), total: '128.500000000000', engine_version: '1' }]);
    expect(await count('outbox', `type = 'quote.kept' and payload::jsonb ->> 'quote' = '${uuid}'`)).toBe(1);
    expect(await count('idempotency', `reply::jsonb ->> 'id' = '${id}'`)).toBe(1);
  });

  it('gives the same reply to the same request again, and refuses another request under its key', async () => {
    const key = randomUUID();
    const first = await keep(REQUEST, key);
    const again = await keep(REQUEST, key);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await again.text()).toBe(await first.text());
    const other = await keep({ ...REQUEST, quantities: { seats: '13' } }, key);
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'idempotency.key-reused' }]);
    // Also when the other request could not even be priced.
    const bad = await keep({ ...REQUEST, package: 'none' }, key);
    expect([bad.status, await bad.json()]).toMatchObject([422, { code: 'idempotency.key-reused' }]);
  });

  it('keeps one quote of fifty identical requests at once', async () => {
    const key = randomUUID();
    const before = await count('quote');
    const replies = await Promise.all(Array.from({ length: 50 }, () => keep(REQUEST, key)));
    const answers = await Promise.all(
      replies.map(async (reply) => [reply.status, await reply.text()] as const),
    );
    const good = answers.filter(([status]) => status === 201).map(([, text]) => text);
    expect(new Set(good).size).toBe(1);
    for (const [status, text] of answers)
      expect(status === 201 ? 201 : [status, (JSON.parse(text) as { code: string }).code]).toEqual(
        status === 201 ? 201 : [409, 'idempotency.in-flight'],
      );
    expect(await count('quote')).toBe(before + 1);
    expect(await (await keep(REQUEST, key)).text()).toBe(good[0]);
  });

  it('needs a key', async () => {
    const reply = await api.post('/v1/quotes', REQUEST);
    expect([reply.status, await reply.json()]).toMatchObject([400, { code: 'idempotency.key-missing' }]);
  });

  it('records a failure with the version and the code, and keeps nothing under the key', async () => {
    const key = randomUUID();
    const before = await count('quote_failure');
    const refused = await keep({ ...REQUEST, usage: {} }, key);
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'quote.missing-fact' }]);
    expect(await count('quote_failure')).toBe(before + 1);
    const { rows } = await client.query(
      `select package_key, package_version, code, faults::jsonb -> 0 ->> 'pointer' as pointer
       from quote_failure order by id desc limit 1`,
    );
    expect(rows).toEqual([
      { package_key: 'pro', package_version: 1, code: 'quote.missing-fact', pointer: '/usage/api-calls' },
    ]);
    expect((await keep(REQUEST, key)).status).toBe(201);
  });

  it('takes no validity that is over, and meters no workspace that is only described', async () => {
    const past = await keep({ ...REQUEST, validUntil: NOW });
    expect([past.status, await past.json()]).toMatchObject([422, { code: 'quote.validity-past' }]);
    const metered = await keep({ ...REQUEST, usage: 'metered' });
    expect([metered.status, await metered.json()]).toMatchObject([
      422,
      { code: 'quote.metered-needs-workspace' },
    ]);
  });
});

describe('a kept quote', () => {
  it('is read as it was given', async () => {
    const given = await (await keep(REQUEST)).text();
    const { id } = JSON.parse(given) as { id: string };
    const reply = await api.get(`/v1/quotes/${id}`);
    expect([reply.status, await reply.text()]).toEqual([200, given]);
  });

  it('is unknown under another id', async () => {
    for (const id of ['qte_019ab3c0-1c00-7000-8000-000000000001', 'qte_1', 'sub_1', "qte_' or 1=1"]) {
      const reply = await api.get(`/v1/quotes/${encodeURIComponent(id)}`);
      expect([id, reply.status, await reply.json()]).toMatchObject([id, 404, { code: 'quote.unknown' }]);
    }
  });

  it('cannot be changed or deleted', async () => {
    const { id } = await kept();
    const uuid = id.slice('qte_'.length);
    for (const statement of [
      `update quote set total = 1 where id = '${uuid}'`,
      `delete from quote where id = '${uuid}'`,
      'truncate quote',
      `truncate ${partitionOf(await present())}`,
      'delete from quote_failure',
      'truncate quote_acceptance',
    ])
      await expect(client.query(statement)).rejects.toThrow('never change');
  });

  it('is answered to nobody once its bytes, or its total, are others than those that were kept', async () => {
    for (const change of [
      `document = replace(document, '128.50', '128.49')`,
      `total = 1`,
      `document_hash = sha256('x')`,
    ]) {
      const { id } = await kept();
      await tamper(`update quote set ${change} where id = $1`, [id.slice('qte_'.length)]);
      for (const reply of [await api.get(`/v1/quotes/${id}`), await api.post(`/v1/quotes/${id}/replay`, {})])
        expect([change, reply.status, await reply.json()]).toMatchObject([
          change,
          500,
          { code: 'service.fault' },
        ]);
      await tamper(`delete from quote where id = $1`, [id.slice('qte_'.length)]);
    }
  });

  it('is computed again to the same bytes, with its reasons', async () => {
    const { id, hash, quote } = await kept({ ...REQUEST, version: 2 });
    api.clock.set('2027-03-01T00:00:00Z');
    const reply = await api.post(`/v1/quotes/${id}/replay`, {});
    api.clock.set(NOW);
    const answer = (await reply.json()) as Record<string, unknown>;
    expect(reply.status).toBe(200);
    expect(replayReply.safeParse(answer).error).toBeUndefined();
    expect(answer).toMatchObject({ same: true, hash, quote, explanation: { price: { reason: 'named' } } });
  });

  it('that is computed to other bytes is said loudly, with both hashes', async () => {
    const { id, hash } = await kept();
    const uuid = id.slice('qte_'.length);
    await tamper(`update quote set inputs = replace(inputs, '"seats":"12"', '"seats":"13"') where id = $1`, [
      uuid,
    ]);
    const reply = await api.post(`/v1/quotes/${id}/replay`, {});
    const problem = (await reply.json()) as { code: string; detail: string };
    expect([reply.status, problem.code]).toEqual([500, 'quote.replay-differs']);
    expect(problem.detail).toContain(hash);
    expect(problem.detail.match(/[0-9a-f]{64}/g)).toHaveLength(2);
    await tamper(`delete from quote where id = $1`, [uuid]);
  });
});

describe('GET /v1/quotes', () => {
  it('lists newest first, page by page, and filters', async () => {
    const made: string[] = [];
    for (const minute of [1, 2, 3]) {
      api.clock.set(`2026-11-24T00:0${minute}:00Z`);
      const period = { from: `2027-0${minute}-01T00:00:00Z`, to: `2027-0${minute + 1}-01T00:00:00Z` };
      made.push((await kept({ ...REQUEST, kind: minute === 3 ? 'final' : 'quote', period })).id);
    }
    api.clock.set(NOW);
    const list = async (query: string) => {
      const answer: unknown = await (await api.get(`/v1/quotes?${query}`)).json();
      return quotePage.parse(answer);
    };
    const first = await list('limit=2&from=2027-01-01T00:00:00Z');
    expect(first.data.map(({ id }) => id)).toEqual([made[2], made[1]]);
    expect(first.data[0]).toMatchObject({ kind: 'final', total: '128.50', package: 'pro' });
    const second = await list(`limit=2&from=2027-01-01T00:00:00Z&cursor=${first.nextCursor ?? ''}`);
    expect(second).toMatchObject({ data: [{ id: made[0] }], nextCursor: null });
    expect((await list('kind=final')).data.map(({ id }) => id)).toEqual([made[2]]);
    expect(
      (await list('from=2027-02-01T00:00:00Z&to=2027-03-01T00:00:00Z')).data.map(({ id }) => id),
    ).toEqual([made[1]]);
    expect((await list('workspace=nobody')).data).toEqual([]);
    expect((await list('package=pro&limit=1')).data).toHaveLength(1);
  });

  it('refuses a filter, an instant and a cursor that are none', async () => {
    for (const [query, status] of [
      ['kind=bill', 422],
      ['from=yesterday', 422],
      ['subscription=1', 422],
      ['cursor=abc', 400],
      ['color=red', 422],
    ] as const)
      expect([query, (await api.get(`/v1/quotes?${query}`)).status]).toEqual([query, status]);
  });
});
