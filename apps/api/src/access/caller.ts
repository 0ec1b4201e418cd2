import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { InvariantError } from '#money';
import type { Principal } from '#usecases';
import type { FastifyRequest } from 'fastify';

const callers = new WeakMap<FastifyRequest, Principal>();

/** The guard says who asks, once a request. */
export function setCaller(request: FastifyRequest, principal: Principal): void {
  callers.set(request, principal);
}

/** Who asks, if that is known yet: a request to a public route, or with a wrong key, is nobody's. */
export const knownCaller = (request: FastifyRequest): Principal | undefined => callers.get(request);

/** Who asks. Only a route with a scope has a caller. */
export function callerOf(request: FastifyRequest): Principal {
  const principal = knownCaller(request);
  if (principal === undefined) throw new InvariantError('a public route has no caller');
  return principal;
}

/** The caller as a parameter of a handler; a principal is an actor too. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
