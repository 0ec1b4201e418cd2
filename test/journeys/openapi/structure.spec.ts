import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ApiServer, apiServer } from '../api-server.js';
import {
  at,
  bodySchemasOf,
  type Described,
  type OpenApi,
  operationsOf,
  resolved,
  stepsOf,
} from './document.js';
import { type Judge, judgeOf } from './judge.js';

jest.setTimeout(60_000);

let api: ApiServer;
let document: OpenApi;
let judge: Judge;
let operations: readonly Described[];

beforeAll(async () => {
  api = await apiServer();
  document = (await (await fetch(`${api.address}/openapi.json`)).json()) as OpenApi;
  judge = judgeOf(document);
  operations = operationsOf(document);
});
afterAll(async () => {
  await api.stop();
});

/** Those that are not so, by name: a list says more than the first that fails. */
const except = (isSo: (described: Described) => boolean): readonly string[] =>
  operations.filter((each) => !isSo(each)).map(({ operation }) => operation.operationId);

describe('the API description', () => {
  it('is OpenAPI 3.1 and names each operation once', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.length).toBeGreaterThan(40);
    expect([...new Set(ids)]).toEqual(ids);
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((to) => at(document, stepsOf(to)) === undefined)).toEqual([]);
  });

  it('says of each operation what it does and to what noun it belongs', () => {
    const tags = document.tags.map(({ name }) => name);
    expect(except(({ operation: { summary = '' } }) => summary.length > 3)).toEqual([]);
    expect(
      except(({ operation: { tags: [tag, ...more] = [] } }) => more.length === 0 && tags.includes(tag ?? '')),
    ).toEqual([]);
  });

  it('says of each operation who may ask: everybody, every key, or keys with its scope', () => {
    expect(document.security).toEqual([{ bearer: [] }]);
    const isOpen = ({ operation: { security } }: Described): boolean => security?.length === 0;
    expect(operations.filter(isOpen).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/health/live', '/health/ready', '/schemas/{name}']),
    );
    expect(except((each) => isOpen(each) || each.operation['x-ratebook-scope'] !== undefined)).toEqual([
      'me',
    ]);
    expect(except((each) => !(isOpen(each) && each.operation['x-ratebook-scope'] !== undefined))).toEqual([]);
  });

  it('declares each name in a path, and no other', () => {
    expect(
      except(({ path, operation: { parameters = [] } }) => {
        const named = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
        const declared = parameters.filter((each) => each.in === 'path');
        return (
          declared.every(({ required }) => required) &&
          named.sort().join() ===
            declared
              .map(({ name }) => name)
              .sort()
              .join()
        );
      }),
    ).toEqual([]);
  });

  it('declares how each operation succeeds, and that everything else is a problem', () => {
    expect(
      except(({ operation: { responses } }) =>
        Object.keys(responses).some((status) => /^2\d\d$/.test(status)),
      ),
    ).toEqual([]);
    for (const { operation } of operations)
      for (const [status, reply] of Object.entries(operation.responses)) {
        if (!/^(?:[45]\d\d|default)$/.test(status)) continue;
        expect([operation.operationId, status, resolved(document, reply).content]).toEqual([
          operation.operationId,
          status,
          { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        ]);
      }
    expect(except(({ operation: { responses } }) => 'default' in responses)).toEqual([]);
  });

  it('asks for an idempotency key exactly where a reply can be one that was given before', () => {
    const isKeyed = ({ operation: { parameters = [] } }: Described): boolean =>
      parameters.some(({ name, required }) => name === 'idempotency-key' && required);
    expect(operations.filter(isKeyed).length).toBeGreaterThan(10);
    expect(
      except((each) =>
        Object.values(each.operation.responses)
          .map((reply) => resolved(document, reply))
          .filter(({ headers = {} }) => 'ratelimit' in headers)
          .every(({ headers = {} }) => 'idempotency-replayed' in headers === isKeyed(each)),
      ),
    ).toEqual([]);
  });

  it('holds schemas alone that another reader understands', () => {
    const schemas = [
      ...Object.keys(document.components['schemas'] ?? {}).map((name) => ['components', 'schemas', name]),
      ...operations.flatMap((each) => bodySchemasOf(document, each).map(({ steps }) => steps)),
      ...operations.flatMap(({ path, method, operation: { parameters = [] } }) =>
        parameters.map((_, place) => ['paths', path, method, 'parameters', `${place}`, 'schema']),
      ),
    ];
    expect(schemas.length).toBeGreaterThan(200);
    for (const steps of schemas) expect(() => judge(steps, null)).not.toThrow();
  });

  it('gives an example of every request and every reply, and each is what its schema says', () => {
    const bodies = operations.flatMap((each) => bodySchemasOf(document, each));
    const without = bodies.filter(({ schema: { examples = [] } }) => examples.length === 0);
    expect(without.map(({ steps }) => steps.join(' '))).toEqual([]);
    const wrong = bodies.flatMap(({ steps, schema: { examples = [] } }) =>
      examples.flatMap((example) => judge(steps, example).map((fault) => `${steps.join(' ')}: ${fault}`)),
    );
    expect(wrong).toEqual([]);
  });

  it('gives no example of a component that the component refuses', () => {
    const wrong = Object.entries(document.components['schemas'] ?? {}).flatMap(([name, schema]) => {
      const { examples = [] } = schema as { examples?: readonly unknown[] };
      return examples.flatMap((example) =>
        judge(['components', 'schemas', name], example).map((fault) => `${name}: ${fault}`),
      );
    });
    expect(wrong).toEqual([]);
  });
});
