/** As much of OpenAPI 3.1 as our description uses. */
export interface OpenApi {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly security: readonly object[];
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Reply | Reference>>;
  readonly 'x-ratebook-scope'?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: object;
}

export interface Reply {
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Content;
}

interface Reference {
  readonly $ref: string;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;
export type Schema = Readonly<Record<string, unknown>> & { readonly examples?: readonly unknown[] };

export interface Described {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

export const operationsOf = ({ paths }: OpenApi): readonly Described[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** What a reference names; anything else is itself. */
export function resolved<T extends object>(document: OpenApi, value: T | Reference): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  return at(document, stepsOf(value.$ref)) as T;
}

/** The steps of `#/components/schemas/Key`. */
export const stepsOf = (reference: string): readonly string[] =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));

export function at(root: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
    root,
  );
}

/** Every place where a value is described: its steps from the root, and its schema. */
export const bodySchemasOf = (
  document: OpenApi,
  { path, method, operation }: Described,
): readonly { readonly steps: readonly string[]; readonly schema: Schema }[] => [
  ...Object.entries(operation.requestBody?.content ?? {}).map(([media, { schema }]) => ({
    steps: ['paths', path, method, 'requestBody', 'content', media, 'schema'],
    schema: resolved(document, schema),
  })),
  ...Object.entries(operation.responses).flatMap(([status, given]) => {
    const steps = '$ref' in given ? stepsOf(given.$ref) : ['paths', path, method, 'responses', status];
    const { content = {} } = resolved(document, given as Reply);
    return Object.entries(content).map(([media, { schema }]) => ({
      steps: [...steps, 'content', media, 'schema'],
      schema: resolved(document, schema),
    }));
  }),
];
