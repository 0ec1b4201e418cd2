import type { ExecutionContext, Type } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { Public } from './public.js';
import { Requires } from './requires.js';

/** What a route says about who may use it: everybody, holders of a scope, or (a defect) nothing. */
export type Declaration = 'public' | 'nothing' | { readonly scope: string };

export function declarationOf(
  reflector: Reflector,
  handler: ReturnType<ExecutionContext['getHandler']>,
  controller: Type,
): Declaration {
  const route = [handler, controller];
  // Metadata that is not there is undefined, whatever the decorator's type says.
  const isPublic = reflector.getAllAndOverride(Public, route) as boolean | undefined;
  if (isPublic === true) return 'public';
  const scope = reflector.getAllAndOverride(Requires, route) as string | undefined;
  return scope === undefined ? 'nothing' : { scope };
}
