import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiServer, apiServer } from './api-server.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

interface KeySet {
  readonly keys: readonly Readonly<Record<string, string>>[];
}

const published = async (): Promise<KeySet> =>
  (await (await fetch(`${api.address}/.well-known/ratebook-keys.json`)).json()) as KeySet;
const rotate = (key: string, body: object): Promise<Response> =>
  api.post('/v1/signing-keys/rotate', body, { headers: { 'idempotency-key': key } });

describe('the published keys', () => {
  it('are a JWK set that anybody may read and keep for minutes, with public halves alone', async () => {
    const reply = await fetch(`${api.address}/.well-known/ratebook-keys.json`);
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    const { keys } = (await reply.json()) as KeySet;
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {})).toEqual(['kty', 'crv', 'x', 'kid', 'use', 'alg']);
  });

  it('grow by one when the key is rotated, however often the request is repeated', async () => {
    const first = await rotate('once', { reason: 'a year has passed' });
    expect(first.status).toBe(200);
    const made = (await first.json()) as Readonly<Record<string, string>>;
    expect(made).toMatchObject({ createdAt: '2026-11-23T12:00:00Z', signsFrom: '2026-11-23T13:00:00Z' });
    expect(await (await rotate('once', { reason: 'a year has passed' })).json()).toEqual(made);
    expect((await published()).keys.map(({ kid }) => kid)).toHaveLength(2);
    expect((await published()).keys.at(-1)?.['kid']).toBe(made['kid']);
  });

  it('lose a key that is revoked', async () => {
    const reply = await rotate('stolen', { reason: 'a laptop was stolen', revoke: true });
    const { kid } = (await reply.json()) as Readonly<Record<string, string>>;
    expect((await published()).keys.map((key) => key['kid'])).toEqual([kid]);
  });
});
