import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStorage } from '#storage';
import { type ApiServer, apiServer, NOW } from './api-server.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

type Headers = Readonly<Record<string, string>>;
const put = async (id: string, body: unknown, headers: Headers = {}): Promise<[number, unknown]> => {
  const reply = await api.put(`/v1/workspaces/${encodeURIComponent(id)}`, body, { headers });
  return [reply.status, await reply.json()];
};
const got = async (path: string): Promise<Record<string, unknown>> =>
  (await (await api.get(path)).json()) as Record<string, unknown>;

const ACME = {
  attributes: { segment: 'startup' },
  billingAccount: 'acme-holding',
  timeZone: 'Europe/Berlin',
};

describe('a workspace', () => {
  it('is created once, and replaced by who has seen what it was', async () => {
    const reply = await api.put('/v1/workspaces/acme', ACME, { headers: { 'if-none-match': '*' } });
    const created: unknown = await reply.json();
    expect([reply.status, created]).toEqual([
      201,
      { id: 'acme', revision: 1, ...ACME, createdAt: NOW, updatedAt: NOW },
    ]);
    expect(reply.headers.get('etag')).toBe('"1"');
    expect(reply.headers.get('location')).toBe('/v1/workspaces/acme');
    expect(await got('/v1/workspaces/acme')).toEqual(created);

    expect(await put('acme', {}, { 'if-none-match': '*' })).toMatchObject([
      412,
      { code: 'workspace.exists' },
    ]);
    expect(await put('acme', {})).toMatchObject([428, { code: 'workspace.if-match-missing' }]);
    for (const tag of ['"2"', '"1-retired"', 'W/"1"', '1', ''])
      expect(await put('acme', {}, { 'if-match': tag })).toMatchObject([412, { code: 'workspace.changed' }]);

    expect(await put('acme', {}, { 'if-match': '"1"' })).toMatchObject([
      200,
      { revision: 2, attributes: {}, billingAccount: null, timeZone: 'UTC' },
    ]);
    expect((await api.get('/v1/workspaces/acme')).headers.get('etag')).toBe('"2"');
    expect(await put('acme', ACME, { 'if-match': '"1"' })).toMatchObject([
      412,
      { code: 'workspace.changed' },
    ]);
    expect(await put('acme', ACME, { 'if-match': '*' })).toMatchObject([200, { revision: 3 }]);
  });

  it('is not made up by who replaces it', async () => {
    for (const tag of ['"1"', '*'])
      expect(await put('nobody', {}, { 'if-match': tag })).toMatchObject([
        412,
        { code: 'workspace.changed' },
      ]);
    const reply = await api.get('/v1/workspaces/nobody');
    expect([reply.status, await reply.json()]).toMatchObject([404, { code: 'workspace.unknown' }]);
  });

  it('is written by one of several who have seen the same', async () => {
    await put('shared', {});
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        put('shared', { billingAccount: `payer-${index}` }, { 'if-match': '"1"' }),
      ),
    );
    expect(all.map(([status]) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
  });

  it('answers 304 to who has it already', async () => {
    await put('known', {});
    const reply = await api.get('/v1/workspaces/known', { headers: { 'if-none-match': '"1"' } });
    expect([reply.status, await reply.text()]).toEqual([304, '']);
  });

  it('is told every fault at once, each with its place', async () => {
    const [status, problem] = await put('faulty', {
      attributes: { segment: 'starup', segmnt: 'startup', 'a/b~c': true },
      timeZone: 'Europe/Atlantis',
    });
    expect(status).toBe(422);
    expect((problem as { errors: unknown }).errors).toEqual([
      {
        code: 'workspace.invalid-attribute',
        message: 'attribute `segment` has no value `starup`',
        help: 'values: startup, business',
        pointer: '/attributes/segment',
      },
      {
        code: 'workspace.unknown-attribute',
        message: 'unknown attribute `segmnt`',
        help: 'did you mean `segment`?',
        pointer: '/attributes/segmnt',
      },
      {
        code: 'workspace.unknown-attribute',
        message: 'unknown attribute `a/b~c`',
        help: 'published attributes: segment',
        pointer: '/attributes/a~1b~0c',
      },
      {
        code: 'request.unknown-time-zone',
        message: '`Europe/Atlantis` is no time zone',
        help: 'write an IANA name, such as Europe/Berlin or UTC',
        pointer: '/timeZone',
      },
    ]);
    expect(await put('faulty', { timezone: 'UTC' })).toMatchObject([
      422,
      { errors: [{ code: 'unknown-key', help: 'did you mean `timeZone`?' }] },
    ]);
  });

  it('has an id of at most 128 characters that a database can hold', async () => {
    const [status, created] = await put('団'.repeat(128), {});
    expect([status, created]).toMatchObject([201, { id: '団'.repeat(128) }]);
    for (const path of ['x'.repeat(129), 'a%00b'])
      expect((await api.put(`/v1/workspaces/${path}`, {})).status).toBe(422);
    expect((await api.get('/v1/workspaces/a%00b')).status).toBe(422);
    expect((await api.put('/v1/workspaces/%ff', {})).status).toBe(400);
  });
});

describe('GET /v1/workspaces', () => {
  it('walks through all of them by id', async () => {
    const ids: string[] = [];
    for (let path = '/v1/workspaces?limit=2'; path !== '';) {
      const { data, nextCursor } = (await got(path)) as { data: { id: string }[]; nextCursor: string | null };
      ids.push(...data.map(({ id }) => id));
      path = nextCursor === null ? '' : `/v1/workspaces?limit=2&cursor=${nextCursor}`;
    }
    expect(ids).toEqual(['acme', 'known', 'shared', '団'.repeat(128)]);
  });
});

describe('the audit', () => {
  it('holds a row for each change, and none for a refusal', async () => {
    const storage = await openStorage(api.database.url);
    if (!storage.ok) throw new Error(storage.fault.message);
    const rows: unknown = await storage.value.source.query(
      `select action, holder, detail from audit where subject = 'acme' order by seq`,
    );
    await storage.value.close();
    const after = { revision: '1', ...ACME };
    expect(rows).toEqual([
      { action: 'workspace.created', holder: 'bootstrap', detail: expect.any(String) },
      { action: 'workspace.changed', holder: 'bootstrap', detail: expect.any(String) },
      { action: 'workspace.changed', holder: 'bootstrap', detail: expect.any(String) },
    ]);
    const [first] = rows as readonly { detail: string }[];
    expect(JSON.parse(first?.detail ?? '')).toEqual({ after });
  });
});
