import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnrecoverableError } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import * as z from 'zod';
import { type TestDatabase, testDatabase, type TestRedis, testRedis } from '#testing';
import { until } from '../../../test/until.js';
import { defineJob } from './job-definition.js';
import { handlerOf } from './job-worker.js';
import { openQueues } from './open-queues.js';
import type { Queues } from './queues.js';

/** Everything happens sooner, and nothing else differs. */
const PACE = { lockMs: 1_000, stalledMs: 500, retryMs: 50 };
const CHILD = join(import.meta.dirname, '..', '..', '..', 'test', 'queues', 'stuck-worker.mjs');

const renew = defineJob({
  queue: 'migrations',
  name: 'renew-thing',
  v: 1,
  hint: z.object({ thing: z.string(), revision: z.int() }),
  idOf: ({ thing, revision }) => ['thing', thing, revision],
});
const again = defineJob({
  queue: 'housekeeping',
  name: 'do-again',
  v: 1,
  hint: z.object({}),
});

/** Counts what happens; `until` resolves once it has happened so often. */
function counter() {
  const seen: string[] = [];
  const waiting = new Set<() => void>();
  return {
    seen,
    add: (what: string): Promise<void> => {
      seen.push(what);
      for (const wake of waiting) wake();
      return Promise.resolve();
    },
    until: async (count: number): Promise<void> => {
      while (seen.length < count) await new Promise<void>((resolve) => waiting.add(resolve));
    },
  };
}

