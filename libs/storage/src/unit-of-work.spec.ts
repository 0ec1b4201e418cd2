import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStorage, type Storage } from '#storage';
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
