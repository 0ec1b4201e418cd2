import type { FastifyRequest } from 'fastify';
import { hashOfValue } from '#rulebook';
import type { IdempotencyKey } from '#storage';
import { callerOf } from '../access/caller.js';
import { Problem } from '../problems/problem.js';

export interface IdempotentRequest {
  readonly key: IdempotencyKey;
  /** What makes two requests the same: path, query and body. */
  readonly digest: Uint8Array;
}

/** 1 to 255 visible characters. */
const SHAPE = /^[\x21-\x7e]{1,255}$/;

/** The key that a request carries, for the caller and the route. Throws the problem of one that has none. */
export function idempotencyKeyOf(request: FastifyRequest): IdempotentRequest {
  const given = request.headers['idempotency-key'];
  if (given === undefined || given === '')
    throw new Problem(
      'idempotency.key-missing',
      'this route needs the header `idempotency-key`: a text that names this very request, such as a UUID',
    );
  if (typeof given !== 'string' || !SHAPE.test(given))
    throw new Problem('idempotency.key-invalid', 'an idempotency key is 1 to 255 visible ASCII characters');
  return {
    key: {
      principal: callerOf(request).holder,
      route: `${request.method} ${request.routeOptions.url ?? ''}`,
      key: given,
    },
    digest: Buffer.from(hashOfValue([request.url, request.body ?? null]), 'hex'),
  };
}

export const inFlight = (): Problem =>
  new Problem(
    'idempotency.in-flight',
    'a request with this idempotency key is still at work; ask again for its reply',
    [],
    { 'retry-after': '1' },
  );

export const reused = (): Problem =>
  new Problem(
    'idempotency.key-reused',
    'this idempotency key came with another request before; a new request needs a new key',
  );
