import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ApiServer, apiServer, ROOT } from './api-server.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

const json = async (reply: Response): Promise<unknown> => await reply.json();
const found = async (path: string): Promise<Record<string, unknown>> =>
  (await json(await api.get(path))) as Record<string, unknown>;

describe('GET /v1/packages', () => {
  it('lists packages by key, with the latest version and the current one', async () => {
    expect(await found('/v1/packages')).toEqual({
      data: [
        { key: 'later', latestVersion: 1, currentVersion: null },
        { key: 'pro', title: 'Pro', latestVersion: 3, currentVersion: 1 },
      ],
      nextCursor: null,
    });
  });

  it('walks through pages by cursor', async () => {
    const first = await found('/v1/packages?limit=1');
    expect(first['data']).toMatchObject([{ key: 'later' }]);
    const second = await found(`/v1/packages?limit=1&cursor=${String(first['nextCursor'])}`);
    expect(second['data']).toMatchObject([{ key: 'pro' }]);
    expect(second['nextCursor']).toBeNull();
  });

  it.each(['eyJpZCI6MX0', 'x', Buffer.from('versions pro 1').toString('base64url')])(
    'refuses the made-up cursor `%s`',
    async (cursor) => {
      const reply = await api.get(`/v1/packages?cursor=${cursor}`);
      expect(reply.status).toBe(400);
      expect(await json(reply)).toMatchObject({ code: 'cursor.invalid' });
    },
  );

  it.each([
    'versions pro abc',
    'versions pro NaN',
    'versions pro 99999999999',
    'versions pro -5',
    'versions pro 1e3',
  ])('refuses a cursor that spells `%s`', async (text) => {
    const cursor = Buffer.from(text).toString('base64url');
    expect((await api.get(`/v1/packages/pro/versions?cursor=${cursor}`)).status).toBe(400);
  });

  it('refuses a cursor with a character that no database text can hold', async () => {
    const cursor = Buffer.from('packages a\0b').toString('base64url');
    expect((await api.get(`/v1/packages?cursor=${cursor}`)).status).toBe(400);
  });

  it.each(['0', '201', '1000000000', '-1', '1.5', 'x', ''])('refuses limit=%s', async (limit) => {
    const reply = await api.get(`/v1/packages?limit=${limit}`);
    expect(reply.status).toBe(422);
    expect(await json(reply)).toMatchObject({ errors: [{ pointer: '/limit' }] });
  });

  it('refuses a parameter that it does not know, and suggests the one that was meant', async () => {
    const reply = await api.get('/v1/packages?limt=5');
    expect(reply.status).toBe(422);
    expect(await json(reply)).toMatchObject({
      errors: [{ code: 'unknown-key', pointer: '/limt', help: 'did you mean `limit`?' }],
    });
  });

  it('answers 404 for a package that is not there', async () => {
    for (const path of ['/v1/packages/none', '/v1/packages/none/versions', '/v1/packages/none/current']) {
      const reply = await api.get(path);
      expect([path, reply.status, await json(reply)]).toMatchObject([path, 404, { code: 'package.unknown' }]);
    }
  });
});

