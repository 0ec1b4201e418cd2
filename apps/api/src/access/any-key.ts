import { Reflector } from '@nestjs/core';

/** A route that every key may ask, whatever its scopes. */
export const AnyKey = Reflector.createDecorator<true, true>({ transform: () => true });
