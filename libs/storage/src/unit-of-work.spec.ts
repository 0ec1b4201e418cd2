import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isUnavailable, openStorage, type Storage } from '#storage';
import { type TestDatabase, testDatabase } from '#testing';

let database: TestDatabase;
let storage: Storage;
const PATIENCE_MS = 300;

beforeEach(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url, PATIENCE_MS);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
}, 60_000);
afterEach(async () => {
  await storage.close();
  await database.drop();
});

describe('the lock of a unit of work', () => {
  it('is waited for longer than the patience of a connection, and is held by one at a time', async () => {
    const steps: string[] = [];
    const work = (name: string) =>
      storage.work.run(async () => {
        await storage.work.lock('publishing');
        steps.push(`${name} begins`);
        await sleep(4 * PATIENCE_MS);
        steps.push(`${name} ends`);
      });
    const first = work('a');
    await sleep(100);
    await Promise.all([first, work('b')]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });
});

describe('a statement that sums much up', () => {
  it('takes longer than the patience of a connection, alone and with others', async () => {
    const { work } = storage;
    const slow = `select pg_sleep(${(2 * PATIENCE_MS) / 1_000})::text as slept, $1::integer as said`;
    await expect(work.manager.query(slow, [1])).rejects.toThrow('timeout');
    expect(await work.patiently(slow, [2])).toEqual([{ slept: '', said: 2 }]);
    const within = await work.run(async () => {
      await work.manager.query('create temporary table summed on commit drop as select 3 as said');
      return await work.patiently(`${slow}, (select said from summed) as mine`, [4]);
    });
    expect(within).toEqual([{ slept: '', said: 4, mine: 3 }]);
  });
});

describe('a unit of work whose process has halted', () => {
  it('lets its locks go after a while, and is told to come again', async () => {
    const halting = await openStorage(database.url, 30_000, 10_000, PATIENCE_MS);
    if (!halting.ok) throw new Error(halting.fault.message);
    const { work, close } = halting.value;
    const halted = work.run(async () => {
      await work.lock('publishing');
      await sleep(3 * PATIENCE_MS);
      await work.manager.query('select 1');
    });
    const failed = halted.then(
      () => undefined,
      (error: unknown) => error,
    );
    await sleep(PATIENCE_MS / 2);
    expect(await storage.work.run(() => storage.work.tryLock('publishing'))).toBe(false);
    await sleep(PATIENCE_MS);
    expect(await storage.work.run(() => storage.work.tryLock('publishing'))).toBe(true);
    expect(isUnavailable(await failed)).toBe(true);
    await close();
  });
});

describe('a unit of work that loses a deadlock', () => {
  it('is run again from its start, and knows it', async () => {
    const patient = await openStorage(database.url, 30_000);
    if (!patient.ok) throw new Error(patient.fault.message);
    const { work, close } = patient.value;
    await work.manager.query('create table pair (id integer primary key, seen integer not null)');
    await work.manager.query('insert into pair values (1, 0), (2, 0)');
    const tries: boolean[][] = [];
    const take = async (...ids: readonly number[]): Promise<void> => {
      const mine: boolean[] = [];
      tries.push(mine);
      await work.run(async () => {
        mine.push(work.isRetried);
        for (const id of ids) {
          await work.manager.query('update pair set seen = seen + 1 where id = $1', [id]);
          await sleep(100);
        }
      });
    };
    await Promise.all([take(1, 2), take(2, 1)]);
    expect(tries.map((mine) => mine[0])).toEqual([false, false]);
    expect(tries.flatMap((mine) => mine.slice(1))).toEqual([true]);
    expect(work.isRetried).toBe(false);
    expect(await work.manager.query('select seen from pair order by id')).toEqual([{ seen: 2 }, { seen: 2 }]);
    await close();
  }, 60_000);
});
