import { afterEach, beforeEach, expect, it } from '@jest/globals';
import * as z from 'zod';
import { createLog } from '#observing';
import { defineJob } from '#queues';
import { openStorage, OutboxStore, type Storage } from '#storage';
import { FrozenClock, type TestDatabase, testDatabase, type TestRedis, testRedis } from '#testing';
import { alarm } from '../../apps/worker/src/alarm.js';
import { processor } from '../../apps/worker/src/processor.js';
import { type RunningWorker, startWorker } from '../../apps/worker/src/start-worker.js';
import { type ServiceProcess, serviceProcess } from '../faults/service-process.js';

const clock = new FrozenClock('2026-11-23T12:00:00Z');
const renew = defineJob({
  queue: 'migrations',
  name: 'renew-thing',
  v: 1,
  hint: z.object({ thing: z.string() }),
  idOf: ({ thing }) => ['thing', thing, 1],
});

/** Renews things, but for one. */
class RenewThing {
  async run({ thing }: { thing: string }): Promise<void> {
    await Promise.resolve();
    if (thing === 'broken') throw new Error('no thing, and no rbk_Ab12_c3cr3t\nin one line');
  }
}

let database: TestDatabase;
let storage: Storage;
let redis: TestRedis | undefined;
let worker: RunningWorker | undefined;
let program: ServiceProcess | undefined;

beforeEach(async () => {
  database = await testDatabase();
  const opened = await openStorage(database.url);
  if (!opened.ok) throw new Error(opened.fault.message);
  storage = opened.value;
}, 60_000);
afterEach(async () => {
  await worker?.stop();
  await program?.clean();
  await redis?.stop();
  [worker, program, redis] = [undefined, undefined, undefined];
  await storage.close();
  await database.drop();
});

const happened = (thing: string) =>
  storage.store(OutboxStore).append({ type: 'thing.changed', payload: { thing } }, clock.now());

async function samplesAt(address: string): Promise<Readonly<Record<string, number>>> {
  const lines = (await (await fetch(address)).text()).split('\n').filter((line) => !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]));
}

it.each(['postgres', 'redis'] as const)(
  'metrics tell of its queues and jobs, in %s',
  async (kind) => {
    const records: Record<string, unknown>[] = [];
    const write = (line: string): void => void records.push(JSON.parse(line) as Record<string, unknown>);
    if (kind === 'redis') redis = await testRedis();
    const outcome = await startWorker({
      databaseUrl: database.url,
      ...(redis === undefined ? {} : { redisUrl: redis.url }),
      clock,
      log: createLog({ level: 'info', format: 'json', service: 'worker', write }),
      metricsPort: 0,
      processors: [processor(renew, RenewThing, (useCase, hint) => useCase.run(hint))],
      alarms: [alarm('thing.changed', renew, ({ payload }) => ({ thing: String(payload['thing']) }))],
      extra: [RenewThing],
    });
    if (!outcome.ok) throw new Error(outcome.fault.message);
    worker = outcome.value;
    const address = String(records.find((record) => 'metrics' in record)?.['metrics']);
    await happened('whole');
    await happened('broken');
    const run = (result: string) =>
      `ratebook_job_seconds_count{queue="migrations",job="renew-thing",outcome="${result}"}`;
    const depth = (state: string) => `ratebook_queue_jobs{queue="migrations",state="${state}"}`;
    let samples = await samplesAt(address);
    // The one that failed waits for another try.
    while (!(run('done') in samples && run('failed') in samples && samples[depth('delayed')] === 1))
      samples = await samplesAt(address);
    expect(samples).toMatchObject({ [run('done')]: 1, [depth('active')]: 0, [depth('failed')]: 0 });
    expect(samples['ratebook_postgres_connections{state="total"}']).toBeGreaterThan(0);
    expect(samples).toHaveProperty('ratebook_outbox_unstamped');
    const failure = () => records.find(({ msg }) => String(msg).startsWith('job `renew-thing`'));
    while (failure() === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(failure()).toMatchObject({
      level: 'warn',
      service: 'worker',
      err: { message: 'no thing, and no rbk_[secret]\nin one line', stack: expect.stringContaining('at ') },
    });
  },
  60_000,
);

it('the program logs a record a line, and has a port for its metrics', async () => {
  program = await serviceProcess({ DATABASE_URL: database.url, METRICS_PORT: '0' }, 'worker');
  const { metrics } = await program.said('metrics');
  const samples = await samplesAt(String(metrics));
  expect(samples['ratebook_queue_jobs{queue="housekeeping",state="failed"}']).toBe(0);
  await program.said('queues');
  program.signal('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.records().map(({ level, service, msg }) => [level, service, msg])).toEqual([
    ['info', 'worker', 'metrics'],
    ['info', 'worker', 'working'],
    ['info', 'worker', 'stopped'],
  ]);
}, 60_000);

it('the program says in a sentence that its metrics port is taken', async () => {
  const first = await serviceProcess({ DATABASE_URL: database.url, METRICS_PORT: '0' }, 'worker');
  const { port } = new URL(String((await first.said('metrics'))['metrics']));
  program = await serviceProcess({ DATABASE_URL: database.url, METRICS_PORT: port }, 'worker');
  expect(await program.ended).toBe(1);
  await expect(program.said('nothing')).rejects.toThrow(
    `error: port ${port} is in use\n  help: stop the other program, or set METRICS_PORT to a free one\n`,
  );
  await first.clean();
}, 60_000);
