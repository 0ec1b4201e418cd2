import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort } from './free-port.js';
import { ask } from './keep-alive-clients.js';
import { type KillablePostgres, killablePostgres } from './killable-postgres.js';
import { type ServiceProcess, serviceProcess } from './service-process.js';

let postgres: KillablePostgres;
let service: ServiceProcess;

beforeAll(async () => {
  postgres = await killablePostgres();
  await postgres.stop();
}, 60_000);
afterAll(async () => {
  await service.clean();
  await postgres.clean();
});

it('a service that starts before its database is live and not ready, and serves once the database is there', async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  service = await serviceProcess({ PORT: `${port}`, DATABASE_URL: postgres.url });
  const live = async (): Promise<number> =>
    await ask(`${address}/health/live`).then(
      ({ status }) => status,
      () => 0,
    );
  while ((await live()) !== 200) await Promise.race([pause(), service.ended]);
  const ready = await ask(`${address}/health/ready`);
  expect([ready.status, ready.headers['retry-after'], JSON.parse(ready.text)]).toMatchObject([
    503,
    '1',
    { code: 'service.unavailable' },
  ]);
  expect((await ask(`${address}/v1/packages`)).status).toBe(503);
  await postgres.start();
  expect(await service.listening).toBe(address);
  const served = await ask(`${address}/health/ready`);
  expect([served.status, JSON.parse(served.text)]).toMatchObject([
    200,
    { checks: { database: { status: 'up' }, migrations: { status: 'up' } } },
  ]);
  expect(service.records()[0]).toMatchObject({
    level: 'warn',
    msg: expect.stringContaining('does not answer (ECONNREFUSED)'),
  });
}, 120_000);

it('a service that waits for its database can be stopped', async () => {
  const waiting = await serviceProcess({ DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/c` });
  while (waiting.records().length === 0) await Promise.race([pause(), waiting.ended]);
  waiting.signal('SIGTERM');
  expect(await waiting.ended).toBe(0);
  await waiting.clean();
}, 60_000);

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
