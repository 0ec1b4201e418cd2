import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemSchema } from '#contracts';
import { type ApiServer, apiServer } from '../journeys/api-server.js';
import { HOSTILE_QUOTES } from './quote-requests.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  // Whatever was sent, the service still answers, and nothing of ours was polluted.
  expect((await api.get('/v1/packages')).status).toBe(200);
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  await api.stop();
});

describe('a hostile quote request', () => {
  it.each(HOSTILE_QUOTES.map((quote) => [quote.name, quote] as const))(
    '%s is answered with its status, code and place',
    async (_name, { body, status, code, pointer }) => {
      const reply = await api.post('/v1/quotes/preview', body());
      const answer = (await reply.json()) as Record<string, unknown>;
      expect([reply.status, status === 200 ? answer : answer['code']]).toMatchObject([
        status,
        expect.anything(),
      ]);
      if (status === 200) return;
      const problem = problemSchema.parse(answer);
      const said = [problem, ...(problem.errors ?? [])];
      if (code !== undefined) expect(said.map((each) => each.code)).toContain(code);
      if (pointer !== undefined) expect(problem.errors?.map((each) => each.pointer)).toContain(pointer);
      expect(JSON.stringify(answer)).not.toMatch(/node_modules|\bat .+:\d+:\d+|select |insert /i);
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-7',
    'application/xml',
    'multipart/form-data; boundary=x',
  ])('of content type `%s` is refused with 415', async (type) => {
    const reply = await api.post('/v1/quotes/preview', '{"package":"pro"}', {
      headers: { 'content-type': type },
    });
    expect([reply.status, await reply.json()]).toMatchObject([415, { code: 'request.media-type' }]);
  });

  it('reads JSON in UTF-8 with its charset named, and refuses bytes that are no UTF-8', async () => {
    const good = await api.post('/v1/quotes/preview', '{"package":"none"}', {
      headers: { 'content-type': 'Application/JSON; charset=UTF-8' },
    });
    expect(good.status).toBe(404);
    const reply = await fetch(`${api.address}/v1/quotes/preview`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/json' },
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
    });
    expect([reply.status, await reply.json()]).toMatchObject([400, { code: 'json.syntax' }]);
  });
});
