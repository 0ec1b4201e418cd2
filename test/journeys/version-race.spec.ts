import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ApiServer, apiServer } from './api-server.js';
import { type Person, personOf, publishVersion, type Sent, versionText } from './people.js';

let here: ApiServer;
let there: ApiServer;
/** Each works on another process than the other. */
let ada: Person;
let grace: Person;

beforeAll(async () => {
  here = await apiServer();
  there = await apiServer({ databaseUrl: here.database.url });
  ada = await personOf(here, 'ada');
  grace = await personOf(here, 'grace', there);
}, 120_000);
afterAll(async () => {
  await there.stop();
  await here.stop();
});

/** Sends again what met somebody else: a gap that closes, a lock that is busy. */
async function insist(send: () => Promise<Sent>): Promise<Sent> {
  for (;;) {
    const sent = await send();
    const code = String(sent[1]['code']);
    if (sent[0] < 300 || !['version.gap', 'service.unavailable'].includes(code)) return sent;
  }
}

async function life(number: number): Promise<Sent> {
  const path = `/v1/packages/crowd/versions/${number}`;
  const source = versionText('crowd', number, `${number}.00`);
  const [, { contentHash }] = await insist(() => ada.put(path, { source }));
  await insist(() => ada.post(`${path}/submit`, {}));
  await insist(() => grace.post(`${path}/approve`, { contentHash }));
  return await insist(() => grace.post(`${path}/publish`, { contentHash }));
}

describe('many who publish at once, on two processes', () => {
  it('publish 50 versions of one package as 1 to 50, without a gap', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
    const replies = await Promise.all(numbers.map(life));
    expect(replies.map(([status]) => status)).toEqual(numbers.map(() => 200));
    const [, listed] = await ada.get('/v1/packages/crowd/versions?limit=200');
    const versions = listed['data'] as { version: number; state: string }[];
    expect(versions.map(({ version }) => version)).toEqual(numbers);
    expect(new Set(versions.map(({ state }) => state))).toEqual(new Set(['published']));
  }, 180_000);

  it('publish one version once: 50 sends get the same reply', async () => {
    const path = '/v1/packages/crowd/versions/51';
    const [, { contentHash }] = await ada.put(path, { source: versionText('crowd', 51, '51.00') });
    await ada.post(`${path}/submit`, {});
    await grace.post(`${path}/approve`, { contentHash });
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        insist(() => (index % 2 === 0 ? ada : grace).post(`${path}/publish`, { contentHash })),
      ),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]?.[0]).toBe(200);
    const client = new pg.Client(here.database.url);
    await client.connect();
    const { rows } = await client.query(
      `select count(*)::int as events from outbox where type = 'package.version-published' and payload like '%"51"%'`,
    );
    await client.end();
    expect(rows).toEqual([{ events: 1 }]);
  }, 120_000);
});

describe('a version that one process publishes', () => {
  const currentThere = async (): Promise<unknown> =>
    (await grace.get('/v1/packages/seen/current'))[1]['version'];

  it('is current on the other one within two seconds', async () => {
    const begun = performance.now();
    await publishVersion(ada, grace, ['seen', 1, '1.00', '2026-01-01T00:00:00Z']);
    const published = performance.now();
    while ((await currentThere()) !== 1)
      // What the promise allows, and as much again for a busy machine.
      if (performance.now() - published > 4_000) throw new Error('it was not seen');
    expect(performance.now()).toBeGreaterThan(begun);
  }, 60_000);

  it('is so by polling alone, when nobody can listen', async () => {
    const client = new pg.Client(here.database.url);
    await client.connect();
    // Nothing is announced: rows alone, as another program would write them.
    await client.query(`
      insert into package_version (package_key, number, hash, currency, interval, source, source_path, document,
        definition_set, effective_from, published_at, published_by, previous_number)
      select package_key, 2, repeat('0', 64), currency, interval, source, source_path, document, definition_set,
        '2026-02-01Z', published_at, published_by, 1
      from package_version where package_key = 'seen' and number = 1`);
    await client.end();
    while ((await currentThere()) !== 2);
    expect(await currentThere()).toBe(2);
  }, 60_000);
});
