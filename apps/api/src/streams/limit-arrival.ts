import type { FastifyInstance } from 'fastify';
import { Problem } from '../problems/problem.js';
import { sendProblem } from '../problems/send-problem.js';
import { readsNdjson } from './ndjson.js';

/**
 * How long a body may take to arrive. Node's own limit is for every route alike, and a stream of lines may well take an
 * hour: there it is each silence that is limited.
 */
export function limitArrival(server: FastifyInstance, patienceMs: number, silenceMs: number): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (readsNdjson(request)) {
      raw.setTimeout(silenceMs, () => raw.destroy());
    } else if (hasBody(raw.headers)) {
      const timer = setTimeout(() => {
        if (raw.complete || reply.sent) return;
        void reply.header('connection', 'close');
        sendProblem(new Problem('request.timeout', 'the request took too long to arrive'), request, reply);
      }, patienceMs).unref();
      raw.once('close', () => {
        clearTimeout(timer);
      });
    }
    done();
  });
}

const hasBody = (headers: Readonly<Record<string, unknown>>): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
