import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStorage, type Storage } from '#storage';
import { type TestDatabase, testDatabase } from '#testing';
import { FailureLimit } from './failure-limit.js';
import { RateLimit } from './rate-limit.js';
import { type SharedCounter, sharedCounter } from './shared-counter.js';

let database: TestDatabase;
let storage: Storage;
beforeAll(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
}, 60_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

/** A process's counter on the database, which says how often it was asked. */
function counting(perMinute: number): SharedCounter & { questions: number } {
  const shared = sharedCounter({ perMinute, source: storage.source });
  const counted = {
    questions: 0,
    take: (key: string, tokens: number) => {
      counted.questions += 1;
      return shared.take(key, tokens);
    },
    close: shared.close,
  };
  return counted;
}

const grantedOf = async (limit: RateLimit, key: string, requests: number): Promise<number> => {
  const taken = await Promise.all(Array.from({ length: requests }, () => limit.take(key)));
  return taken.filter(({ isGranted }) => isGranted).length;
};

describe('the limit of a key', () => {
  it('is kept over all processes together', async () => {
    const [one, other] = [new RateLimit(120, counting(120)), new RateLimit(120, counting(120))];
    const granted = await Promise.all([grantedOf(one, 'shared', 100), grantedOf(other, 'shared', 100)]);
    expect(granted[0] + granted[1]).toBe(120);
    expect(await one.take('shared')).toMatchObject({ isGranted: false, remaining: 0 });
    expect(await one.take('another')).toMatchObject({ isGranted: true, remaining: 119 });
  });

  it('costs one question for a sixtieth of the minute, and none while there are no tokens left', async () => {
    const counter = counting(600);
    const limit = new RateLimit(600, counter);
    expect(await grantedOf(limit, 'lots', 600)).toBe(600);
    expect(counter.questions).toBe(60);
    expect(await grantedOf(limit, 'lots', 50)).toBe(0);
    expect(counter.questions).toBe(61);
  });

  it('starts anew with the next minute', async () => {
    let nowMs = 0;
    const lot = { isGranted: true, remaining: 0, endsInMs: 60_000 };
    const once = { take: () => Promise.resolve(lot), close: () => undefined };
    const limit = new RateLimit(60, once, () => nowMs);
    expect(await limit.take('key')).toEqual({ isGranted: true, remaining: 0, endsInSeconds: 60 });
    nowMs = 60_000;
    expect(await limit.take('key')).toMatchObject({ isGranted: true });
  });

  it('holds within each process while the store is down', async () => {
    const closed = await openStorage(database.url);
    if (!closed.ok) throw new Error(closed.fault.message);
    await closed.value.close();
    const limit = new RateLimit(60, sharedCounter({ perMinute: 60, source: closed.value.source }));
    expect(await grantedOf(limit, 'down', 100)).toBe(60);
  });
});

describe('an address whose keys fail', () => {
  it('is not listened to after so many, but for keys that were good, until its minute ends', () => {
    let nowMs = 0;
    const limit = new FailureLimit(() => nowMs);
    limit.succeeded('good');
    for (let n = 0; n < 120; n += 1) {
      expect(limit.waitOf('10.0.0.1', 'guess')).toBeUndefined();
      limit.failed('10.0.0.1');
    }
    expect(limit.waitOf('10.0.0.1', 'guess')).toBe(60);
    expect(limit.waitOf('10.0.0.1', 'good')).toBeUndefined();
    expect(limit.waitOf('10.0.0.2', 'guess')).toBeUndefined();
    nowMs = 60_000;
    expect(limit.waitOf('10.0.0.1', 'guess')).toBeUndefined();
  });
});
