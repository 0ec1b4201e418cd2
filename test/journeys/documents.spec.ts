import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiServer, apiServer } from './api-server.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

const open = (path: string): Promise<Response> => fetch(api.address + path);

interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, object> }>;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly security?: object;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly security: object;
  readonly components: {
    readonly schemas: Record<string, unknown>;
    readonly securitySchemes: Record<string, object>;
  };
}

describe('the API description', () => {
  it('is OpenAPI 3.1, made from the schemas that judge requests', async () => {
    const document = (await (await open('/openapi.json')).json()) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/.well-known/ratebook-keys.json',
      '/health/live',
      '/health/ready',
      '/schemas/{name}',
      '/v1/audit',
      '/v1/audit/checkpoints',
      '/v1/audit/verify',
      '/v1/keys',
      '/v1/keys/{id}',
      '/v1/keys/{id}/rotate',
      '/v1/me',
      '/v1/meters',
      '/v1/packages',
      '/v1/packages/check',
      '/v1/packages/{key}',
      '/v1/packages/{key}/current',
      '/v1/packages/{key}/versions',
      '/v1/packages/{key}/versions/{number}',
      '/v1/packages/{key}/versions/{number}/approve',
      '/v1/packages/{key}/versions/{number}/break-glass',
      '/v1/packages/{key}/versions/{number}/diff',
      '/v1/packages/{key}/versions/{number}/promote',
      '/v1/packages/{key}/versions/{number}/publish',
      '/v1/packages/{key}/versions/{number}/reject',
      '/v1/packages/{key}/versions/{number}/retire',
      '/v1/packages/{key}/versions/{number}/source',
      '/v1/packages/{key}/versions/{number}/submit',
      '/v1/packages/{key}/versions/{number}/withdraw',
      '/v1/plans',
      '/v1/quotes',
      '/v1/quotes/batch',
      '/v1/quotes/preview',
      '/v1/quotes/{id}',
      '/v1/quotes/{id}/accept',
      '/v1/quotes/{id}/replay',
      '/v1/signing-keys/rotate',
      '/v1/subscription-migrations',
      '/v1/subscription-migrations/{id}',
      '/v1/subscription-migrations/{id}/items',
      '/v1/subscription-migrations/{id}/pause',
      '/v1/subscription-migrations/{id}/revert',
      '/v1/subscription-migrations/{id}/start',
      '/v1/subscriptions',
      '/v1/subscriptions/{id}',
      '/v1/subscriptions/{id}/change',
      '/v1/subscriptions/{id}/end',
      '/v1/subscriptions/{id}/pause',
      '/v1/subscriptions/{id}/resume',
      '/v1/workspaces',
      '/v1/workspaces/{id}',
      '/v1/workspaces/{id}/subscriptions',
    ]);
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Decimal', 'PackageVersion', 'Problem', 'Quote', 'QuoteRequest']),
    );
    expect(document.components.schemas['QuoteRequest']).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
  });

  it('refers to nothing that it does not hold', async () => {
    const text = await (await open('/openapi.json')).text();
    const { components } = JSON.parse(text) as OpenApi;
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(referred.length).toBeGreaterThan(5);
    expect(text).not.toContain('#/$defs/');
    for (const name of referred) expect(components.schemas).toHaveProperty([name ?? '']);
  });

  it('says who may ask, what problems look like and where nothing may have changed', async () => {
    const { paths, security, components } = (await (await open('/openapi.json')).json()) as OpenApi;
    expect(security).toEqual([{ bearer: [] }]);
    expect(components.securitySchemes['bearer']).not.toHaveProperty('bearerFormat');
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    );
    for (const { path, responses } of operations)
      expect([path, responses['default']?.content]).toEqual([
        path,
        { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      ]);
    const withoutKey = operations.filter((operation) => JSON.stringify(operation.security) === '[]');
    expect(withoutKey.map(({ path }) => path).sort()).toEqual([
      '/.well-known/ratebook-keys.json',
      '/health/live',
      '/health/ready',
      '/schemas/{name}',
    ]);
    const tagged = operations.filter(({ responses }) => '304' in responses);
    expect(tagged.map(({ path }) => path).sort()).toEqual([
      '/v1/packages/{key}/current',
      '/v1/packages/{key}/versions/{number}',
      '/v1/packages/{key}/versions/{number}/source',
      '/v1/workspaces/{id}',
    ]);
    for (const { responses, parameters = [] } of tagged) {
      expect(responses['304']).not.toHaveProperty('content');
      expect(parameters).toContainEqual(
        expect.objectContaining({ name: 'if-none-match', in: 'header', required: false }),
      );
    }
  });

  it('is shown at /docs without loading anything from elsewhere', async () => {
    const page = await open('/docs');
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    for (const [, path = ''] of html.matchAll(/(?:href|src)="([^"]+)"/g)) {
      const asset = await open(path);
      expect([path, asset.status, (await asset.text()).length > 50]).toEqual([path, 200, true]);
    }
    expect((await open('/docs/package.json')).status).toBe(404);
  });

  it('serves the schemas of rule files', async () => {
    const reply = await open('/schemas/package.v1.json');
    expect(reply.headers.get('content-type')).toBe('application/schema+json; charset=utf-8');
    expect(await reply.json()).toHaveProperty('$schema');
    expect((await open('/schemas/none.json')).status).toBe(404);
  });
});
