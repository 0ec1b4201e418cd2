import { Reflector } from '@nestjs/core';
import type { Principal } from '#usecases';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';

/**
 * Whose business a request is: the id of a workspace, or nothing when it names none. `in-handler`: only what is
 * found tells, so that the handler says `unknown` for what is another's.
 */
export type WorkspaceOf = 'in-handler' | ((request: FastifyRequest) => unknown);

/** A route that keys of one workspace may ask, about their own. Every other route does not exist for them. */
export const OpenToWorkspace = Reflector.createDecorator<WorkspaceOf>();

/** The workspace in the path: `/v1/workspaces/:id/…` */
export const inPath =
  (name: string): WorkspaceOf =>
  ({ params }) =>
    propertyOf(params, name);

/** The workspace in the body, which must be an id: what a key may see is not for it to describe. */
export const inBody =
  (name: string): WorkspaceOf =>
  ({ body }) =>
    propertyOf(body, name);

/** The workspace in the query: `?workspace=…` */
export const inQuery =
  (name: string): WorkspaceOf =>
  ({ query }) =>
    propertyOf(query, name);

/** What belongs to another workspace does not exist for a key that is bound to one. */
export function assertOwn({ workspace }: Principal, owner: unknown): void {
  if (workspace !== undefined && workspace !== owner) throw nothingHere();
}

/** Which route it is does not matter: the filter says that there is none. */
export const nothingHere = (): Problem => new Problem('route.unknown', 'there is nothing here');

function propertyOf(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
