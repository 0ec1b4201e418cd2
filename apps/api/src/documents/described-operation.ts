import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteFacts } from './route-facts.js';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
export type Reply = Extract<NonNullable<Operation['responses'][string]>, { readonly description: string }>;
export type Method = 'get' | 'put' | 'post' | 'delete';

/** An operation of the description, and what the code of its route says. */
export interface DescribedOperation {
  readonly path: string;
  readonly method: Method;
  readonly operation: Operation;
  readonly facts: RouteFacts;
}

export function replyOf({ responses }: Operation, status: string): Reply | undefined {
  const reply = responses[status];
  return reply !== undefined && 'description' in reply ? reply : undefined;
}

export function takes({ parameters = [] }: Operation, place: 'header' | 'path' | 'query', name?: string) {
  return parameters.some(
    (each) => 'name' in each && each.in === place && (name === undefined || each.name.toLowerCase() === name),
  );
}
