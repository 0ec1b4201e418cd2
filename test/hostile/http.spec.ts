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
    // A server that has answered need not read the rest: what is still being written then meets a closed door.
    socket.on('error', (error) => {
      if (answer === '') reject(error);
    });
  });
}

const answerOf = async (reply: Response): Promise<[number, unknown]> => [reply.status, await reply.json()];

describe('a hostile HTTP request', () => {
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
    const reply = await api.get('/v1/plans');
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
    // A hundred thousand of them do not fit into the head of a request.
    const bomb = await raw(`GET /v1/packages?${'a[]=1&'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(bomb).toMatch(/^HTTP\/1\.1 431 /);
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

  it('for no entries, or a thousand million, or any other limit that is none, is 422', async () => {
    for (const limit of ['0', '1000000000', '201', '-1', '1e2', '01', '%2010', ''])
      expect([limit, ...(await answerOf(await api.get(`/v1/packages?limit=${limit}`)))]).toMatchObject([
        limit,
        422,
        { code: 'request.invalid' },
      ]);
  });

  it.each(['/v1/packages', '/v1/workspaces', '/v1/keys', '/v1/quotes', '/v1/audit', '/v1/audit/checkpoints'])(
    'with a cursor that %s never gave is 400',
    async (list) => {
      const told = [
        'eyJpZCI6MX0',
        '',
        '%00',
        "' or 1=1",
        Buffer.from('packages').toString('base64url'),
        Buffer.from('another team').toString('base64url'),
        // A workspace's id may be any text: there it is a place like another.
        ...(list === '/v1/workspaces'
          ? []
          : [Buffer.from(`${list.split('/').pop() ?? ''} ' or 1=1 --`).toString('base64url')]),
        'a'.repeat(8_000),
      ];
      for (const cursor of told) {
        const [status, problem] = await answerOf(
          await api.get(`${list}?cursor=${cursor.startsWith('%') ? cursor : encodeURIComponent(cursor)}`),
        );
        expect([cursor, status, problem]).toMatchObject([cursor, expect.any(Number), expect.anything()]);
        expect([cursor, [400, 422].includes(status)]).toEqual([cursor, true]);
      }
    },
  );

  it('with a cursor that somebody made is a place in the same list, and opens nothing', async () => {
    const made = Buffer.from('packages a').toString('base64url');
    const [status, page] = await answerOf(await api.get(`/v1/packages?cursor=${made}`));
    const [, first] = await answerOf(await api.get('/v1/packages'));
    expect([status, page]).toEqual([200, first]);
  });

  it('that names another host gets no address with that host', async () => {
    const body = '{}';
    const answer = await raw(
      `PUT /v1/workspaces/poisoned HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n` +
        `Authorization: Bearer ${api.key}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n` +
        `Connection: close\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 201 [^]*\r\nlocation: \/v1\/workspaces\/poisoned\r\n/);
    for (const path of [
      '/openapi.json',
      '/docs',
      '/v1/packages',
      '/nothing',
      '/.well-known/ratebook-keys.json',
    ])
      expect(
        await raw(`GET ${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`),
      ).not.toContain('evil');
    expect(answer).not.toContain('evil');
  });

  it('from another origin gets no permission to read', async () => {
    const reply = await api.get('/v1/packages', { headers: { origin: 'https://evil.example' } });
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
    const asked = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await api.get('/v1/quotes', { method: 'OPTIONS', headers: asked });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });

  it('cannot choose its own request id', async () => {
    const reply = await api.get('/v1/packages', {
      headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
    });
    expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
