import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKey } from '#usecases';
import { type ApiServer, apiServer } from '../journeys/api-server.js';
import { versionText } from '../journeys/people.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

const draft = (fee: string): object => ({ source: versionText('hostile', 1, fee) });

describe.each([
  ['a draft', '/v1/packages/hostile/versions/1', draft('1.00'), draft('2.00'), draft('3.00')],
  ['a workspace', '/v1/workspaces/hostile', {}, { billingAccount: 'a' }, { billingAccount: 'b' }],
])('a writer of %s', (_what, path, first, second, third) => {
  const put = async (body: object, ifMatch?: string): Promise<[number, string, string | null]> => {
    const headers = ifMatch === undefined ? {} : { 'if-match': ifMatch };
    const reply = await api.put(path, body, { headers });
    const { code = 'done' } = (await reply.json()) as { code?: string };
    return [reply.status, code, reply.headers.get('etag')];
  };

  it('who does not say what they have seen gets 428, and 412 for what is old, weak or made up', async () => {
    expect(await put(first)).toEqual([201, 'done', '"1"']);
    expect(await put(second)).toEqual([428, expect.stringMatching(/\.if-match-missing$/), null]);
    expect(await put(second, '"1"')).toEqual([200, 'done', '"2"']);
    for (const tag of [
      '"1"',
      'W/"2"',
      'W/"1"',
      '2',
      '"2',
      '"02"',
      '"1", "2',
      '"99999999999999999999"',
      '',
      '"\t"',
    ])
      expect([tag, ...(await put(third, tag))]).toEqual([
        tag,
        412,
        expect.stringMatching(/\.changed$/),
        null,
      ]);
    expect((await api.get(path)).headers.get('etag')).toBe('"2"');
  });
});

describe('a key', () => {
  const as = (key: string) => ({ headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'hostile' } });

  it('that lacks a scope is told which', async () => {
    const wanted = { name: 'a reader', holder: 'eve', scopes: ['quotes:read'] };
    const reply = await api.post('/v1/keys', wanted, as(api.key));
    const { key } = (await reply.json()) as { key: string };
    const refusal = await api.put('/v1/packages/eve/versions/1', draft('1.00'), as(key));
    expect([refusal.status, await refusal.json()]).toMatchObject([
      403,
      { code: 'key.scope-missing', detail: 'this key lacks the scope `packages:write`' },
    ]);
  });

  /** That a mistyped key costs no question to the database, and a wrong one as much as an unknown one, counts `authenticate.spec`. */
  it('that is mistyped, unknown or wrong is 401, all in the same words', async () => {
    const mistyped = api.key.slice(0, -1) + (api.key.endsWith('0') ? '1' : '0');
    const wrong = `${api.key.slice(0, 13)}${generateKey().slice(13)}`;
    const answers: unknown[] = [];
    for (const key of [mistyped, wrong, generateKey()]) {
      const reply = await api.get('/v1/packages', as(key));
      const { requestId, ...problem } = (await reply.json()) as Record<string, unknown>;
      expect(requestId).toBe(reply.headers.get('x-request-id'));
      answers.push([reply.status, problem]);
    }
    expect(answers[0]).toMatchObject([401, { code: 'key.invalid' }]);
    expect(answers).toEqual(answers.map(() => answers[0]));
  });
});
