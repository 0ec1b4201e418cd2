import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { type TestRedis, testRedis } from '#testing';
import { RateLimit } from './rate-limit.js';
import { type SharedCounter, sharedCounter } from './shared-counter.js';

let server: TestRedis;
let client: Redis;
const open: SharedCounter[] = [];

beforeAll(async () => {
  server = await testRedis();
  client = new Redis(server.url);
  client.on('error', () => undefined);
}, 60_000);
afterAll(async () => {
  for (const counter of open) counter.close();
  client.disconnect();
  await server.stop();
});

/** A process's counter, once Redis has heard of it: until its connection stands a process counts alone. */
async function counterOf(perMinute: number): Promise<SharedCounter> {
  const counter = sharedCounter({ perMinute, redisUrl: server.url, source: undefined });
  open.push(counter);
  const probe = `probe-${open.length}`;
  while ((await client.exists(`ratebook:limit:${probe}`)) === 0) await counter.take(probe, 1);
  return counter;
}

const grantedOf = async (limit: RateLimit, key: string, requests: number): Promise<number> => {
  const taken = await Promise.all(Array.from({ length: requests }, () => limit.take(key)));
  return taken.filter(({ isGranted }) => isGranted).length;
};

describe('the limit of a key, counted in Redis', () => {
  it('is kept over all processes together, and is forgotten with its minute', async () => {
    const [one, other] = [new RateLimit(120, await counterOf(120)), new RateLimit(120, await counterOf(120))];
    const granted = await Promise.all([grantedOf(one, 'shared', 100), grantedOf(other, 'shared', 100)]);
    expect(granted[0] + granted[1]).toBe(120);
    expect(await other.take('shared')).toMatchObject({ isGranted: false, remaining: 0 });
    expect(await other.take('another')).toMatchObject({ isGranted: true });
    const leftMs = await client.pttl('ratebook:limit:shared');
    expect([leftMs > 0, leftMs <= 60_000]).toEqual([true, true]);
  });

  it('holds within each process while Redis is away', async () => {
    const limit = new RateLimit(60, await counterOf(60));
    await server.kill();
    expect(await grantedOf(limit, 'away', 100)).toBe(60);
  });
});
