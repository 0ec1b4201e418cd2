import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '#testing';
import { freePort } from './free-port.js';
import { ask, keepAliveClients } from './keep-alive-clients.js';
import { type ServiceProcess, serviceProcess } from './service-process.js';
import { limitMs, sized } from './size.js';

const ROUNDS = sized(1, 10);
const CLIENTS = sized(4, 16);
const QUOTE = { package: 'seats', version: 1, quantities: { users: '12' }, usage: { 'document-bytes': '0' } };

let database: TestDatabase;
const processes: ServiceProcess[] = [];

beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(async () => {
  for (const process of processes) await process.clean();
  await database.drop();
});

async function instance(port: number): Promise<ServiceProcess> {
  const started = await serviceProcess({
    PORT: `${port}`,
    DATABASE_URL: database.url,
    LOG_LEVEL: 'warn',
    STOP_DRAIN_SECONDS: '1',
    // One key asks for all clients, a thousand times a second on a fast machine: its limit is tested elsewhere.
    RATE_LIMIT_PER_MINUTE: '0',
  });
  processes.push(started);
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    const ready = await ask(`${address}/health/ready`).catch(() => undefined);
    if (ready?.status === 200) return started;
    await Promise.race([
      new Promise((resolve) => setTimeout(resolve, 20)),
      started.ended.then((code) => {
        throw new Error(`it ended with ${String(code)}`);
      }),
    ]);
  }
}

it(
  'a rolling restart of two instances under load fails no request',
  async () => {
    const ports = [await freePort(), await freePort()];
    const running = [await instance(ports[0] ?? 0), await instance(ports[1] ?? 0)];
    const addresses = ports.map((port) => `http://127.0.0.1:${port}`);
    const load = keepAliveClients(addresses, CLIENTS, '/v1/quotes/preview', QUOTE);
    try {
      for (let round = 0; round < ROUNDS; round += 1)
        for (const [index, port] of ports.entries()) {
          const before = load.answered();
          const old = running[index];
          old?.signal('SIGTERM');
          expect(await old?.ended).toBe(0);
          running[index] = await instance(port);
          expect(load.answered()).toBeGreaterThan(before);
        }
    } finally {
      await load.stop();
    }
    const refused = processes.flatMap((service) => service.records().filter(({ status }) => status === 503));
    expect({ failures: load.failures, refused }).toEqual({ failures: [], refused: [] });
  },
  limitMs(ROUNDS * 2, 30),
);

it('a service that was told to stop says so, and goes on answering until balancers know', async () => {
  const port = await freePort();
  const service = await instance(port);
  const address = `http://127.0.0.1:${port}`;
  service.signal('SIGTERM');
  const reason = async (): Promise<unknown> => {
    const { status, text } = await ask(`${address}/health/ready`);
    return status === 503 ? (JSON.parse(text) as { detail: string }).detail : undefined;
  };
  while ((await reason()) !== 'the service is stopping');
  const quote = await ask(`${address}/v1/quotes/preview`, { body: QUOTE });
  expect([quote.status, quote.headers['connection']]).toEqual([200, 'close']);
  expect(await service.ended).toBe(0);
}, 60_000);
