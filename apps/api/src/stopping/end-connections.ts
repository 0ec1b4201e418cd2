import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** So long a request that is still arriving when closing begins may take to arrive whole. */
const GRACE_MS = 1_000;
/** So long we wait for a moment in which nobody is connecting. */
const QUIET_LIMIT_MS = 1_000;

/**
 * When the server closes, a connection ends with its running request, and one without a whole request after a
 * moment. Node waits for both: for one that has said nothing until its timeouts, longer than anybody waits for us.
 * It ends here, before Fastify closes the server, which would end connections just as a request arrives on them.
 */
export function endConnectionsOnClose(server: FastifyInstance): void {
  const open = new Set<Socket>();
  const running = new Map<Socket, IncomingMessage>();
  let isClosing = false;
  let taken = 0;
  server.server.on('connection', (socket: Socket) => {
    taken += 1;
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

  // The system resets connections that it took and we did not: stop listening right after a look that found none.
  const quietMoment = async (): Promise<void> => {
    const end = performance.now() + QUIET_LIMIT_MS;
    do {
      taken = 0;
      await new Promise((resolve) => setImmediate(resolve));
    } while (taken > 0 && performance.now() < end);
  };

  server.addHook('preClose', async () => {
    isClosing = true;
    if (!server.server.listening) return;
    await quietMoment();
    const ended = new Promise<void>((resolve) => {
      // The plain server's: the one of HTTP ends idle connections at once.
      Server.prototype.close.call(server.server, () => {
        resolve();
      });
    });
    const timer = setTimeout(() => {
      for (const socket of open) if (running.get(socket)?.complete !== true) socket.destroy();
    }, GRACE_MS);
    await ended;
    clearTimeout(timer);
  });
}
