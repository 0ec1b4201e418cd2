import { Reflector } from '@nestjs/core';

/** How a reply is kept: as it is, unless the route holds back a part of it (a secret that is shown once). */
export interface IdempotentOptions {
  readonly kept?: (reply: unknown) => unknown;
}

/** A route that needs the header `Idempotency-Key`: the same request again has the same effect once, and the same reply. */
export const Idempotent = Reflector.createDecorator<IdempotentOptions>();
