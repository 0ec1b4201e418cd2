import type { OpenAPIObject } from '@nestjs/swagger';
import { declareAccess } from './declare-access.js';
import { declareRefusals } from './declare-refusals.js';
import { declareReplyHeaders, replyHeaders } from './declare-reply-headers.js';
import { declareRequestHeaders } from './declare-request-headers.js';
import { declareSuccesses } from './declare-successes.js';
import type { DescribedOperation, Method } from './described-operation.js';
import { problemReplies } from './problem-replies.js';
import type { RouteFacts } from './route-facts.js';
import { describedTags, tagOf } from './tags.js';

const METHODS: readonly Method[] = ['get', 'put', 'post', 'delete'];

/**
 * What no decorator says: derived by rule from what the code of a route says, so that a new route is described as
 * completely as an old one. Operations come named `Controller.method` and leave named by their method alone, without the
 * `Route` of a method whose use case took its name.
 */
export function finishOperations(document: OpenAPIObject, facts: ReadonlyMap<string, RouteFacts>): void {
  for (const described of operationsOf(document, facts)) {
    const { path, operation } = described;
    const tag = tagOf(path);
    if (tag !== undefined) operation.tags = [tag];
    declareAccess(described);
    declareRequestHeaders(described);
    declareSuccesses(described, document.components?.schemas ?? {});
    declareReplyHeaders(described, document.paths);
    declareRefusals(described);
  }
  document.tags = describedTags();
  document.components = {
    ...document.components,
    responses: problemReplies(),
    headers: replyHeaders(),
  };
}

function operationsOf(
  { paths }: OpenAPIObject,
  facts: ReadonlyMap<string, RouteFacts>,
): readonly DescribedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): DescribedOperation[] => {
      const operation = item[method];
      const name = operation?.operationId ?? '';
      const known = facts.get(name);
      if (operation === undefined || known === undefined) return [];
      operation.operationId = name.slice(name.indexOf('.') + 1).replace(/Route$/, '');
      return [{ path, method, operation, facts: known }];
    }),
  );
}
