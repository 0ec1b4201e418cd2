import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** So long a request that is still arriving when closing begins may take to arrive whole. */
const GRACE_MS = 1_000;

/**
 * When the server closes, a connection ends with its running request, and one without a whole request after a
 * moment. Node waits for both: for one that has said nothing until its timeouts, longer than anybody waits for us.
 */
export function endConnectionsOnClose(server: FastifyInstance): void {
  const open = new Set<Socket>();
  const running = new Map<Socket, IncomingMessage>();
  let isClosing = false;
  server.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    running.set(socket, request);
    response.once('close', () => {
      if (running.get(socket) === request) running.delete(socket);
      if (isClosing) socket.destroySoon();
    });
  });
  server.addHook('preClose', (done) => {
    isClosing = true;
    setTimeout(() => {
      for (const socket of open) if (running.get(socket)?.complete !== true) socket.destroy();
    }, GRACE_MS).unref();
    done();
  });
}
