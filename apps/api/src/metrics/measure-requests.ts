import type { Metrics } from '#observing';
import type { FastifyInstance } from 'fastify';
import { routeOf } from '../logging/route-of.js';

/** Which routes answer quotes, and what we call them. */
const QUOTES: Readonly<Record<string, string>> = {
  'POST /v1/quotes/preview': 'preview',
  'POST /v1/quotes': 'kept',
  'POST /v1/quotes/batch': 'batch',
  'POST /v1/quotes/:id/replay': 'replay',
};

/** Counts each reply where it leaves, so that no handler needs to know that it is counted. */
export function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = routeOf(request);
    const { statusCode: status } = reply;
    const seconds = reply.elapsedTime / 1000;
    metrics.requestSeconds.observe({ method, route, status }, seconds);
    const kind = QUOTES[`${method} ${route}`];
    if (kind !== undefined && status < 300) metrics.quoteSeconds.observe({ kind }, seconds);
    if (status === 429) metrics.refusedByRate.inc();
    if (reply.getHeader('idempotency-replayed') === 'true') metrics.replays.inc();
    done();
  });
}
