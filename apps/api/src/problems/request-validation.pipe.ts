import { StandardSchemaValidationPipe } from '@nestjs/common';
import { shapeOf } from '#rulebook';
import type { ProblemFault } from '#contracts';
import * as z from 'zod';
import { Problem } from './problem.js';

/** Enough to mend a request by; a reply is never larger than what caused it. */
const MOST_FAULTS = 100;

type Schema = Parameters<StandardSchemaValidationPipe['transform']>[1]['schema'];

/**
 * Requests are judged by the same schemas, and in the same voice, as rule files: all faults at once, each with its
 * place and what to write instead.
 */
export class RequestValidationPipe extends StandardSchemaValidationPipe {
  /** Keys that could reach a prototype are refused when the body is read; none is dropped in silence. */
  protected override stripProtoKeys(): void {
    // Nothing to strip.
  }

  protected override validate<T>(value: unknown, schema: NonNullable<Schema>) {
    if (!(schema instanceof z.ZodType)) return super.validate<T>(value, schema);
    return { value: shaped(schema as z.ZodType<T>, value) };
  }
}

/** The value as the schema reads it. Throws the problem of one that it does not read. */
export function shaped<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = shapeOf(schema, value);
  if (read.ok) return read.value;
  const faults = read.faults.slice(0, MOST_FAULTS).map(({ code, message, help, path }): ProblemFault => ({
    code,
    message,
    help,
    pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  }));
  const { message = 'the request is not as it should be' } = faults[0] ?? {};
  throw new Problem('request.invalid', message, faults);
}
