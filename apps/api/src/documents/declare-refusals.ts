import { type DescribedOperation, takes } from './described-operation.js';
import { problemReply } from './problem-replies.js';

/** Routes that ask for the price of now, which there may be none of. */
const NOW = /\/current$/;
/** It answers as long as there is a process. */
const ALWAYS = '/health/live';

/** How an operation can be refused. What is not named here is the `default`: every refusal has the same shape. */
export function declareRefusals(described: DescribedOperation): void {
  const { operation } = described;
  for (const status of refusalsOf(described)) operation.responses[String(status)] ??= problemReply(status);
  const problem = operation.responses['default'];
  if (problem === undefined || !('content' in problem)) return;
  const [media] = Object.values(problem.content ?? {});
  if (media !== undefined) problem.content = { 'application/problem+json': media };
}

function refusalsOf({ path, method, operation, facts: { declared, reads } }: DescribedOperation): number[] {
  const hasBody = operation.requestBody !== undefined;
  const isKeyed = takes(operation, 'header', 'idempotency-key');
  const hasPlace = takes(operation, 'path');
  const needsKey = declared !== 'public';
  const needsScope = typeof declared === 'object' && declared.scope !== undefined;
  const changes = method !== 'get' && needsKey;
  return [
    ...(hasBody || isKeyed || takes(operation, 'query', 'cursor') ? [400] : []),
    ...(needsKey ? [401, 429] : []),
    ...(needsScope ? [403] : []),
    // Also for keys of a workspace, to which most routes are unknown.
    ...(needsScope || hasPlace ? [404] : []),
    ...(changes || NOW.test(path) ? [409] : []),
    ...(reads.includes('if-match') ? [412, 428] : []),
    ...(hasBody ? [413, 415] : []),
    ...(hasBody || hasPlace || takes(operation, 'query') ? [422] : []),
    ...(path === ALWAYS ? [] : [503]),
  ];
}
