import { InvariantError } from '#money';
import type * as z from 'zod';
import type { QueueName } from './queue-names.js';

/** What one kind of job says. A hint names a row and no more: the handler reads what is true now. */
export interface JobDefinition<Hint = unknown> {
  readonly queue: QueueName;
  /** Verb and noun: `advance-migration`. */
  readonly name: string;
  /** Rises when a worker of the release before could misread the hint. */
  readonly v: number;
  readonly hint: z.ZodType<Hint>;
  /** Noun, id and revision: two hints with the same ones are one job. Absent: only a schedule makes this job. */
  readonly idOf?: (hint: Hint) => readonly [noun: string, id: string, revision: number | bigint];
}

/** Keeps the type of the hint. */
export function defineJob<Hint>(definition: JobDefinition<Hint>): JobDefinition<Hint> {
  return definition;
}

/** `<noun>_<id>_<revision>` */
export function jobIdOf<Hint>({ name, idOf }: JobDefinition<Hint>, hint: Hint): string {
  if (idOf === undefined)
    throw new InvariantError(`\`${name}\` has no id: a schedule makes it, nobody sends it`);
  const id = idOf(hint).join('_');
  // Redis keys are joined by it, and BullMQ refuses it.
  if (id.includes(':')) throw new InvariantError(`the job id \`${id}\` has a colon`);
  return id;
}

/** The hint as it is written down. */
export function dataOf<Hint>({ v, hint: schema }: JobDefinition<Hint>, hint: Hint): object {
  return { ...(schema.parse(hint) as object), v };
}

/** Reads what was written down, perhaps by another release. Throws when it is of a version that is not known here. */
export function hintOf<Hint>({ name, v, hint: schema }: JobDefinition<Hint>, data: unknown): Hint {
  const written = typeof data === 'object' && data !== null && 'v' in data ? data.v : undefined;
  if (written !== v)
    throw new UnknownJob(`\`${name}\` of version ${String(written)} is not known here, only ${v}`);
  return schema.parse(data);
}

/** A job for another release: it is tried again until a worker of that release takes it. */
export class UnknownJob extends Error {
  override readonly name = 'UnknownJob';
}
