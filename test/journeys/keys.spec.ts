import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ApiServer, apiServer } from './api-server.js';

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

type Shown = Readonly<Record<string, unknown>> & { readonly id: string; readonly key: string };

const as = (key: string, more: Readonly<Record<string, string>> = {}) => ({
  headers: { authorization: `Bearer ${key}`, ...more },
});
let requests = 0;
const once = (key = api.key) => as(key, { 'idempotency-key': `request-${(requests += 1)}` });
const read = async (reply: Response): Promise<[number, unknown]> => {
  const text = await reply.text();
  return [reply.status, text === '' ? undefined : (JSON.parse(text) as unknown)];
};

async function create(wanted: object, key = api.key): Promise<Shown> {
  const reply = await api.post('/v1/keys', { name: 'a key', holder: 'ada', ...wanted }, once(key));
  expect(reply.status).toBe(201);
  return (await reply.json()) as Shown;
}
const me = async (key: string): Promise<[number, unknown]> => read(await api.get('/v1/me', as(key)));
const revoke = (id: string, key = api.key): Promise<Response> =>
  api.get(`/v1/keys/${id}`, { method: 'DELETE', ...as(key) });
const auditOf = async (subject: string): Promise<readonly unknown[]> =>
  (
    await client.query<Record<string, string>>(
      'select action, holder, key_id from audit where subject = $1 order by seq',
      [subject],
    )
  ).rows;

