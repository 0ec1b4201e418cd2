import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { type ApiServer, apiServer } from './api-server.js';
import { type Person, personOf, retryAfterMsOf, type Sent, versionText } from './people.js';

jest.setTimeout(60_000);

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

/** Says a version's number each time that a step of its life is done. */
const steps = new EventEmitter().setMaxListeners(0);

/** Sends again what met somebody else: a gap once the version before got on, a busy lock when it says. */
async function insist(number: number, send: () => Promise<Sent>): Promise<Sent> {
  for (;;) {
    // Listens before it asks: a step that is done meanwhile is not missed.
    const gotOn = once(steps, String(number - 1));
    const sent = await send();
    const code = String(sent[1]['code']);
    if (code === 'version.gap') await gotOn;
    else if (code === 'service.unavailable') await sleep(retryAfterMsOf(sent));
    else {
      steps.emit(String(number));
      return sent;
    }
  }
}

async function life(number: number): Promise<Sent> {
  const path = `/v1/packages/crowd/versions/${number}`;
  const source = versionText('crowd', number, `${number}.00`);
  const [, { contentHash }] = await insist(number, () => ada.put(path, { source }));
  await insist(number, () => ada.post(`${path}/submit`, {}));
  await insist(number, () => grace.post(`${path}/approve`, { contentHash }));
  return await insist(number, () => grace.post(`${path}/publish`, { contentHash }));
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
        insist(51, () => (index % 2 === 0 ? ada : grace).post(`${path}/publish`, { contentHash })),
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
