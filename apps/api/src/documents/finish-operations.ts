import type { OpenAPIObject } from '@nestjs/swagger';

type Path = OpenAPIObject['paths'][string];
type Operation = NonNullable<Path['get']>;

/** Operations that send an entity tag: compilers disagree on whether their optional header shows by itself. */
const TAGGED: readonly (string | undefined)[] = ['version', 'current', 'source', 'workspace'];
const KNOWN_TAG = 'if-none-match';
const SEEN_TAG = 'if-match';

/**
 * What no decorator says: a problem has a media type of its own, whatever the route produces, and an operation with
 * an entity tag answers 304 to who knows it. One that puts takes the tag that the writer has seen.
 */
export function finishOperations(document: OpenAPIObject): void {
  for (const { get, post, put, delete: remove } of Object.values(document.paths)) {
    for (const operation of [get, post, put, remove]) if (operation !== undefined) declareProblem(operation);
    if (get !== undefined && TAGGED.includes(get.operationId)) {
      declareHeader(get, KNOWN_TAG, 'An entity tag that was answered before');
      get.responses['304'] = { description: 'What the entity tag names is still so' };
    }
    if (put !== undefined) {
      declareHeader(put, SEEN_TAG, 'The entity tag of what is to be replaced');
      declareHeader(put, KNOWN_TAG, '`*`: nothing may be there yet');
    }
  }
}

function declareProblem({ responses }: Operation): void {
  const problem = responses['default'];
  if (problem === undefined || !('content' in problem)) return;
  const [media] = Object.values(problem.content ?? {});
  if (media !== undefined) problem.content = { 'application/problem+json': media };
}

function declareHeader(operation: Operation, name: string, description: string): void {
  const others = (operation.parameters ?? []).filter(
    (parameter) => !('name' in parameter && parameter.name.toLowerCase() === name),
  );
  operation.parameters = [
    ...others,
    { name, in: 'header', required: false, description, schema: { type: 'string' } },
  ];
}
