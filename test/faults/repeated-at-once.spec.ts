import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '#testing';
import { type Answered, ask } from './keep-alive-clients.js';
import { QUOTE } from './quoting-clients.js';
import { type ServiceProcess, serviceProcess } from './service-process.js';

const AT_ONCE = 50;

let database: TestDatabase;
let client: pg.Client;
const services: ServiceProcess[] = [];
let addresses: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  for (let count = 0; count < 2; count += 1)
    services.push(await serviceProcess({ DATABASE_URL: database.url }));
  addresses = await Promise.all(services.map(({ listening }) => listening));
}, 110_000);
afterAll(async () => {
  for (const service of services) await service.clean();
  await client.end();
  await database.drop();
});

const codeOf = ({ text }: Answered): unknown => (JSON.parse(text) as { code?: unknown }).code;

/** Another one is at work under the key; or fifty at once were more than a busy machine could do in time. */
const COME_AGAIN = ['idempotency.in-flight', 'service.unavailable'];
const PAUSE_MS = 20;

/** The one good answer of many identical requests to two processes; whoever is asked to come again does. */
async function onlyAnswer(path: string, body: unknown): Promise<string> {
  const key = randomUUID();
  const send = async (index: number): Promise<Answered> => {
    for (;;) {
      const url = `${addresses[index % 2] ?? ''}${path}`;
      const answer = await ask(url, { headers: { 'idempotency-key': key }, body });
      if (!COME_AGAIN.includes(String(codeOf(answer)))) return answer;
      expect(answer.headers['retry-after']).toBe('1');
      await sleep(PAUSE_MS);
    }
  };
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => send(index)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  // The one that did it, and those that were told what it did.
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
  const replays = new Set(
    answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true').map(({ text }) => text),
  );
  expect(replays.size).toBe(1);
  return [...replays][0] ?? '';
}

const count = async (statement: string, values: readonly unknown[]): Promise<number> =>
  (await client.query<{ count: number }>(statement, [...values])).rows[0]?.count ?? 0;

describe('fifty identical requests at once to two processes', () => {
  it('keep one quote', async () => {
    const { id } = JSON.parse(await onlyAnswer('/v1/quotes', QUOTE)) as { id: string };
    const { rows } = await client.query(`select 'qte_' || id as id from quote`);
    expect(rows).toEqual([{ id }]);
    expect(await count(`select count(*)::int from outbox where type = 'quote.kept'`, [])).toBe(1);
  }, 60_000);

  it('make one key, which only the first answer shows', async () => {
    const reply = await onlyAnswer('/v1/keys', { name: 'crowd', holder: 'crowd', scopes: ['packages:read'] });
    expect(reply).not.toContain('rbk_');
    expect(await count(`select count(*)::int from api_key where holder = $1`, ['crowd'])).toBe(1);
    expect(await count(`select count(*)::int from audit where action = 'key.created'`, [])).toBe(1);
  }, 60_000);
});
