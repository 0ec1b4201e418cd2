import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { RouteTable } from '../access/route-table.js';
import { httpAdapter } from '../http-adapter.js';

let server: FastifyInstance;
let port: number;
const sockets: Socket[] = [];

beforeEach(async () => {
  server = httpAdapter(new RouteTable()).getInstance();
  server.get('/now', () => ({ ok: true }));
  server.get('/slow', async () => {
    await sleep(1_500);
    return { ok: true };
  });
  server.post('/body', (request) => request.body);
  port = Number.parseInt(new URL(await server.listen({ port: 0, host: '127.0.0.1' })).port, 10);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

/** A connection that has sent `text`, and all it has received so far. */
async function opened(text = ''): Promise<() => string> {
  let received = '';
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('data', (bytes) => (received += bytes.toString())).on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  if (text !== '') socket.write(text);
  await sleep(100);
  return () => received;
}

async function timeToClose(): Promise<number> {
  const begun = performance.now();
  await server.close();
  return performance.now() - begun;
}

const POST = 'POST /body HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n';

describe('closing the server', () => {
  it.each([
    ['nothing', ''],
    ['half of the headers', 'GET /now HTTP/1.1\r\nhost:'],
    ['half of a body', `${POST}{"a"`],
    ['a request, and half of the next', 'GET /now HTTP/1.1\r\nhost: a\r\n\r\nGET /now HT'],
  ])('is not held up by a connection that has sent %s', async (_what, text) => {
    await opened(text);
    expect(await timeToClose()).toBeLessThan(2_000);
  });

  it('lets a running request end, and its connection with it', async () => {
    const received = await opened('GET /slow HTTP/1.1\r\nhost: a\r\n\r\n');
    const took = await timeToClose();
    expect(took).toBeGreaterThan(1_000);
    expect(took).toBeLessThan(3_000);
    await sleep(50);
    expect(received()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\{"ok":true\}$/);
  });

  it('lets a request that is just arriving arrive', async () => {
    const received = await opened(`${POST}{"a":`);
    const closed = server.close();
    await sleep(200);
    sockets[0]?.write('"b"} ');
    await closed;
    await sleep(50);
    expect(received()).toContain('HTTP/1.1 200 OK');
  });
});
