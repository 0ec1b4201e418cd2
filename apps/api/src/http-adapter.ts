import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteTable } from './access/route-table.js';
import { answerClientError } from './problems/answer-client-error.js';
import { problemFrom } from './problems/from-framework.js';
import { readJsonBody } from './problems/json-body.js';
import { Problem } from './problems/problem.js';
import { sendProblem } from './problems/send-problem.js';
import { limitArrival } from './streams/limit-arrival.js';
import { acceptNdjson } from './streams/ndjson.js';
import { acceptEvents, readsEvents } from './streams/events-body.js';
import { endConnectionsOnClose } from './stopping/end-connections.js';

const MEBIBYTE = 1_048_576;
const PATIENCE_MS = 30_000;
const SILENCE_MS = 60_000;
const JSON_TYPE = /^application\/json(?: *; *charset="?utf-8"?)? *$/i;

/** Fastify with our limits, our way to read a body and our way to refuse. */
export function httpAdapter(routes: RouteTable, trustedProxies: readonly string[] = []): FastifyAdapter {
  const adapter = new FastifyAdapter({
    ...(trustedProxies.length > 0 && { trustProxy: [...trustedProxies] }),
    bodyLimit: MEBIBYTE,
    genReqId: () => randomUUID(),
    // How long a body may take is said route by route: `limitArrival`.
    requestTimeout: 0,
    http: { headersTimeout: PATIENCE_MS },
    // Who still comes while we close is answered like everybody else.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(problemFrom(error) ?? UNREADABLE, request, reply);
    },
  });
  const server: FastifyInstance = adapter.getInstance();
  routes.watch(server);
  limitArrival(server, PATIENCE_MS, SILENCE_MS);
  readBodies(server);
  acceptNdjson(server);
  acceptEvents(server);
  endConnectionsOnClose(server);
  server.addHook('onSend', (request, reply, _payload, done) => {
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
  return adapter;
}

const UNREADABLE = new Problem('request.malformed', 'the request cannot be read');

/** JSON in UTF-8 alone: Fastify's own parsers, for text too, go. */
function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(JSON_TYPE, { parseAs: 'buffer' }, (request, bytes, done) => {
    try {
      done(null, readsEvents(request) ? bytes : readJsonBody(bytes));
    } catch (error) {
      done(error as Error);
    }
  });
}
