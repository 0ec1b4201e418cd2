import type { Readable } from 'node:stream';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { inflated } from './inflate.js';
import { readsNdjson } from './ndjson.js';

/** CloudEvents in JSON, one or many. */
export const EVENT_TYPE = 'application/cloudevents+json';
export const EVENTS_TYPE = 'application/cloudevents-batch+json';
/** A batch as it is read, unpacked. */
export const MOST_BATCH_BYTES = 10 * 1_048_576;

const SHAPE = /^application\/cloudevents(?:-batch)?\+json(?: *; *charset="?utf-8"?)? *$/i;
const KEY = 'readsEvents';

/** A route that is handed the bytes of its body, unpacked and up to ten mebibytes of them, and reads them itself. */
export const ReadsEvents = (): MethodDecorator => RouteConfig({ [KEY]: true, readsNdjson: true });

const isMarked = (config: unknown): boolean =>
  (config as Readonly<Record<string, unknown>> | undefined)?.[KEY] === true;

export const readsEvents = ({ routeOptions }: FastifyRequest): boolean => isMarked(routeOptions.config);

/** Events on the routes that read them: their media types, a limit of their own, and gzip. */
export function acceptEvents(server: FastifyInstance): void {
  server.addHook('onRoute', (options) => {
    if (isMarked(options.config)) options.bodyLimit = MOST_BATCH_BYTES;
  });
  server.addHook('preParsing', (request, _reply, payload, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || !readsEvents(request) || readsNdjson(request)) {
      done(null, payload);
      return;
    }
    try {
      done(null, unpacked(payload as Readable, encoding));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser<Buffer>(SHAPE, { parseAs: 'buffer' }, (request, bytes, done) => {
    if (readsEvents(request)) done(null, bytes);
    else
      done(
        new Problem(
          'request.media-type',
          'a body is read here as `application/json` in UTF-8, and as nothing else',
        ),
      );
  });
}

/** Fastify holds what it was told of the length against what came packed. */
function unpacked(body: Readable, encoding: string): Readable & { readonly receivedEncodedLength: number } {
  let packed = 0;
  body.on('data', (chunk: Buffer) => (packed += chunk.length));
  const stream = inflated(body, encoding);
  return Object.defineProperty(stream, 'receivedEncodedLength', { get: () => packed }) as Readable & {
    readonly receivedEncodedLength: number;
  };
}
