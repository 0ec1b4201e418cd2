import { Reflector } from '@nestjs/core';

/** A route that anybody may ask, without a key. */
export const Public = Reflector.createDecorator<true, true>({ transform: () => true });
