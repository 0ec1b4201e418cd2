import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InvariantError } from '#money';
import { Authenticate, type Principal } from '#usecases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { setCaller } from './caller.js';
import { declarationOf, type ForKeys } from './declaration.js';
import { Limits } from './limits.js';
import { assertOwn, nothingHere } from './open-to-workspace.js';

const CHALLENGE = { 'www-authenticate': 'Bearer realm="ratebook"' };

/** Deny by default: a route that declares nothing never gets here, since start-up refuses it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticate: Authenticate,
    private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = declarationOf(this.reflector, context.getHandler(), context.getClass());
    if (declared === 'public') return true;
    if (declared === 'nothing') throw new InvariantError('a route without a scope was started');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.#principal(request);
    setCaller(request, principal);
    await this.limits.take(principal.keyId, context.switchToHttp().getResponse<FastifyReply>());
    assertOpen(declared, principal, request);
    if (declared.scope === undefined || principal.scopes.has(declared.scope)) return true;
    throw new Problem('key.scope-missing', `this key lacks the scope \`${declared.scope}\``);
  }

  async #principal({ headers, ip }: FastifyRequest): Promise<Principal> {
    const key = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
    if (key === undefined)
      throw new Problem(
        'key.missing',
        'a key is needed, in the header `authorization: Bearer rbk_…`',
        [],
        CHALLENGE,
      );
    this.limits.assertListened(ip, key);
    const principal = await this.authenticate.run(key);
    if (principal !== undefined) {
      this.limits.succeeded(key);
      return principal;
    }
    this.limits.failed(ip);
    throw new Problem('key.invalid', 'this key is not known', [], CHALLENGE);
  }
}

/** A key that is bound to a workspace meets routes that are open to such keys, about its own, and no others. */
function assertOpen({ workspaceOf }: ForKeys, principal: Principal, request: FastifyRequest): void {
  if (principal.workspace === undefined || workspaceOf === 'in-handler') return;
  if (workspaceOf === undefined) throw nothingHere();
  assertOwn(principal, workspaceOf(request));
}