describe('GET /v1/packages/:key/versions', () => {
  it('lists versions oldest first, page by page', async () => {
    const first = await found('/v1/packages/pro/versions?limit=2');
    expect(first['data']).toMatchObject([
      { version: 1, effectiveFrom: '2026-01-01T00:00:00Z' },
      { version: 2 },
    ]);
    const rest = await found(`/v1/packages/pro/versions?limit=2&cursor=${String(first['nextCursor'])}`);
    expect(rest).toMatchObject({ data: [{ version: 3, effectiveFrom: null }], nextCursor: null });
  });

  it('gives a version with its document, publisher and content hash as ETag', async () => {
    const reply = await api.get('/v1/packages/pro/versions/1');
    const version = (await json(reply)) as { contentHash: string };
    expect(version).toMatchObject({
      package: 'pro',
      version: 1,
      publishedBy: 'bootstrap',
      publishedAt: '2026-11-23T12:00:00Z',
      retiredAt: null,
      document: { charges: [{ key: 'platform', amount: '20.00' }, {}, {}] },
    });
    expect(reply.headers.get('etag')).toBe(`"${version.contentHash}"`);
  });

  it.each(['', '/source'])('answers 304 without a body when the caller has it already (%s)', async (part) => {
    const path = `/v1/packages/pro/versions/1${part}`;
    const etag = (await api.get(path)).headers.get('etag') ?? '';
    for (const known of [etag, `"other", W/${etag}`, '*']) {
      const reply = await api.get(path, { headers: { 'if-none-match': known } });
      expect([reply.status, await reply.text()]).toEqual([304, '']);
    }
    expect((await api.get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('gives the source byte for byte', async () => {
    const reply = await api.get('/v1/packages/pro/versions/1/source');
    expect(reply.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    const written = await readFile(join(ROOT, 'test', 'journeys', 'rules', 'packages', 'pro', '1.yaml'));
    expect(Buffer.from(await reply.arrayBuffer()).equals(written)).toBe(true);
  });

  it('answers 404 for a version that is not there, and 422 for what is no version number', async () => {
    expect(await found('/v1/packages/pro/versions/9')).toMatchObject({ code: 'package.version-unknown' });
    for (const number of ['0', '01', 'x', '1e3', '99999999999'])
      expect((await api.get(`/v1/packages/pro/versions/${number}`)).status).toBe(422);
  });
});

describe('GET /v1/packages/:key/current', () => {
  it('answers the version that is current at the instant', async () => {
    expect(await found('/v1/packages/pro/current')).toMatchObject({ version: 1 });
    expect(await found('/v1/packages/pro/current?at=2027-01-01T00:00:00Z')).toMatchObject({ version: 2 });
    expect(await found('/v1/packages/pro/current?at=2027-01-01T00:59:59%2B01:00')).toMatchObject({
      version: 1,
    });
  });

  it('answers 409 when none is current: before anything was published, or with no effective date', async () => {
    for (const path of ['/v1/packages/pro/current?at=2026-11-23T11:59:59Z', '/v1/packages/later/current']) {
      const reply = await api.get(path);
      expect([reply.status, await json(reply)]).toMatchObject([409, { code: 'package.none-current' }]);
    }
  });

  it('refuses an instant without a zone', async () => {
    const reply = await api.get('/v1/packages/pro/current?at=2026-11-01T00:00:00');
    expect([reply.status, await json(reply)]).toMatchObject([422, { errors: [{ pointer: '/at' }] }]);
  });
});

describe('GET /v1/meters', () => {
  it('lists the meters that were published', async () => {
    expect(await found('/v1/meters')).toEqual({
      data: [
        { key: 'api-calls', event: 'api.call', aggregation: 'count', dimensions: [] },
        { key: 'payments', event: 'payment', aggregation: 'sum', value: 'amount', dimensions: [] },
      ],
      nextCursor: null,
    });
  });
});

describe('a retired version', () => {
  it('changes its tag, is read for ever, and prices nothing new', async () => {
    const before = (await api.get('/v1/packages/later/versions/1')).headers.get('etag');
    const client = new pg.Client(api.database.url);
    await client.connect();
    await client.query(
      `update package_version set retired_at = '2026-11-23T12:00:00Z', retired_by = 'ada' where package_key = 'later'`,
    );
    await client.end();
    // Nobody announced it: it is known here within two seconds all the same.
    let reply = await api.get('/v1/packages/later/versions/1');
    while (reply.headers.get('etag') === before) reply = await api.get('/v1/packages/later/versions/1');
    expect(await json(reply)).toMatchObject({ retiredAt: '2026-11-23T12:00:00Z' });
    const quote = await api.post('/v1/quotes/preview', { package: 'later', version: 1 });
    expect([quote.status, await json(quote)]).toMatchObject([409, { code: 'package.version-retired' }]);
  });
});
