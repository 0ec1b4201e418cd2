import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { createLog } from '#observing';
import { defineJob, signAudit } from '#queues';
import { AuditStore, openStorage, OutboxStore, type Storage } from '#storage';
import { FrozenClock, type TestDatabase, testDatabase, type TestRedis, testRedis } from '#testing';
import { RecordAudit } from '#usecases';
import { type Alarm, alarm } from '../../apps/worker/src/alarm.js';
import { processor } from '../../apps/worker/src/processor.js';
import { PROCESSORS } from '../../apps/worker/src/processors.js';
import { reconciler } from '../../apps/worker/src/reconciler.js';
import { SCHEDULES } from '../../apps/worker/src/schedules.js';
import { type RunningWorker, startWorker, type WorkerOptions } from '../../apps/worker/src/start-worker.js';
import { until } from '../until.js';
import { ROOT } from './api-server.js';
import { everySecond } from './every-second.js';

const clock = new FrozenClock('2026-11-23T12:00:00Z');
const renew = defineJob({
  queue: 'migrations',
  name: 'renew-thing',
  v: 1,
  hint: z.object({ thing: z.string() }),
  idOf: ({ thing }) => ['thing', thing, 1],
});

let database: TestDatabase;
let storage: Storage;
let worker: RunningWorker | undefined;
let redis: TestRedis | undefined;
let said: string[];

beforeEach(async () => {
  said = [];
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
}, 60_000);
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await storage.close();
  await redis?.stop();
  redis = undefined;
  await database.drop();
});

/** Renews things, and knows which ones wait. */
class RenewThing {
  static renewed: string[] = [];
  static waiting: { thing: string }[] = [];
  async run({ thing }: { thing: string }): Promise<void> {
    RenewThing.renewed.push(thing);
    RenewThing.waiting = RenewThing.waiting.filter((other) => other.thing !== thing);
    await Promise.resolve();
  }
}
class FindWaitingThings {
  async run(): Promise<readonly { thing: string }[]> {
    return await Promise.resolve(RenewThing.waiting);
  }
}

async function start(options: Partial<WorkerOptions> = {}): Promise<RunningWorker> {
  RenewThing.renewed = [];
  RenewThing.waiting = [];
  const outcome = await startWorker({
    databaseUrl: database.url,
    clock,
    log: createLog({ level: 'warn', format: 'text', service: 'worker', write: (line) => said.push(line) }),
    ...options,
  });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  worker = outcome.value;
  return worker;
}

const things: Partial<WorkerOptions> = {
  // It knows what is done at its time, too: a minute may begin while a test runs.
  processors: [...PROCESSORS, processor(renew, RenewThing, (useCase, hint) => useCase.run(hint))],
  alarms: [alarm('thing.changed', renew, ({ payload }) => ({ thing: String(payload['thing']) }))],
  reconcilers: [reconciler(renew, FindWaitingThings)],
  extra: [RenewThing, FindWaitingThings],
  reconcileMs: 50,
};

const happened = (type: string, thing: string) =>
  storage.store(OutboxStore).append({ type, payload: { thing } }, clock.now());

/** Whether a worker has set its schedules: the next job of each waits for its time. */
async function isScheduled(queues: RunningWorker['queues']): Promise<boolean> {
  const counts = await queues.counts('housekeeping').catch(() => undefined);
  return counts?.['delayed'] === SCHEDULES.filter(({ job }) => job.queue === 'housekeeping').length;
}

describe('the housekeeping of a worker', () => {
  it('signs the end of the audit chain', async () => {
    const audit = storage.store(AuditStore);
    await new RecordAudit(storage.work, audit, clock).run({
      actor: { holder: 'ada', keyId: 'key' },
      action: 'workspace.changed',
      subject: 'acme',
    });
    const { queues } = await start();
    await everySecond(
      queues,
      signAudit,
      async () => (await audit.listCheckpoints(undefined, 1)).length === 1,
    );
    expect(await audit.listCheckpoints(undefined, 1)).toMatchObject([{ seq: 1n }]);
  }, 30_000);
});

