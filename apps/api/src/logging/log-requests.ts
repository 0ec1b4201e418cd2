import type { Log } from '#observing';
import type { FastifyInstance } from 'fastify';
import { knownCaller } from '../access/caller.js';
import { routeOf } from './route-of.js';

/**
 * A line a request, once it is answered: who asked what, and how it went. The route is the pattern, never the address:
 * a query or an id in the path may be somebody's secret.
 */
export function logRequests(server: FastifyInstance, log: Log): void {
  if (!log.isLevelEnabled('error')) return;
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status } = reply;
    const level = status === 500 ? 'error' : status > 500 ? 'warn' : 'info';
    if (log.isLevelEnabled(level)) {
      const caller = knownCaller(request);
      log[level](
        {
          requestId: request.id,
          method: request.method,
          route: routeOf(request),
          status,
          ms: Math.round(reply.elapsedTime * 1000) / 1000,
          ...(caller === undefined ? {} : { keyId: caller.keyId, holder: caller.holder }),
        },
        'request',
      );
    }
    done();
  });
}
