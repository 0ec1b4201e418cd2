import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { limitArrival } from './limit-arrival.js';
import { acceptNdjson, ndjsonBody } from './ndjson.js';

let server: FastifyInstance;
let port: number;

beforeAll(async () => {
  server = new FastifyAdapter().getInstance<FastifyInstance>();
  limitArrival(server, 50, 50);
  acceptNdjson(server);
  server.post('/whole', () => 'read');
  server.post('/lines', { config: { readsNdjson: true } }, async (request) => {
    await text(ndjsonBody(request));
    return 'read';
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => {
  await server.close();
});

/** Everything that comes back after this was sent, until the server ends the connection. */
async function sent(request: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString()));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}

describe('limitArrival', () => {
  it('answers 408 to a body that does not arrive', async () => {
    const answer = await sent(
      'POST /whole HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{"a"',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 [^]*"code":"request\.timeout"/);
  });

  it('ends a stream of lines that falls silent', async () => {
    const answer = await sent(
      'POST /lines HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{}\n\r\n',
    );
    expect(answer).not.toContain('200');
  });

  it('lets a body that arrives be read', async () => {
    const answer = await sent(
      'POST /whole HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});
