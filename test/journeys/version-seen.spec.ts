import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ApiServer, apiServer } from './api-server.js';
import { type DeafDatabase, deafDatabase } from './deaf-database.js';
import { type Person, personOf, publishVersion } from './people.js';

jest.setTimeout(60_000);

let here: ApiServer;
/** Two other processes on the same database: one that hears what is said, and one that can only ask. */
let listening: ApiServer;
let deaf: ApiServer;
let wire: DeafDatabase;
let ada: Person;
let grace: Person;

beforeAll(async () => {
  here = await apiServer();
  wire = await deafDatabase(here.database.url);
  listening = await apiServer({ databaseUrl: here.database.url });
  deaf = await apiServer({ databaseUrl: wire.url });
  ada = await personOf(here, 'ada');
  grace = await personOf(here, 'grace');
  await publishVersion(ada, grace, ['seen', 1, '1.00', '2026-01-01T00:00:00Z']);
}, 120_000);
afterAll(async () => {
  await deaf.stop();
  await wire.close();
  await listening.stop();
  await here.stop();
});

async function totalAt({ address }: ApiServer): Promise<unknown> {
  const reply = await fetch(`${address}/v1/quotes/preview`, {
    method: 'POST',
    headers: { authorization: `Bearer ${here.key}`, 'content-type': 'application/json' },
    body: '{"package":"seen"}',
  });
  return ((await reply.json()) as { total: unknown }).total;
}

async function publish(number: number): Promise<void> {
  const [status] = await publishVersion(ada, grace, ['seen', number, `${number}.00`, '2026-02-01T00:00:00Z']);
  expect(status).toBe(200);
}

describe('a version that one process publishes', () => {
  it('is the price at once where it was published, and soon wherever its notification is heard', async () => {
    await publish(2);
    expect(await totalAt(here)).toBe('2.00');
    while ((await totalAt(listening)) !== '2.00');
    expect(await totalAt(listening)).toBe('2.00');
  });

  it('is the price after the second question at the latest where nobody can listen: each second one is asked', async () => {
    // It has heard of nothing yet that was published just now.
    while ((await totalAt(deaf)) !== '2.00');
    await publish(3);
    const before = wire.polls();
    const seen: { readonly asked: number; readonly total: unknown }[] = [];
    do {
      const asked = wire.polls() - before;
      seen.push({ asked, total: await totalAt(deaf) });
    } while (seen.at(-1)?.total !== '3.00');
    // The first question after the commit is answered with it, so it is over when the second one is asked.
    expect(seen.filter(({ asked, total }) => asked >= 2 && total !== '3.00')).toEqual([]);
    expect(seen.filter(({ total }) => total !== '2.00' && total !== '3.00')).toEqual([]);
    expect(wire.cut()).toBeGreaterThan(0);
  });
});
