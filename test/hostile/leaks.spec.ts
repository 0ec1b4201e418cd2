import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createLog } from '#observing';
import { type ApiServer, apiServer } from '../journeys/api-server.js';

const lines: string[] = [];
let api: ApiServer;
let superuser: pg.Client;

beforeAll(async () => {
  const write = (line: string): void => void lines.push(line);
  api = await apiServer({
    metricsPort: 0,
    log: createLog({ level: 'info', format: 'json', service: 'api', write }),
  });
  superuser = new pg.Client(api.database.url);
  await superuser.connect();
}, 60_000);
afterAll(async () => {
  await superuser.end();
  await api.stop();
});

/** What the log says about one request; the line comes a moment after the answer. */
async function logged(requestId: string | null, msg: string): Promise<Record<string, unknown>> {
  for (;;) {
    const found = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((record) => record['requestId'] === requestId && record['msg'] === msg);
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

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

describe('what a request may not learn', () => {
  it('is a key that was put into its query: 401, and neither repeated nor logged', async () => {
    const reply = await fetch(`${api.address}/v1/quotes?api_key=${api.key}&key=pk_live_x`);
    const text = await reply.text();
    expect([reply.status, text]).toEqual([401, expect.stringContaining('"code":"key.missing"')]);
    await logged(reply.headers.get('x-request-id'), 'request');
    expect(text + lines.join('')).not.toMatch(new RegExp(`${api.key}|pk_live_x`));
  });

  it('is how a statement failed: 500 without stack, SQL or names of tables, which the log has', async () => {
    await superuser.query('drop table audit_checkpoint');
    const reply = await api.get('/v1/audit/checkpoints');
    const text = await reply.text();
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      500,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    expect(JSON.parse(text)).toMatchObject({ code: 'service.fault', instance: '/v1/audit/checkpoints' });
    expect(text).not.toMatch(/stack|select|audit_checkpoint|relation|QueryFailed|42P01|\.[jt]s\b/i);
    const { err } = await logged(reply.headers.get('x-request-id'), 'defect');
    expect(err).toMatchObject({ code: '42P01', stack: expect.stringContaining('audit_checkpoint') });
    expect((await api.get('/v1/audit')).status).toBe(200);
  });

  it('is what the operators see: no queues, no metrics, with or without a key', async () => {
    for (const path of ['/admin/queues', '/admin/queues/', '/queues', '/metrics'])
      for (const headers of [{}, { authorization: `Bearer ${api.key}` }])
        expect([path, (await fetch(api.address + path, { headers })).status]).toEqual([path, 404]);
    const { metrics } = lines
      .map((line) => JSON.parse(line) as { metrics?: string })
      .find((record) => record.metrics !== undefined) ?? { metrics: '' };
    expect(new URL(metrics ?? '').hostname).toBe('127.0.0.1');
  });
});

describe('what a request may not write into the log', () => {
  it('is a line of its own, whether by its path, its query or its holder', async () => {
    const forged = { name: 'x', holder: 'eve\n{"level":"fatal"}', scopes: ['packages:read'] };
    const made = await api.post('/v1/keys', forged, { headers: { 'idempotency-key': 'forged' } });
    expect(made.status).toBe(422);
    const path = '/v1/packages/a%0a%7B%22level%22:%22fatal%22%7D?x=%0alevel=fatal';
    const reply = await api.get(path);
    await logged(reply.headers.get('x-request-id'), 'request');
    for (const line of lines) expect(line).toMatch(/^[^\n]+\n?$/);
    expect(lines.join('')).not.toContain('fatal');
  });

  it('is a request id: a new one is made for each, and a line break in a header is no HTTP', async () => {
    const head = 'GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: a';
    const folded = await raw(`${head}\n level=fatal\r\n\r\n`);
    const bare = await raw(`${head}\rlevel=fatal\r\n\r\n`);
    const split = await raw(`${head}\r\nlevel: fatal\r\n\r\n`);
    expect([folded, bare].map((answer) => answer.slice(0, 12))).toEqual(['HTTP/1.1 400', 'HTTP/1.1 400']);
    const id = /\r\nx-request-id: ([0-9a-f-]{36})\r\n/.exec(split)?.[1];
    expect(await logged(id ?? null, 'request')).toMatchObject({ route: '/health/live', status: 200 });
    expect(lines.join('')).not.toContain('fatal');
  });
});
