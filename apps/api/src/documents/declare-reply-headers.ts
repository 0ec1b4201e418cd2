import type { OpenAPIObject } from '@nestjs/swagger';
import {
  type DescribedOperation,
  type Operation,
  type Reply,
  replyOf,
  takes,
} from './described-operation.js';

const HEADERS = {
  etag: 'Names what was answered: hand it in as `if-none-match` to ask again, as `if-match` to replace it',
  location: 'Where what was created can be asked for',
  'idempotency-replayed': '`true`: the reply of the first request with this key, which had its effect then',
  ratelimit: 'What is left of the minute of this key, when keys are limited: `"key";r=59999;t=60`',
  'ratelimit-policy': 'How often a key may ask, when keys are limited: `"key";q=60000;w=60`',
} as const;
type Header = keyof typeof HEADERS;

const SUCCESSES = ['200', '201', '202', '204', '304'] as const;
/** What has an entity tag, whichever route answers it. */
const TAGGED = ['PackageVersion', 'Workspace', 'Experiment'].map((name) => `#/components/schemas/${name}`);

export const replyHeaders = () =>
  Object.fromEntries(
    Object.entries(HEADERS).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  );

export function declareReplyHeaders(described: DescribedOperation, paths: OpenAPIObject['paths']): void {
  const { operation, facts } = described;
  for (const status of SUCCESSES) {
    const reply = replyOf(operation, status);
    if (reply === undefined) continue;
    const names: Header[] = [
      ...(isTagged(described, reply) ? (['etag'] as const) : []),
      ...((status === '201' || status === '202') && canBeFound(described, paths)
        ? (['location'] as const)
        : []),
      ...(takes(operation, 'header', 'idempotency-key') ? (['idempotency-replayed'] as const) : []),
      ...(facts.declared === 'public' ? [] : (['ratelimit', 'ratelimit-policy'] as const)),
    ];
    if (names.length === 0) continue;
    const headers = names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const);
    operation.responses[status] = { ...reply, headers: Object.fromEntries(headers) };
  }
}

function isTagged({ method, facts }: DescribedOperation, { content = {} }: Reply): boolean {
  if (method === 'get' && facts.reads.includes('if-none-match')) return true;
  return Object.values(content).some(
    ({ schema }) =>
      method !== 'get' && schema !== undefined && '$ref' in schema && TAGGED.includes(schema.$ref),
  );
}

/** What was put is found where it was put; what was posted, under its id; what a verb began (`close`), in its plural. */
function canBeFound({ path, method }: DescribedOperation, paths: OpenAPIObject['paths']): boolean {
  const places = method === 'put' ? [path] : [`${path}/{id}`, `${path}s/{id}`];
  return places.some((place) => {
    const found: Operation | undefined = paths[place]?.get;
    return found !== undefined;
  });
}
