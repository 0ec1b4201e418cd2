import type { FastifyRequest } from 'fastify';
import { routeOf } from '../logging/route-of.js';
import type { ServiceLog } from '../logging/service-log.js';
import { problemFrom } from './from-framework.js';
import { Problem } from './problem.js';

/** Any error as what the caller is told; what is a defect of ours is told to the log, stack and all. */
export function problemOf(error: unknown, request: FastifyRequest, log: ServiceLog): Problem {
  const problem = problemFrom(error);
  if (problem !== undefined) return problem;
  const { id: requestId, method } = request;
  log.lines.error({ err: error, requestId, method, route: routeOf(request) }, 'defect');
  return new Problem('service.fault', 'something is wrong on our side; the log of the service says what');
}
