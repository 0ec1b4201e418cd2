import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../health/readiness.js';

/** While the service is about to stop, each reply ends its connection: the next request goes to another instance. */
export function letGoWhenStopping(server: FastifyInstance, readiness: Readiness): void {
  server.addHook('onRequest', (_request, reply, done) => {
    if (readiness.isStopping) void reply.header('connection', 'close');
    done();
  });
}
