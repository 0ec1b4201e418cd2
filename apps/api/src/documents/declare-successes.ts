import type { OpenAPIObject } from '@nestjs/swagger';
import { type DescribedOperation, type Operation, replyOf } from './described-operation.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const SAID: Readonly<Record<string, string>> = {
  200: 'What was asked for',
  201: 'It was created',
  202: 'It was noted, and is not done yet',
  204: 'It was done',
};

/**
 * Decorators declare one reply, at 200 whatever the route answers. One that puts creates or replaces; one that can
 * be tried creates nothing then; one that knows the caller's entity tag may have nothing to say.
 */
export function declareSuccesses({ method, operation, facts }: DescribedOperation, schemas: Schemas): void {
  const { responses } = operation;
  const reply = replyOf(operation, '200');
  if (reply !== undefined && facts.status !== 200) {
    responses[String(facts.status)] ??= { ...reply };
    if (!canBeTried(operation, schemas)) delete responses['200'];
  }
  if (reply !== undefined && method === 'put') responses['201'] ??= { ...reply };
  for (const [status, said] of Object.entries(SAID)) {
    const declared = replyOf(operation, status);
    if (declared !== undefined)
      responses[status] = { ...declared, description: declared.description || said };
  }
  if (method === 'get' && facts.reads.includes('if-none-match'))
    responses['304'] = { description: 'What the entity tag names is still so' };
}

/** A request with `dryRun` is answered like the real one, at 200. */
function canBeTried({ requestBody }: Operation, schemas: Schemas): boolean {
  if (requestBody === undefined || !('content' in requestBody)) return false;
  const schema = requestBody.content['application/json']?.schema;
  if (schema === undefined || !('$ref' in schema)) return false;
  const named = schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)];
  return named !== undefined && 'properties' in named && named.properties['dryRun'] !== undefined;
}
