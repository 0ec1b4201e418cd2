import type { Readable } from 'node:stream';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';

export const NDJSON_TYPE = 'application/x-ndjson';
const SHAPE = /^application\/x-ndjson(?: *; *charset="?utf-8"?)? *$/i;
const KEY = 'readsNdjson';

/** A route that reads its body line by line, as it arrives: NDJSON, which has no end that could be waited for. */
export const ReadsNdjson = (): MethodDecorator => RouteConfig({ [KEY]: true });

/** Whether a body comes line by line: the route reads such bodies, and this is one. */
export const readsNdjson = ({ routeOptions, headers }: FastifyRequest): boolean =>
  (routeOptions.config as unknown as Readonly<Record<string, unknown>>)[KEY] === true &&
  SHAPE.test(headers['content-type'] ?? '');

/** Hands the raw stream to the routes that read NDJSON; on every other the media type is none. */
export function acceptNdjson(server: FastifyInstance): void {
  server.addContentTypeParser(SHAPE, (request, payload, done) => {
    if (readsNdjson(request)) done(null, payload);
    else done(wrongType('`application/json` in UTF-8'));
  });
}

/** The body of a route that reads NDJSON. */
export function ndjsonBody({ body }: FastifyRequest): Readable {
  if (typeof body === 'object' && body !== null && 'pipe' in body) return body as Readable;
  throw wrongType(`\`${NDJSON_TYPE}\`, one JSON object a line`);
}

const wrongType = (wanted: string): Problem =>
  new Problem('request.media-type', `a body is read here as ${wanted}, and as nothing else`);
