import { applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';

/** How a reply is kept: as it is, unless the route holds back a part of it (a secret that is shown once). */
export interface IdempotentOptions {
  readonly kept?: (reply: unknown) => unknown;
}

/** What the interceptor reads. */
export const IdempotentMark = Reflector.createDecorator<IdempotentOptions>();

/** The header, for readers of the API description. */
export const NeedsIdempotencyKey = (): MethodDecorator =>
  ApiHeader({
    name: 'idempotency-key',
    required: true,
    description: 'Names this very request, a UUID for example: asked again, it has its effect once',
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
  });

/** A route that needs the header `Idempotency-Key`: the same request again has the same effect once, and the same reply. */
export const Idempotent = (options: IdempotentOptions): MethodDecorator =>
  applyDecorators(IdempotentMark(options), NeedsIdempotencyKey());