describe.each(['postgres', 'redis'] as const)('a worker with its jobs in %s', (kind) => {
  const places = async (): Promise<Partial<WorkerOptions>> => {
    if (kind === 'postgres') return {};
    redis = await testRedis();
    return { redisUrl: redis.url };
  };

  it('stamps events, and turns those that set an alarm into jobs', async () => {
    await start({ ...things, ...(await places()) });
    await happened('thing.seen', 'not for a job');
    await happened('thing.changed', 'a');
    await happened('thing.changed', 'b');
    await until(() => RenewThing.renewed.length === 2);
    expect([...RenewThing.renewed].sort()).toEqual(['a', 'b']);
    await until(async () => (await storage.store(OutboxStore).placeOf('jobs')) === 3n);
    expect(said).toEqual([]);
  }, 30_000);

  it('does what waits in rows and has no alarm', async () => {
    await start({ ...things, ...(await places()) });
    RenewThing.waiting = [{ thing: 'forgotten' }];
    await until(() => RenewThing.renewed.includes('forgotten'));
    expect(RenewThing.waiting).toEqual([]);
  }, 30_000);

  it('does its housekeeping', async () => {
    const running = await start({ ...(await places()), reconcileMs: 50 });
    await until(() => isScheduled(running.queues));
    await running.stop();
    expect(said).toEqual([]);
  }, 30_000);
});

describe('a worker whose Redis is away', () => {
  it('starts, says so once, stamps events, and catches up when Redis is there', async () => {
    redis = await testRedis();
    await redis.kill();
    await start({ ...things, redisUrl: redis.url });
    await happened('thing.changed', 'a');
    await until(async () => (await storage.store(OutboxStore).readAfter(0n, 9)).length === 1);
    await until(() => said.some((line) => line.includes('turning events into jobs failed')));
    expect(said.filter((line) => line.includes('redis does not answer'))).toHaveLength(1);
    await redis.restart();
    await until(() => RenewThing.renewed.length === 1);
  }, 60_000);

  it('or may throw jobs away, hears a warning', async () => {
    redis = await testRedis(['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru']);
    await start({ ...things, redisUrl: redis.url });
    await until(() => said.some((line) => line.includes('must be `noeviction`')));
  }, 30_000);
});

describe('a worker whose queue answers slowly', () => {
  it('keeps its place among the events before its transaction has waited for too long', async () => {
    const handedOver: string[] = [];
    const slow: Alarm = {
      event: 'thing.changed',
      set: async (_queues, { payload }) => {
        await sleep(300);
        handedOver.push(String(payload['thing']));
      },
    };
    const all = Array.from({ length: 12 }, (_, number) => String(number));
    for (const thing of all) await happened('thing.changed', thing);
    await start({ ...things, alarms: [slow], idleMs: 3_000 });
    await until(async () => (await storage.store(OutboxStore).placeOf('jobs')) === 12n);
    expect(handedOver).toEqual(all);
    expect(said).toEqual([]);
  }, 30_000);
});

describe('the program', () => {
  const run = (variables: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'apps', 'worker', 'src', 'main.js')], {
      env: { PATH: process.env['PATH'], LOG_FORMAT: 'text', ...variables },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, ended, output: () => output };
  };

  it('works until it is asked to stop', async () => {
    const { child, ended, output } = run({ DATABASE_URL: database.url });
    await until(() => output().includes('working') || child.exitCode !== null);
    await happened('thing.seen', 'a');
    await until(async () => (await storage.store(OutboxStore).lastPosition()) === 1n);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output().replaceAll(/^\S+ /gm, '')).toBe('info  working queues=postgres\ninfo  stopped\n');
  }, 30_000);

  it('says in a sentence why it cannot start', async () => {
    const { ended, output } = run({});
    expect(await ended).toBe(1);
    expect(output()).toBe(
      'error: DATABASE_URL is not set, and a worker brings no database along\n' +
        '  help: for example DATABASE_URL=postgres://user:password@localhost:5432/ratebook\n',
    );
  }, 30_000);
});
