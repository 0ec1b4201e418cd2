import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from '../problems/problem.js';
import { problemDocument } from '../problems/send-problem.js';

export interface WaitingRoom {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Answers while there is no service yet: the process lives, is not ready, and asks everybody to come again. */
export async function openWaitingRoom(port: number, reason: string): Promise<WaitingRoom> {
  const server = createServer((request, reply) => {
    const path = request.url?.split('?')[0] ?? '';
    // Nobody stays: the service that follows has the same port.
    reply.setHeader('connection', 'close').setHeader('cache-control', 'no-store');
    if (path === '/health/live' && request.method === 'GET') {
      reply.setHeader('content-type', 'application/json; charset=utf-8').end('{"status":"up"}');
      return;
    }
    reply
      .writeHead(503, { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '1' })
      .end(JSON.stringify(problemDocument(new Problem('service.unavailable', reason), path, randomUUID())));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '0.0.0.0', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
