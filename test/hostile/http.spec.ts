import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiServer, apiServer } from '../journeys/api-server.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

/** What a client that writes its own bytes gets back. */
async function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(api.address);
  return await new Promise((resolve, reject) => {
    const socket = connect(Number.parseInt(port, 10), hostname, () => socket.write(request));
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString()));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}

const answerOf = async (reply: Response): Promise<[number, unknown]> => [reply.status, await reply.json()];

describe('a hostile HTTP request', () => {
  it('with a key in the query gets 401, and the key is not repeated', async () => {
    const reply = await fetch(`${api.address}/v1/packages?api_key=${api.key}`);
    const text = await reply.text();
    expect(reply.status).toBe(401);
    expect(text).not.toContain(api.key);
  });

  it('for an unknown path is 404, encoded slashes included', async () => {
    for (const path of [
      '/admin',
      '/admin/queues',
      '/v1',
      '/v1/nothing',
      '/metrics',
      '/.env',
      '/docs/../package.json',
    ])
      expect([path, ...(await answerOf(await api.get(path)))]).toMatchObject([
        path,
        404,
        { code: 'route.unknown' },
      ]);
    expect(await answerOf(await api.get('/schemas/..%2f..%2fpackage.json'))).toMatchObject([
      404,
      { code: 'schema.unknown' },
    ]);
    expect((await api.get('/v1/packages/..%2f..%2fadmin')).status).toBe(422);
  });

  it('with a method that the path does not have is 405, and says which it has', async () => {
    const reply = await api.get('/v1/quotes/preview');
    expect(reply.headers.get('allow')).toBe('POST');
    expect(await answerOf(reply)).toMatchObject([405, { code: 'route.method-not-allowed' }]);
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await api.get('/v1/packages/pro', { method })).status).toBe(405);
  });

  it('with a path that is no text is 400', async () => {
    expect(await answerOf(await api.get('/v1/packages/%zz'))).toMatchObject([
      400,
      { code: 'request.malformed' },
    ]);
    expect((await api.get(`/v1/packages/${'a'.repeat(5000)}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('with a bomb of parameters is refused', async () => {
    const reply = await api.get(`/v1/packages?${'a[]=1&'.repeat(1000)}`);
    expect(reply.status).toBe(422);
    expect((await api.get('/v1/packages?__proto__[x]=1')).status).toBe(422);
    expect((await api.get('/v1/packages?limit=1&limit=2')).status).toBe(422);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('with 100 KB of headers is 431, and the service goes on', async () => {
    const answer = await raw(`GET /health/live HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 [^]*"code":"request\.headers-too-large"/);
    expect((await api.get('/health/live')).status).toBe(200);
  });

  it('that is no HTTP is closed with 400, and no stack', async () => {
    const answer = await raw('NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/node_modules|\.js:/);
  });

  it('from another origin gets no permission to read', async () => {
    const reply = await api.get('/v1/packages', { headers: { origin: 'https://evil.example' } });
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('cannot choose its own request id', async () => {
    const reply = await api.get('/v1/packages', {
      headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
    });
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
