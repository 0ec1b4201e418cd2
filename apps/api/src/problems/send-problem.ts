import { STATUS_CODES } from 'node:http';
import type { ProblemDocument } from '#contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';
import { statusOf } from './problem-statuses.js';

/** RFC 9457 on the wire. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .status(statusOf(problem.code))
    .headers(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problemDocument(problem, pathOf(request), request.id)));
}

export function problemDocument(problem: Problem, path: string, requestId: string): ProblemDocument {
  const status = statusOf(problem.code);
  return {
    type: `urn:ratebook:problem:${problem.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: problem.message,
    instance: shown(path),
    code: problem.code,
    requestId,
    ...(problem.errors.length === 0 ? {} : { errors: [...problem.errors] }),
  };
}

/** Without the query: somebody may have put a secret there. */
export const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

export const shown = (path: string): string => (path.length > 200 ? `${path.slice(0, 200)}…` : path);
