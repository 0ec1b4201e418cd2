import type { Scope } from '#contracts';
import { Reflector } from '@nestjs/core';

/** The one scope that a key needs for this route. */
export const Requires = Reflector.createDecorator<Scope>();