describe.each(['redis', 'postgres'] as const)('queues on %s', (kind) => {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  const opened: Queues[] = [];
  const children: ChildProcess[] = [];
  const reports: string[] = [];

  beforeEach(async () => {
    reports.length = 0;
    database = await testDatabase();
    redis = kind === 'redis' ? await testRedis() : undefined;
  }, 60_000);
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await Promise.all(opened.splice(0).map((queues) => queues.close()));
    await redis?.stop();
    await database.drop();
  });

  const where = () => ({
    databaseUrl: database.url,
    ...(redis === undefined ? {} : { redisUrl: redis.url }),
  });
  async function open(): Promise<Queues> {
    const queues = await openQueues({
      ...where(),
      pace: PACE,
      report: (what, error) => reports.push(error instanceof Error ? `${what}: ${error.message}` : what),
    });
    opened.push(queues);
    // On Redis a hint is refused, not kept, until there is a connection.
    while (
      !(await queues.counts('migrations').then(
        () => true,
        () => false,
      ))
    )
      await new Promise((resolve) => setImmediate(resolve));
    return queues;
  }
  const waits = async (queues: Queues): Promise<number> => {
    const { waiting = 0, delayed = 0, active = 0 } = await queues.counts('migrations');
    return waiting + delayed + active;
  };
  /** As good as FLUSHALL: nothing is left of any job or schedule. */
  async function lose(): Promise<void> {
    if (redis !== undefined) {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
      return;
    }
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query('delete from bullmq.job');
    await client.query('delete from bullmq.scheduler');
    await client.end();
  }

  it('delivers each hint once', async () => {
    const queues = await open();
    const done = counter();
    queues.work('migrations', [handlerOf(renew, ({ thing }) => done.add(thing))], 3);
    for (const thing of ['a', 'b', 'c', 'd', 'e']) await queues.send(renew, { thing, revision: 1 });
    await done.until(5);
    expect([...done.seen].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('takes hints with the same id for one job while it waits, and for another once it is done', async () => {
    const queues = await open();
    const done = counter();
    for (let n = 0; n < 20; n += 1) await queues.send(renew, { thing: 'a', revision: 1 });
    await queues.send(renew, { thing: 'a', revision: 2 });
    expect(await waits(queues)).toBe(2);
    queues.work('migrations', [handlerOf(renew, ({ revision }) => done.add(`${revision}`))], 1);
    await done.until(2);
    await until(async () => (await waits(queues)) === 0);
    await queues.send(renew, { thing: 'a', revision: 1 });
    await done.until(3);
    expect(done.seen).toEqual(['1', '2', '1']);
  });

  it('tries a job that failed again, after a while', async () => {
    const queues = await open();
    const done = counter();
    queues.work(
      'migrations',
      [
        handlerOf(renew, async () => {
          await done.add('tried');
          if (done.seen.length < 3) throw new Error('not yet');
        }),
      ],
      1,
    );
    await queues.send(renew, { thing: 'a', revision: 1 });
    await until(() => reports.length === 1);
    expect(await queues.counts('migrations')).toMatchObject({ delayed: 1, failed: 0 });
    await done.until(3);
    await until(async () => (await waits(queues)) === 0);
    expect(reports).toEqual([
      'job `renew-thing` `thing_a_1` failed, attempt 1: not yet',
      'job `renew-thing` `thing_a_1` failed, attempt 2: not yet',
    ]);
  }, 20_000);

  it('does not begin before its time', async () => {
    const queues = await open();
    const done = counter();
    queues.work('migrations', [handlerOf(renew, ({ thing }) => done.add(thing))], 1);
    await queues.send(renew, { thing: 'later', revision: 1 }, 700);
    await queues.send(renew, { thing: 'now', revision: 1 });
    await done.until(2);
    expect(done.seen).toEqual(['now', 'later']);
  });

  it('is begun now when somebody wants that, although the same one waits for later', async () => {
    const queues = await open();
    const done = counter();
    queues.work('migrations', [handlerOf(renew, ({ thing }) => done.add(thing))], 1);
    await queues.send(renew, { thing: 'a', revision: 1 }, 3_600_000);
    await queues.send(renew, { thing: 'a', revision: 1 });
    await done.until(1);
  });

  it('runs the job of a worker that was killed again', async () => {
    const queues = await open();
    await queues.send(renew, { thing: 'a', revision: 1 });
    const child = spawn(process.execPath, [CHILD], {
      env: { ...process.env, NODE_OPTIONS: '', QUEUES: JSON.stringify({ ...where(), pace: PACE }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
    const done = counter();
    queues.work('migrations', [handlerOf(renew, ({ thing }) => done.add(thing))], 1);
    await done.until(1);
    expect(done.seen).toEqual(['a']);
  }, 30_000);

  it('lets a running job end when it is closed, and takes no other', async () => {
    const queues = await open();
    const done = counter();
    let finish = (): void => undefined;
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    queues.work(
      'migrations',
      [
        handlerOf(renew, async ({ thing }) => {
          await done.add(`${thing} begins`);
          await mayFinish;
          await done.add(`${thing} ends`);
        }),
      ],
      1,
    );
    await queues.send(renew, { thing: 'a', revision: 1 });
    await done.until(1);
    await queues.send(renew, { thing: 'b', revision: 1 });
    const closed = queues.close().then(() => done.add('closed'));
    finish();
    await closed;
    expect(done.seen).toEqual(['a begins', 'a ends', 'closed']);
    expect(await waits(await open())).toBe(1);
  });

  it('does not lose a job that only another release knows', async () => {
    const queues = await open();
    const newer = defineJob({ ...renew, v: 2, hint: z.object({ thing: z.string(), revision: z.int() }) });
    const unheard = defineJob({ ...renew, name: 'unheard-of' });
    await queues.send(newer, { thing: 'a', revision: 1 });
    await queues.send(unheard, { thing: 'b', revision: 1 });
    const old = await open();
    old.work('migrations', [handlerOf(renew, () => Promise.reject(new Error('it was misread')))], 2);
    await until(() => reports.filter((report) => report.includes('not known here')).length >= 2);
    await old.close();
    const done = counter();
    const note = ({ thing }: { thing: string }) => done.add(thing);
    queues.work('migrations', [handlerOf(newer, note), handlerOf(unheard, note)], 2);
    await done.until(2);
    expect([...done.seen].sort()).toEqual(['a', 'b']);
    expect(reports.join()).not.toContain('misread');
  }, 20_000);

  it('makes scheduled jobs, once for all who ask for them, and again after they were lost', async () => {
    const queues = await open();
    const done = counter();
    queues.work('housekeeping', [handlerOf(again, () => done.add('again'))], 1);
    await Promise.all(Array.from({ length: 8 }, () => queues.schedule(again, {}, '* * * * * *')));
    await done.until(2);
    await lose();
    await queues.schedule(again, {}, '* * * * * *');
    const before = done.seen.length;
    await done.until(before + 2);
    const { delayed, waiting } = await queues.counts('housekeeping');
    expect((delayed ?? 0) + (waiting ?? 0)).toBeLessThanOrEqual(1);
  }, 20_000);

  it('takes a hint again that was lost, or whose job has failed for good', async () => {
    const queues = await open();
    const done = counter();
    await queues.send(renew, { thing: 'a', revision: 1 });
    await lose();
    expect(await waits(queues)).toBe(0);
    await queues.send(renew, { thing: 'a', revision: 1 });
    expect(await waits(queues)).toBe(1);
    queues.work(
      'migrations',
      [
        handlerOf(renew, async ({ thing }) => {
          await done.add(thing);
          if (done.seen.length === 1) throw new UnrecoverableError('never again');
        }),
      ],
      1,
    );
    await until(async () => (await queues.counts('migrations'))['failed'] === 1);
    await queues.send(renew, { thing: 'a', revision: 1 });
    await done.until(2);
    await until(async () => (await waits(queues)) === 0);
    expect(await queues.counts('migrations')).toMatchObject({ failed: 0 });
  });
});
