import { ApiBody } from '@nestjs/swagger';
import type { z } from 'zod';

/** The body of a route that reads it by itself: none of its parameters says what it is. */
export const ReadsBody = (schema: z.ZodType, description: string): MethodDecorator =>
  ApiBody({ description, ...{ standardSchema: schema } });
