import type { ExecutionContext, Type } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { AnyKey } from './any-key.js';
import { OpenToWorkspace, type WorkspaceOf } from './open-to-workspace.js';
import { Public } from './public.js';
import { Requires } from './requires.js';

export interface ForKeys {
  /** Absent: every key may. */
  readonly scope?: string;
  /** Absent: closed to keys that are bound to a workspace. */
  readonly workspaceOf?: WorkspaceOf;
}

/** What a route says about who may use it: everybody, holders of a key, or (a defect) nothing. */
export type Declaration = 'public' | 'nothing' | ForKeys;

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
  const isForAny = reflector.get(AnyKey, handler) as boolean | undefined;
  // A handler opens itself alone: a new route of an open controller is closed until somebody thinks about it.
  const workspaceOf = reflector.get(OpenToWorkspace, handler) as WorkspaceOf | undefined;
  const opened = workspaceOf === undefined ? {} : { workspaceOf };
  if (isForAny === true) return opened;
  return scope === undefined ? 'nothing' : { scope, ...opened };
}
