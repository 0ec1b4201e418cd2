import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '#contracts';
import { STEPS } from './administrative-routes.js';
import type { Step, Walk } from './administrative-step.js';
import { type ApiServer, apiServer } from './api-server.js';
import { type Person, personOf } from './people.js';
import { UNAUDITED } from './unaudited-routes.js';

let api: ApiServer;
let walk: Walk;
let powerless: Person;

beforeAll(async () => {
  api = await apiServer();
  walk = {
    root: await personOf(api, 'root', api, SCOPES),
    grace: await personOf(api, 'grace'),
    contentHash: '',
    subscription: '',
    migration: '',
    lock: '',
    key: '',
  };
  powerless = await personOf(api, 'powerless', api, ['metrics:read']);
}, 60_000);
afterAll(async () => {
  await api.stop();
});

/** Actions in the order of their rows. */
async function actions(): Promise<readonly string[]> {
  const reply = await api.get('/v1/audit?limit=200');
  const { data, nextCursor } = (await reply.json()) as { data: { action: string }[]; nextCursor: null };
  expect(nextCursor).toBeNull();
  return data.map(({ action }) => action).reverse();
}

interface Asked {
  readonly path?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The step's request, or that request with other parts. */
async function ask(step: Step, by: Person, other: Asked = {}) {
  const { path = step.path(walk), body = step.body?.(walk) ?? {}, headers = step.headers ?? {} } = other;
  const [method] = step.route.split(' ');
  if (method === 'PUT') return await by.put(path, body, headers);
  return method === 'DELETE' ? await by.delete(path, headers) : await by.post(path, body, headers);
}

describe('the audit', () => {
  it('knows every route that can change something', async () => {
    const reply = await fetch(`${api.address}/openapi.json`);
    const { paths } = (await reply.json()) as { paths: Record<string, Record<string, unknown>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const known = [...new Set(STEPS.map(({ route }) => route)), ...Object.keys(UNAUDITED)];
    // A new route goes into `administrative-routes.ts`: a step that shows its row, or the reason why none is due.
    expect(routes.sort()).toEqual(known.sort());
  });

  it.each(STEPS.map((step) => [step.action, step.route, step] as const))(
    'has one row `%s` for a change by %s, and none for refusals, dry runs and repetitions',
    async (action, route, step) => {
      await step.before?.(walk);
      const by = step.by?.(walk) ?? walk.root;
      const before = await actions();

      expect([(await ask(step, powerless))[0], await actions()]).toEqual([403, before]);
      const [status, problem] = await ask(step, by, step.refused);
      expect([status >= 400 && status < 500, problem]).toEqual([true, expect.anything()]);
      expect(await actions()).toEqual(before);
      if (step.isDry === true) {
        const dry = await ask(step, by, { body: { ...step.body?.(walk), dryRun: true } });
        expect([dry[0], await actions()]).toEqual([200, before]);
      }

      const headers = { ...step.headers, 'idempotency-key': randomUUID() };
      const done = await ask(step, by, { headers });
      expect([done[0] >= 200 && done[0] < 300, done[1]]).toEqual([true, expect.anything()]);
      expect(await actions()).toEqual([...before, action]);
      if (route.startsWith('POST ')) expect((await ask(step, by, { headers }))[0]).toBe(done[0]);
      else await ask(step, by);
      expect(await actions()).toEqual([...before, action]);
      step.after?.(walk, done);
    },
    30_000,
  );

  it('is in order after all of it, and its end is signed when somebody who may asks for it', async () => {
    const rows = String((await actions()).length);
    expect(await powerless.post('/v1/audit/checkpoints', {})).toMatchObject([
      403,
      { code: 'key.scope-missing' },
    ]);
    expect((await walk.grace.post('/v1/audit/checkpoints', {}))[1]).toMatchObject({
      detail: 'this key lacks the scope `keys:admin`',
    });
    const [status, checkpoint] = await walk.root.post('/v1/audit/checkpoints', {});
    expect([status, checkpoint]).toMatchObject([200, { seq: rows, signature: expect.any(String) }]);
    expect(await walk.root.post('/v1/audit/checkpoints', {})).toEqual([200, checkpoint]);
    expect((await walk.root.get('/v1/audit/checkpoints'))[1]).toEqual({
      data: [checkpoint],
      nextCursor: null,
    });
    expect(await walk.root.post('/v1/audit/verify', { checkpoint })).toMatchObject([200, { ok: true, rows }]);
  });
});
