import { applyDecorators } from '@nestjs/common';
import { ApiDefaultResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { problemSchema } from '#contracts';
import type { z } from 'zod';

/** What a route answers, for readers of the API description: this, or a problem. */
export function Replies(schema: z.ZodType, type = 'application/json'): MethodDecorator {
  return applyDecorators(
    ApiProduces(type),
    ApiOkResponse({ standardSchema: schema }),
    ApiDefaultResponse({ description: 'A problem (RFC 9457)', standardSchema: problemSchema }),
  );
}
