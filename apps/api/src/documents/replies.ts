import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiDefaultResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
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

/** A route that answers 204 and no body, or a problem. */
export function RepliesNothing(): MethodDecorator {
  return applyDecorators(
    HttpCode(204),
    ApiNoContentResponse({ description: 'Done' }),
    ApiDefaultResponse({ description: 'A problem (RFC 9457)', standardSchema: problemSchema }),
  );
}
