import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ApiServer, apiServer } from './api-server.js';
import { type Person, personOf, publishVersion, versionText } from './people.js';

// Each takes a version through its whole life, often several times.
jest.setTimeout(60_000);

let api: ApiServer;
let ada: Person;
let grace: Person;

beforeAll(async () => {
  api = await apiServer();
  ada = await personOf(api, 'ada');
  grace = await personOf(api, 'grace');
}, 120_000);
afterAll(async () => {
  await api.stop();
});

const JANUARY = '2027-01-01T00:00:00Z';
const publish = (version: readonly [string, number, string, string?], more?: object) =>
  publishVersion(ada, grace, version, more);

async function currentAt(key: string, at: string): Promise<unknown> {
  const [, body] = await ada.get(`/v1/packages/${key}/current?at=${at}`);
  return body['version'] ?? body['code'];
}

async function promote(key: string, number: number, from: string, more: object = {}) {
  const path = `/v1/packages/${key}/versions/${number}`;
  const asked = await ada.post(`${path}/promote`, { from, ...more });
  if (asked[0] !== 202) return asked;
  const [, { contentHash }] = await ada.get(path);
  await grace.post(`${path}/approve`, { contentHash, from });
  return await ada.post(`${path}/promote`, { from, ...more });
}

// Each of these billed somebody the wrong price in a system like this one.
describe('a scheduled price', () => {
  it('is never dropped in silence by another one for the same instant', async () => {
    await publish(['same', 1, '10.00', '2026-01-01T00:00:00Z']);
    await publish(['same', 2, '20.00', JANUARY]);
    expect(await publish(['same', 3, '30.00', JANUARY])).toMatchObject([
      409,
      {
        code: 'version.schedule-dropped',
        detail: expect.stringContaining('`same@2` would not become current at 2027-01-01T00:00:00Z'),
        errors: [{ help: 'if that is meant, send `supersedes: [2]`' }],
      },
    ]);
    const [, { contentHash }] = await ada.get('/v1/packages/same/versions/3');
    const path = '/v1/packages/same/versions/3/publish';
    expect(await ada.post(path, { contentHash, supersedes: [1] })).toMatchObject([409, {}]);
    const done = await ada.post(path, { contentHash, supersedes: [2] });
    expect(done).toMatchObject([200, { state: 'published', supersedes: [2] }]);
    expect(await ada.post(path, { contentHash })).toEqual(done);
    expect([await currentAt('same', '2026-12-31T23:59:59Z'), await currentAt('same', JANUARY)]).toEqual([
      1, 3,
    ]);
  });

  it('is not cancelled by retiring its version unless that is said', async () => {
    await publish(['cancelled', 1, '10.00', '2026-01-01T00:00:00Z']);
    await publish(['cancelled', 2, '20.00', JANUARY]);
    const path = '/v1/packages/cancelled/versions/2/retire';
    expect(await ada.post(path, { reason: 'a mistake' })).toMatchObject([
      409,
      { code: 'version.schedule-dropped' },
    ]);
    expect((await ada.post(path, { reason: 'a mistake', supersedes: [2] }))[0]).toBe(200);
    // What was current before its day stays so.
    expect(await currentAt('cancelled', '2027-06-01T00:00:00Z')).toBe(1);
  });

  it('is not promised to a version that another one would keep from ever being current', async () => {
    await publish(['tie', 1, '10.00']);
    await publish(['tie', 2, '20.00', JANUARY]);
    expect(await promote('tie', 1, JANUARY)).toMatchObject([409, { code: 'version.never-current' }]);
  });

  it('never comes before that of an earlier version', async () => {
    await publish(['order', 1, '10.00', JANUARY]);
    const source = versionText('order', 2, '20.00', '2026-12-01T00:00:00Z');
    expect(await ada.put('/v1/packages/order/versions/2', { source })).toMatchObject([
      422,
      { errors: [{ code: 'effective-order', line: 6 }] },
    ]);
  });

  it('applies to everybody who asks: a quote without a version has the one that is current', async () => {
    for (const at of ['2026-12-31T23:59:59.999999Z', JANUARY]) {
      const reply = await api.post('/v1/quotes/preview', { package: 'same', at });
      const { package: priced } = (await reply.json()) as { package: { version: number } };
      expect(priced.version).toBe(await currentAt('same', at));
    }
  });

  it('does not cut a period that began before it into fragments', async () => {
    const reply = await api.post('/v1/quotes/preview', {
      package: 'same',
      at: '2026-12-20T00:00:00Z',
      period: { from: '2026-12-15T00:00:00Z', to: '2027-01-15T00:00:00Z' },
    });
    expect(await reply.json()).toMatchObject({ package: { version: 1 }, total: '10.00' });
  });

  it('is found behind a version that has no date', async () => {
    await publish(['gaps', 1, '10.00', '2026-01-01T00:00:00Z']);
    await publish(['gaps', 2, '20.00']);
    await publish(['gaps', 3, '30.00', JANUARY]);
    expect([await currentAt('gaps', '2026-12-01T00:00:00Z'), await currentAt('gaps', JANUARY)]).toEqual([
      1, 3,
    ]);
  });

  it('comes back when an older version is promoted again, and no answer about the past changes', async () => {
    await promote('gaps', 2, '2026-12-01T00:00:00Z');
    await promote('gaps', 1, '2026-12-15T00:00:00Z');
    const days = ['2026-11-24', '2026-12-01', '2026-12-15', '2027-01-01'];
    const answers = await Promise.all(days.map((day) => currentAt('gaps', `${day}T00:00:00Z`)));
    expect(answers).toEqual([1, 2, 1, 3]);
    api.clock.set('2027-02-01T00:00:00Z');
    // Said late, it counts from when it is said.
    expect(await promote('gaps', 2, '2026-12-20T00:00:00Z')).toMatchObject([200, { state: 'promoted' }]);
    const again = await Promise.all(days.map((day) => currentAt('gaps', `${day}T00:00:00Z`)));
    expect(again).toEqual(answers);
    expect(await currentAt('gaps', '2027-02-01T00:00:00Z')).toBe(2);
  });
});
