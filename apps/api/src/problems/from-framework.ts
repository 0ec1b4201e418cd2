import { HttpException } from '@nestjs/common';
import { isUnavailable } from '#storage';
import { Problem } from './problem.js';

/** What Fastify says before a route is reached, as ours. */
const FASTIFY: Readonly<Record<string, readonly [code: string, message: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'request.media-type',
    'a body is read as `application/json` in UTF-8, and as nothing else',
  ],
  FST_ERR_CTP_EMPTY_TYPE: ['request.media-type', 'a body needs the header `content-type: application/json`'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['json.empty', 'the body is empty'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['request.too-large', 'a body has at most 1 MiB'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'request.malformed',
    'the body is not as long as its `content-length` says',
  ],
  FST_ERR_BAD_URL: ['request.malformed', 'the path cannot be read'],
  FST_ERR_MAX_PARAM_LENGTH: ['request.path-too-long', 'a part of the path is too long'],
};

const BY_STATUS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['request.malformed', 'the request cannot be read'],
  404: ['route.unknown', 'there is nothing here'],
  413: FASTIFY['FST_ERR_CTP_BODY_TOO_LARGE'] ?? ['request.too-large', ''],
  414: ['request.path-too-long', 'the path is too long'],
  415: FASTIFY['FST_ERR_CTP_INVALID_MEDIA_TYPE'] ?? ['request.media-type', ''],
};

/** Any error as a problem; undefined when it is a defect of ours, which is told to the log and to nobody else. */
export function problemFrom(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (isUnavailable(error))
    return new Problem('service.unavailable', 'the database does not answer now; try again soon', [], {
      'retry-after': '1',
    });
  const [code, message] = FASTIFY[text(error, 'code')] ?? BY_STATUS[status(error)] ?? [];
  return code === undefined || message === undefined ? undefined : new Problem(code, message);
}

function status(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const given = text(error, 'statusCode');
  return given === '' ? 0 : Number.parseInt(given, 10);
}

function text(error: unknown, property: string): string {
  if (typeof error !== 'object' || error === null || !(property in error)) return '';
  const value = (error as Record<string, unknown>)[property];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
