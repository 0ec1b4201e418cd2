import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Clock, IdempotencyStore, type KeptReply, UnitOfWork } from '#storage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { idempotencyKeyOf, type IdempotentRequest, inFlight, reused } from './idempotency-key.js';
import { IdempotentMark, type IdempotentOptions } from './idempotent.js';

/** Headers of a reply that a replay needs as well. */
const KEPT_HEADERS = ['location', 'etag'];

/**
 * One transaction holds the lock of the key, the effect and the reply: a crash between them leaves none of the three,
 * a crash after the commit leaves the reply for the next try. Refusals have no effect and are not kept.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly work: UnitOfWork,
    private readonly replies: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const options = this.reflector.get(IdempotentMark, context.getHandler()) as IdempotentOptions | undefined;
    if (options === undefined) return next.handle();
    const http = context.switchToHttp();
    const request = idempotencyKeyOf(http.getRequest<FastifyRequest>());
    return from(this.#once(request, http.getResponse<FastifyReply>(), next, options));
  }

  async #once(
    { key, digest }: IdempotentRequest,
    reply: FastifyReply,
    next: CallHandler,
    { kept = (value) => value }: IdempotentOptions,
  ): Promise<unknown> {
    return await this.work.run(async () => {
      if (!(await this.replies.tryLock(key))) throw inFlight();
      const now = this.clock.now();
      const known = await this.replies.find(key, now);
      if (known !== undefined) return replay(known, digest, reply);
      const value: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      const headers = KEPT_HEADERS.flatMap((name) => {
        const given = reply.getHeader(name);
        return given === undefined ? [] : [[name, String(given)] as const];
      });
      await this.replies.keep(
        key,
        {
          requestDigest: digest,
          status: reply.statusCode,
          reply: textOf(kept(value)),
          headers: Object.fromEntries(headers),
        },
        now,
      );
      return value;
    });
  }
}

/** The reply as it was given, marked as given before. */
export function replay(known: KeptReply, digest: Uint8Array, reply: FastifyReply): string {
  if (!Buffer.from(digest).equals(known.requestDigest)) throw reused();
  void reply
    .status(known.status)
    .headers({ ...known.headers, 'idempotency-replayed': 'true' })
    .type('application/json; charset=utf-8');
  return known.reply;
}

/** What a handler answers is an object for Nest to write, or text that it wrote itself. */
const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
