import type { OpenAPIObject } from '@nestjs/swagger';

type Path = OpenAPIObject['paths'][string];
type Operation = NonNullable<Path['get']>;

/** Operations that send an entity tag: compilers disagree on whether their optional header shows by itself. */
const TAGGED: readonly (string | undefined)[] = ['version', 'current', 'source'];
const KNOWN_TAG = 'if-none-match';

/**
 * What no decorator says: a problem has a media type of its own, whatever the route produces, and an operation with
 * an entity tag answers 304 to who knows it.
 */
export function finishOperations(document: OpenAPIObject): void {
  for (const { get, post } of Object.values(document.paths))
    for (const operation of [get, post])
      if (operation !== undefined) {
        declareProblem(operation);
        if (TAGGED.includes(operation.operationId)) declareTag(operation);
      }
}

function declareProblem({ responses }: Operation): void {
  const problem = responses['default'];
  if (problem === undefined || !('content' in problem)) return;
  const [media] = Object.values(problem.content ?? {});
  if (media !== undefined) problem.content = { 'application/problem+json': media };
}

function declareTag(operation: Operation): void {
  const others = (operation.parameters ?? []).filter(
    (parameter) => !('name' in parameter && parameter.name.toLowerCase() === KNOWN_TAG),
  );
  operation.parameters = [
    ...others,
    {
      name: KNOWN_TAG,
      in: 'header',
      required: false,
      description: 'An entity tag that was answered before',
      schema: { type: 'string' },
    },
  ];
  operation.responses['304'] = { description: 'What the entity tag names is still so' };
}
