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

describe('what is served beside the API', () => {
  it('shows its description at /docs without loading anything from elsewhere', async () => {
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
