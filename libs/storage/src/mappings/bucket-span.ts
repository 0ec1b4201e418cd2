import { InvariantError } from '#money';
import type { BucketSpan } from '../records/experiments.js';

/** An `int4range` column, which PostgreSQL always writes half-open. */
export function fromDbBuckets(text: string): BucketSpan {
  const [, from, to] = /^\[(\d+),(\d+)\)$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    throw new InvariantError(`the database holds \`${text}\`, which is no span of buckets`);
  return { from: Number(from), to: Number(to) };
}

export const toDbBuckets = ({ from, to }: BucketSpan): string => `[${from},${to})`;
