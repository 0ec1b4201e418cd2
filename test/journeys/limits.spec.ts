import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKey } from '#usecases';
import { type ApiServer, apiServer } from './api-server.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer({ rateLimitPerMinute: 5 });
}, 60_000);
afterAll(async () => {
  await api.stop();
});

describe('a key', () => {
  it('that asked too often is told to wait, and others are not', async () => {
    const other = await api.post(
      '/v1/keys',
      { name: 'another', holder: 'ada', scopes: ['packages:read'] },
      { headers: { 'idempotency-key': 'another' } },
    );
    const { key } = (await other.json()) as { key: string };
    const replies: Response[] = [];
    for (let n = 0; n < 5; n += 1) replies.push(await api.get('/v1/me'));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
    expect(replies[0]?.headers.get('ratelimit-policy')).toBe('"key";q=5;w=60');
    expect(replies.map(({ headers }) => headers.get('ratelimit')?.split(';')[1])).toEqual([
      'r=3',
      'r=2',
      'r=1',
      'r=0',
      'r=0',
    ]);
    const seconds = Number(replies[4]?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await replies[4]?.json()).toMatchObject({ status: 429, code: 'request.rate-limited' });
    const reply = await api.get('/v1/me', { headers: { authorization: `Bearer ${key}` } });
    expect(reply.status).toBe(200);
  });

  it('is guessed slowly: an address whose keys fail is not listened to, a good key of it is', async () => {
    const guess = async (): Promise<number> =>
      (await api.get('/v1/me', { headers: { authorization: `Bearer ${generateKey()}` } })).status;
    const statuses: number[] = [];
    for (let n = 0; n < 121; n += 1) statuses.push(await guess());
    expect(new Set(statuses.slice(0, 120))).toEqual(new Set([401]));
    expect(statuses[120]).toBe(429);
    const known = await api.get('/v1/me');
    expect(await known.json()).toMatchObject({ detail: 'this key may ask 5 times a minute, and did' });
  });
});

describe('a proxy', () => {
  const guess = async (service: ApiServer, from: string): Promise<number> => {
    const headers = { authorization: `Bearer ${generateKey()}`, 'x-forwarded-for': from };
    return (await service.get('/v1/me', { headers })).status;
  };

  it('that is trusted says who asks, and nobody else is believed', async () => {
    const service = await apiServer({ trustedProxies: ['127.0.0.1', '10.0.0.0/8'] });
    try {
      for (let n = 0; n < 120; n += 1) expect(await guess(service, '192.0.2.1, 10.1.2.3')).toBe(401);
      expect(await guess(service, '192.0.2.1')).toBe(429);
      // What a client wrote itself stands further left than what the proxy saw.
      expect(await guess(service, '198.51.100.7, 192.0.2.1')).toBe(429);
      expect(await guess(service, '192.0.2.2')).toBe(401);
    } finally {
      await service.stop();
    }
    // The address that failed above, by its name and without a trusted proxy.
    expect(await guess(api, '192.0.2.99')).toBe(429);
  });
});

describe('every answer', () => {
  it('runs, frames and loads nothing', async () => {
    for (const path of ['/health/live', '/v1/me', '/nothing']) {
      const { headers } = await api.get(path);
      expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect(headers.get('x-powered-by')).toBeNull();
    }
    const docs = await api.get('/docs');
    expect(docs.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});
