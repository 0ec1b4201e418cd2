import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { generateKey, presentedKey } from '#usecases';
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

const ask = async (authorization?: string): Promise<[number, unknown]> => {
  const reply = await fetch(
    `${api.address}/v1/packages`,
    authorization === undefined ? {} : { headers: { authorization } },
  );
  return [reply.status, await reply.json()];
};

async function makeKey(scopes: readonly string[], ends: Record<string, string> = {}): Promise<string> {
  const text = generateKey();
  const { id = '', secret = '' } = presentedKey(text) ?? {};
  await client.query(
    `insert into api_key (id, holder, secret_digest, scopes, created_at, expires_at, revoked_at)
     values ($1, 'ada', $2, $3, now(), $4, $5)`,
    [
      id,
      createHash('sha256').update(secret).digest(),
      scopes,
      ends['expires'] ?? null,
      ends['revoked'] ?? null,
    ],
  );
  return text;
}

describe('access', () => {
  it('needs a key', async () => {
    for (const authorization of [undefined, '', 'Basic YTpi', 'Bearer', api.key])
      expect(await ask(authorization)).toMatchObject([401, { code: 'key.missing' }]);
    const reply = await fetch(`${api.address}/v1/packages`);
    expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="ratebook"');
  });

  it('is refused for a key that is unknown, wrong, mistyped, expired or revoked, all alike', async () => {
    const wrongSecret = `${api.key.slice(0, 13)}${generateKey().slice(13)}`;
    const mistyped = api.key.slice(0, -1) + (api.key.endsWith('0') ? '1' : '0');
    const keys = [
      generateKey(),
      wrongSecret,
      mistyped,
      await makeKey(['packages:read'], { expires: '2026-11-23T12:00:00Z' }),
      await makeKey(['packages:read'], { revoked: '2026-11-23T12:00:00Z' }),
    ];
    for (const key of keys) {
      const [status, problem] = await ask(`Bearer ${key}`);
      expect([status, (problem as Record<string, unknown>)['detail']]).toEqual([
        401,
        'this key is not known',
      ]);
    }
  });

  it('needs the scope of the route, and names it', async () => {
    const reader = await makeKey(['packages:read'], { expires: '2026-11-23T12:00:01Z' });
    expect((await ask(`Bearer ${reader}`))[0]).toBe(200);
    const reply = await api.post(
      '/v1/quotes/preview',
      { package: 'pro' },
      { headers: { authorization: `bearer ${reader}` } },
    );
    expect([reply.status, await reply.json()]).toMatchObject([
      403,
      { code: 'key.scope-missing', detail: 'this key lacks the scope `quotes:create`' },
    ]);
  });

  it('forgets a revoked key within five seconds', async () => {
    const key = await makeKey(['packages:read']);
    expect((await ask(`Bearer ${key}`))[0]).toBe(200);
    await client.query(`update api_key set revoked_at = '2026-11-23T12:00:00Z' where id = $1`, [
      presentedKey(key)?.id,
    ]);
    api.clock.set('2026-11-23T12:00:05Z');
    expect((await ask(`Bearer ${key}`))[0]).toBe(401);
  });

  it('keeps no secret: the table holds digests alone', async () => {
    const { rows } = await client.query<{ row: string }>('select api_key::text as row from api_key');
    const secret = presentedKey(api.key)?.secret ?? '';
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(secret);
  });
});
