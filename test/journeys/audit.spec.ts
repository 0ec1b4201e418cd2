import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ApiServer, apiServer } from './api-server.js';

let api: ApiServer;
let superuser: pg.Client;

beforeAll(async () => {
  api = await apiServer();
  superuser = new pg.Client(api.database.url);
  await superuser.connect();
  await superuser.query('set session_replication_role = replica');
  for (const [n, at] of ['12:00:00', '12:10:00', '12:20:00'].entries()) {
    api.clock.set(`2026-11-23T${at}Z`);
    const wanted = { name: `key ${n}`, holder: 'ada', scopes: ['audit:read'] };
    await api.post('/v1/keys', wanted, { headers: { 'idempotency-key': `key-${n}` } });
  }
}, 60_000);
afterAll(async () => {
  await superuser.end();
  await api.stop();
});

interface Page {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor: string | null;
}

const list = async (query: string): Promise<Page> =>
  (await (await api.get(`/v1/audit${query}`)).json()) as Page;
const verify = async (body: object = {}): Promise<unknown> => {
  const reply = await api.post('/v1/audit/verify', body);
  return [reply.status, await reply.json()];
};

describe('the audit', () => {
  it('is listed newest first, page after page, each row once', async () => {
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await list(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.data.map(({ seq }) => Number(seq)));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from(seen, (_, n) => seen.length - n));
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });

  it('is filtered by what was done, by whom, to what and when', async () => {
    const created = await list('?action=key.created');
    expect(created.data.map(({ at }) => at)).toEqual([
      '2026-11-23T12:20:00Z',
      '2026-11-23T12:10:00Z',
      '2026-11-23T12:00:00Z',
    ]);
    expect(created.data[0]).toMatchObject({ holder: 'bootstrap', detail: { name: 'key 2', holder: 'ada' } });
    const [first] = created.data;
    expect((await list(`?subject=${String(first?.['subject'])}`)).data).toEqual([first]);
    const range = await list('?action=key.created&from=2026-11-23T12:10:00Z&to=2026-11-23T12:20:00Z');
    expect(range.data).toEqual([created.data[1]]);
    expect((await list('?holder=nobody')).data).toEqual([]);
    expect((await api.get('/v1/audit?from=yesterday')).status).toBe(422);
  });

  it('is verified, and names the row that a superuser changed', async () => {
    const total = Number((await list('?limit=1')).data[0]?.['seq']);
    expect(await verify()).toEqual([
      200,
      { ok: true, rows: `${total}`, checkedFrom: '1', checkedTo: `${total}`, checkpoint: null },
    ]);
    await superuser.query(`update audit set holder = 'eve' where seq = 2`);
    expect(await verify()).toMatchObject([
      200,
      { ok: false, rows: '1', firstBad: { seq: '2', kind: 'edited' } },
    ]);
    await superuser.query('update audit set holder = (select holder from audit where seq = 3) where seq = 2');
  });

  it('refuses a checkpoint that it never signed', async () => {
    const forged = {
      seq: '2',
      hash: 'a'.repeat(64),
      at: '2026-11-23T12:00:00Z',
      signature: `ed25519:${'k'.repeat(43)}:${'A'.repeat(86)}`,
    };
    expect(await verify({ checkpoint: forged })).toMatchObject([
      200,
      { ok: false, firstBad: { kind: 'checkpoint' } },
    ]);
  });

  it('is for keys with its scope', async () => {
    const reply = await api.post(
      '/v1/keys',
      { name: 'a reader', holder: 'bob', scopes: ['packages:read'] },
      { headers: { 'idempotency-key': 'reader' } },
    );
    const { key } = (await reply.json()) as { key: string };
    expect((await api.get('/v1/audit', { headers: { authorization: `Bearer ${key}` } })).status).toBe(403);
  });
});
