import type { Type } from '@nestjs/common';
import type { JobDefinition } from '#queues';

/** What a worker does for one kind of job: call one use case. */
export interface Processor {
  readonly job: JobDefinition;
  readonly useCase: Type<object>;
  readonly call: (useCase: object, hint: unknown) => Promise<unknown>;
}

/** Holds the hint to its use case, then forgets both types: a list of processors has many. */
export function processor<Hint, UseCase extends object>(
  job: JobDefinition<Hint>,
  useCase: Type<UseCase>,
  call: (useCase: UseCase, hint: Hint) => Promise<unknown>,
): Processor {
  return { job, useCase, call } as unknown as Processor;
}
