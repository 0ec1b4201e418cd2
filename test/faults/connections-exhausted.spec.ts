import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { ask } from './keep-alive-clients.js';
import { type KillablePostgres, killablePostgres } from './killable-postgres.js';
import { keep } from './quoting-clients.js';
import { type ServiceProcess, serviceProcess } from './service-process.js';
import { until } from '../until.js';

const MAX_CONNECTIONS = 24;

let postgres: KillablePostgres;
let service: ServiceProcess | undefined;
const others: pg.Client[] = [];

beforeAll(async () => {
  postgres = await killablePostgres();
  const first = new pg.Client(postgres.url);
  await first.connect();
  await first.query(`alter system set max_connections = ${MAX_CONNECTIONS}`);
  await first.end();
  await postgres.stop();
  await postgres.start();
}, 90_000);
afterAll(async () => {
  for (const other of others) await other.end();
  await service?.clean();
  await postgres.clean();
});

/** Takes every connection that is left; another program would. */
async function takeAll(): Promise<void> {
  for (;;) {
    const client = new pg.Client(postgres.url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      others.push(client);
    } catch (error) {
      // `too many connections`
      expect((error as { code?: string }).code).toBe('53300');
      return;
    }
  }
}

/** The service loses the connections that it has. */
const cutOff = (): Promise<unknown> | undefined =>
  others[0]?.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'ratebook%'`,
  );

it('a service that gets no connection answers 503, never 500, and serves once there are some', async () => {
  service = await serviceProcess({ DATABASE_URL: postgres.url });
  const address = await service.listening;
  const statuses = new Set<number>();
  const quote = async (): Promise<number> => {
    const { status, headers, text } = await keep(address, randomUUID());
    statuses.add(status);
    if (status === 503)
      expect([headers['retry-after'], JSON.parse(text)]).toMatchObject([
        '1',
        { code: 'service.unavailable' },
      ]);
    return status;
  };
  expect(await quote()).toBe(201);
  // It may get one back before the others take it: then it loses it again.
  await until(async () => {
    await takeAll();
    await cutOff();
    await takeAll();
    return (await quote()) === 503;
  });
  expect((await ask(`${address}/health/live`)).status).toBe(200);
  await Promise.all(Array.from({ length: 20 }, quote));
  for (const other of others.splice(0)) await other.end();
  await until(async () => (await quote()) === 201);
  expect((await ask(`${address}/health/ready`)).status).toBe(200);
  expect([...statuses].sort()).toEqual([201, 503]);
}, 110_000);
