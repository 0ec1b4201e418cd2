import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { ask } from './keep-alive-clients.js';
import { type KillablePostgres, killablePostgres } from './killable-postgres.js';
import { type Acknowledged, keep, quotingClients } from './quoting-clients.js';
import { type ServiceProcess, serviceProcess } from './service-process.js';
import { isLong, limitMs, sized } from './size.js';
import { until } from '../until.js';

const KILLS = sized(2, 20);
const CLIENTS = sized(4, 8);
/** So many quotes between two kills: each client is in the middle of one at every kill. */
const BETWEEN = 2 * CLIENTS;

let postgres: KillablePostgres;
let service: ServiceProcess | undefined;

beforeAll(async () => {
  postgres = await killablePostgres();
}, 60_000);
afterAll(async () => {
  await service?.clean();
  await postgres.clean();
});

/** As it was given, read and given again. */
async function assertKept(address: string, { key, id, text }: Acknowledged): Promise<void> {
  const read = await ask(`${address}/v1/quotes/${id}`);
  expect([read.status, read.text]).toEqual([200, text]);
  const again = await keep(address, key);
  expect([again.status, again.headers['idempotency-replayed'], again.text]).toEqual([201, 'true', text]);
}

async function rowsOf(url: string): Promise<{ quotes: readonly string[]; replies: number }> {
  const client = new pg.Client(url);
  await client.connect();
  const quotes = await client.query<{ id: string }>(`select 'qte_' || id as id from quote order by id`);
  const replies = await client.query<{ count: number }>('select count(*)::int as count from idempotency');
  await client.end();
  return { quotes: quotes.rows.map(({ id }) => id), replies: replies.rows[0]?.count ?? 0 };
}

it(
  `PostgreSQL killed ${KILLS} times under clients that have quotes kept loses none that was acknowledged`,
  async () => {
    service = await serviceProcess({ DATABASE_URL: postgres.url, LOG_LEVEL: 'info' });
    const address = await service.listening;
    const load = quotingClients(address, CLIENTS);
    const { acknowledged, refused } = load;
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const enough = acknowledged.length + BETWEEN;
        await until(() => acknowledged.length >= enough || load.failures.length > 0);
        const before = refused.length;
        await postgres.kill();
        await until(() => refused.length >= before + CLIENTS || load.failures.length > 0);
        expect((await ask(`${address}/health/live`)).status).toBe(200);
        await postgres.start();
      }
      const enough = acknowledged.length + BETWEEN;
      await until(() => acknowledged.length >= enough || load.failures.length > 0);
    } finally {
      await load.stop();
    }
    expect(load.failures).toEqual([]);
    const meanwhile = refused.map(({ status, headers, text }) => [
      status,
      headers['retry-after'],
      (JSON.parse(text) as { code: string }).code,
    ]);
    expect(new Set(meanwhile.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify([503, '1', 'service.unavailable'])]),
    );
    expect(new Set(acknowledged.map(({ id }) => id)).size).toBe(acknowledged.length);
    for (const quote of acknowledged) await assertKept(address, quote);
    // Each key came to its end, so that there is one quote for each, and none besides.
    const { quotes, replies } = await rowsOf(postgres.url);
    expect(quotes).toEqual(acknowledged.map(({ id }) => id).sort());
    expect(replies).toBe(acknowledged.length);
    expect((await ask(`${address}/health/ready`)).status).toBe(200);
    if (isLong)
      report(
        acknowledged.length,
        refused.map(({ tookMs }) => tookMs),
      );
  },
  limitMs(KILLS, 20),
);

function report(acknowledged: number, tookMs: readonly number[]): void {
  const slowest = Math.round(Math.max(...tookMs));
  process.stderr.write(
    `${KILLS} kills: ${acknowledged} quotes acknowledged, none lost; ${tookMs.length} answers of 503, the slowest after ${slowest} ms\n`,
  );
}
