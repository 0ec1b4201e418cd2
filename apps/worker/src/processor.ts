import type { Type } from '@nestjs/common';
import type { JobDefinition } from '#queues';

/** What a worker does for one kind of job: call one use case. */
export interface Processor {
  readonly job: JobDefinition;
  readonly useCase: Type<object>;
  readonly call: (useCase: object, hint: unknown) => Promise<unknown>;
  /** Which hint of the same job follows from what the use case answered, and after how long. */
  readonly next?: (answer: unknown) => FollowUp<unknown> | undefined;
}

export interface FollowUp<Hint> {
  readonly hint: Hint;
  readonly inMs: number;
}

/** Holds the hint to its use case, then forgets both types: a list of processors has many. */
export function processor<Hint, UseCase extends object>(
  job: JobDefinition<Hint>,
  useCase: Type<UseCase>,
  call: (useCase: UseCase, hint: Hint) => Promise<unknown>,
): Processor {
  return { job, useCase, call } as unknown as Processor;
}

/** A job that says itself when it wants to be done again. Whoever loses that hint loses time, and nothing else. */
export function followed<Hint, UseCase extends object>(
  job: JobDefinition<Hint>,
  useCase: Type<UseCase>,
  call: (useCase: UseCase, hint: Hint) => Promise<FollowUp<Hint> | undefined>,
): Processor {
  const next = (answer: FollowUp<Hint> | undefined): FollowUp<Hint> | undefined => answer;
  return { job, useCase, call, next } as unknown as Processor;
}
