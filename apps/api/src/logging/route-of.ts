import type { FastifyRequest } from 'fastify';

/** `/v1/packages/:key`; a path that no route knows has none. */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';