describe('a key', () => {
  it('is made by somebody who may do as much, and says what it may', async () => {
    const made = await create({ scopes: ['quotes:create', 'packages:read'] });
    expect(made).toMatchObject({ holder: 'ada', state: 'active', workspace: null, lastUsedAt: null });
    expect(await me(made.key)).toEqual([
      200,
      { keyId: made.id, holder: 'ada', scopes: ['quotes:create', 'packages:read'], workspace: null },
    ]);
    expect(await auditOf(made.id)).toEqual([
      { action: 'key.created', holder: 'bootstrap', key_id: api.key.slice(4, 12) },
    ]);
  });

  it('is shown once: the same request again is answered without it, and makes no other', async () => {
    const request = { name: 'shown once', holder: 'ada', scopes: ['packages:read'] };
    const init = once();
    const first = (await (await api.post('/v1/keys', request, init)).json()) as Shown;
    const again = await api.post('/v1/keys', request, init);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const { key, ...rest } = first;
    expect(await again.json()).toEqual(rest);
    const { rows } = await client.query<{ text: string }>('select row(i)::text as text from idempotency i');
    for (const { text } of rows) expect(text).not.toContain(key.slice(13));
    expect(await auditOf(first.id)).toHaveLength(1);
  });

  it('grants nothing that the key of its maker lacks', async () => {
    const admin = await create({ scopes: ['keys:admin', 'packages:read'] });
    const reply = await api.post(
      '/v1/keys',
      { name: 'more', holder: 'eve', scopes: ['packages:read', 'packages:publish'] },
      once(admin.key),
    );
    expect(await read(reply)).toMatchObject([
      403,
      { code: 'key.grants-too-much', errors: [{ pointer: '/scopes' }] },
    ]);
    const strong = await create({ scopes: ['packages:publish'] });
    const rotated = await api.post(`/v1/keys/${strong.id}/rotate`, {}, once(admin.key));
    expect(await read(rotated)).toMatchObject([403, { code: 'key.grants-too-much' }]);
  });

  it('is refused with a holder of the service, a past end or an unknown workspace', async () => {
    const wanted = { name: 'a key', holder: 'ada', scopes: ['packages:read'] };
    const refusals = [
      [{ holder: 'bootstrap' }, 422, 'key.holder-reserved'],
      [{ expiresAt: '2026-11-23T12:00:00Z' }, 422, 'key.expires-in-past'],
      [{ workspace: 'nowhere' }, 404, 'workspace.unknown'],
      [{ scopes: [] }, 422, 'request.invalid'],
      [{ scopes: ['everything'] }, 422, 'request.invalid'],
      [{ holder: 'a\nb' }, 422, 'request.invalid'],
    ] as const;
    for (const [change, status, code] of refusals)
      expect(await read(await api.post('/v1/keys', { ...wanted, ...change }, once()))).toMatchObject([
        status,
        { code },
      ]);
    const closed = await create({ scopes: ['packages:read'] });
    expect((await api.post('/v1/keys', wanted, once(closed.key))).status).toBe(403);
  });

  it('is rotated: both work for a while, the holder stays, and then the old one ends', async () => {
    const old = await create({ holder: 'billing', scopes: ['packages:read'] });
    const reply = await api.post(`/v1/keys/${old.id}/rotate`, { overlapHours: 1 }, once());
    expect(reply.status).toBe(201);
    const next = (await reply.json()) as Shown;
    expect(next).toMatchObject({ holder: 'billing', name: 'a key', scopes: ['packages:read'] });
    expect((await me(old.key))[0]).toBe(200);
    expect((await me(next.key))[0]).toBe(200);
    expect(await auditOf(old.id)).toHaveLength(2);
    api.clock.set('2026-11-23T13:00:00Z');
    expect((await me(old.key))[0]).toBe(401);
    expect((await me(next.key))[0]).toBe(200);
    const ended = await api.post(`/v1/keys/${old.id}/rotate`, {}, once());
    expect(await read(ended)).toMatchObject([409, { code: 'key.ended' }]);
  });

  it('that was revoked ends at once here, and revoking it again changes nothing', async () => {
    const made = await create({ scopes: ['packages:read'] });
    expect((await me(made.key))[0]).toBe(200);
    expect((await revoke(made.id)).status).toBe(204);
    expect((await me(made.key))[0]).toBe(401);
    expect((await revoke(made.id)).status).toBe(204);
    expect(await auditOf(made.id)).toHaveLength(2);
    expect(await read(await revoke('Zz00Zz00'))).toMatchObject([404, { code: 'key.unknown' }]);
  });

  it('of the configuration is rotated there', async () => {
    const reply = await api.post(`/v1/keys/${api.key.slice(4, 12)}/rotate`, {}, once());
    expect(await read(reply)).toMatchObject([409, { code: 'key.configured' }]);
  });

  it('is listed in pages, with its last use and never with its digest', async () => {
    const { rows } = await client.query<{ count: string }>('select count(*) from api_key');
    const seen: Shown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const reply = await api.get(`/v1/keys?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = (await reply.json()) as { data: Shown[]; nextCursor: string | null };
      seen.push(...page.data);
      cursor = page.nextCursor;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(Number(rows[0]?.count));
    for (const shown of seen) {
      expect(Object.keys(shown)).not.toContain('key');
      expect(JSON.stringify(shown)).not.toMatch(/digest/i);
    }
    expect(seen.find(({ id }) => id === api.key.slice(4, 12))).toMatchObject({
      holder: 'bootstrap',
      lastUsedAt: '2026-11-23T13:00:00Z',
    });
    expect(new Set(seen.map(({ state }) => state))).toEqual(new Set(['active', 'expired', 'revoked']));
  });

  it('has its use written at most once a minute', async () => {
    const made = await create({ scopes: ['packages:read'] });
    const lastUse = async (): Promise<unknown> => {
      await api.get('/v1/keys');
      const { rows } = await client.query<{ at: string }>(
        `select to_char(last_used_at at time zone 'UTC', 'HH24:MI:SS') as at from api_key where id = $1`,
        [made.id],
      );
      return rows[0]?.at;
    };
    for (const [now, known] of [
      ['14:00:00', '14:00:00'],
      ['14:00:59', '14:00:00'],
      ['14:01:00', '14:01:00'],
    ]) {
      api.clock.set(`2026-11-23T${now}Z`);
      expect((await me(made.key))[0]).toBe(200);
      expect(await lastUse()).toBe(known);
    }
  });
});

describe('a key of one workspace', () => {
  let bound: Shown;
  beforeAll(async () => {
    await client.query(
      `insert into workspace (id, revision, attributes, time_zone, created_at, updated_at)
       values ('acme', 1, '{}', 'UTC', now(), now()), ('other', 1, '{}', 'UTC', now(), now())`,
    );
    bound = await create({
      workspace: 'acme',
      scopes: ['quotes:create', 'packages:read', 'quotes:read', 'keys:admin', 'workspaces:read'],
    });
  });

  it('knows which it is', async () => {
    expect(await me(bound.key)).toMatchObject([200, { workspace: 'acme' }]);
  });

  it('meets no route that is not for such keys, whatever its scopes: 404, as for a path that is none', async () => {
    for (const path of ['/v1/packages', '/v1/keys', '/v1/workspaces', '/v1/workspaces/acme', '/v1/nothing'])
      expect([path, ...(await read(await api.get(path, as(bound.key))))]).toMatchObject([
        path,
        404,
        { code: 'route.unknown' },
      ]);
  });

  it('may not ask about another workspace, nor describe one', async () => {
    for (const workspace of ['other', { plan: 'gold' }, undefined])
      expect(
        await read(await api.post('/v1/quotes/preview', { package: 'pro', workspace }, as(bound.key))),
      ).toMatchObject([404, { code: 'route.unknown' }]);
  });

  it('reads and lists quotes of its own; those of others are as unknown as none', async () => {
    const quote = {
      package: 'pro',
      quantities: { seats: '1' },
      usage: { 'api-calls': '1' },
    };
    const keep = async (workspace: string, key: string) =>
      (await (await api.post('/v1/quotes', { ...quote, workspace }, once(key))).json()) as Shown;
    const foreign = await keep('other', api.key);
    expect((await api.get(`/v1/quotes/${foreign.id}`, as(api.key))).status).toBe(200);
    const own = await keep('acme', bound.key);
    expect(await read(await api.get(`/v1/quotes/${own.id}`, as(bound.key)))).toMatchObject([
      200,
      { id: own.id },
    ]);
    const listed = await (await api.get('/v1/quotes?workspace=acme', as(bound.key))).json();
    expect(listed).toMatchObject({ data: [{ id: own.id }], nextCursor: null });
    const unknown = `${foreign.id.slice(0, -4)}0000`;
    for (const id of [foreign.id, unknown])
      expect(await read(await api.get(`/v1/quotes/${id}`, as(bound.key)))).toMatchObject([
        404,
        { code: 'quote.unknown' },
      ]);
    for (const query of ['', '?workspace=other'])
      expect((await api.get(`/v1/quotes${query}`, as(bound.key))).status).toBe(404);
  });
});
