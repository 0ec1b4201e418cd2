import { expect } from '@jest/globals';
import { advanceRollout, openQueues } from '#queues';
import type { TestRedis } from '#testing';
import { Redis } from 'ioredis';
import type { Crew } from './crew.js';
import type { KillablePostgres } from './killable-postgres.js';
import type { Ramp } from './ramp.js';
import { sized } from './size.js';
import { until } from '../until.js';

/** Strikes a ramp before the time of a stage has come, and answers what ends it. `comes`: now that time has come. */
export type Strike = (ramp: Ramp, comes: () => Promise<void>) => Promise<(() => Promise<void>) | undefined>;

/** So many quote while something is away, which is seen by that. */
const MEANWHILE = 8;
export const AHEAD_MS = 3 * 3_600_000;

/** The worker that does the next step dies with it, and another one comes. */
export const killed =
  (crew: Crew): Strike =>
  async () => {
    for (const worker of crew.relieved()) worker.signal('SIGKILL');
    const dying = await crew.hire({ fault: 'dies' });
    return async () => {
      expect(await dying.ended).toEqual([null, 'SIGKILL']);
      await crew.hire();
    };
  };

/** The worker that is at it halts in the middle; another one does the step, and then the first one goes on. */
export const stopped = (crew: Crew): Strike => halted(crew, 'stops', 'it has looked');

/** The same, in the middle of the transaction that does the step: the rollout is locked until the database lets it go. */
export const stoppedHolding = (crew: Crew): Strike => halted(crew, 'stops-holding', 'it holds the rollout');

const halted =
  (crew: Crew, fault: 'stops' | 'stops-holding', place: string): Strike =>
  async () => {
    for (const worker of crew.relieved()) worker.signal('SIGKILL');
    const slow = await crew.hire({ fault });
    const isHalted = slow.says(place).then(async () => {
      slow.signal('SIGSTOP');
      await crew.hire();
    });
    return async () => {
      await isHalted;
      expect(slow.lines.at(-1)).toBe(place);
      const goesOn = slow.says('it goes on');
      slow.signal('SIGCONT');
      await goesOn;
    };
  };

/** Another worker, and a thousand hints for the two, twice and in reverse. */
export const crowd =
  (crew: Crew): Strike =>
  async ({ name }) => {
    await crew.hire();
    const queues = await openQueues({
      databaseUrl: crew.world.database,
      ...(crew.redisUrl !== undefined && { redisUrl: crew.redisUrl }),
      report: () => undefined,
    });
    await until(async () => await queues.counts('experiments').then(Boolean, () => false));
    const send = async (): Promise<void> => {
      for (let revision = sized(150, 1_000); revision > 0; revision -= 1) {
        await queues.send(advanceRollout, { experiment: name, revision });
        await queues.send(advanceRollout, { experiment: name, revision }, 1);
      }
    };
    const sent = send();
    return async () => {
      await sent;
      await queues.close();
    };
  };

/** Old workers are told to end while a new one begins. */
export const deployed =
  (crew: Crew): Strike =>
  async () => {
    const old = crew.relieved();
    const started = crew.hire();
    for (const worker of old) worker.signal('SIGTERM');
    await started;
    return async () => {
      for (const worker of old) expect(await worker.ended).toEqual([0, null]);
    };
  };

/** Nobody works but a process whose own clock is three hours ahead. */
export const ahead =
  (crew: Crew): Strike =>
  async () => {
    for (const worker of crew.relieved()) worker.signal('SIGTERM');
    const { lines } = await crew.hire({ clock: '+3h' });
    expect(Date.parse(lines[0] ?? '') - Date.now()).toBeGreaterThan(AHEAD_MS - 60_000);
    return undefined;
  };

export const flushed =
  (redis: TestRedis): Strike =>
  async () => {
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    return undefined;
  };

/** Redis is killed, and comes back empty. */
export const away =
  (redis: TestRedis): Strike =>
  async (ramp) => {
    await redis.kill();
    return async () => {
      await ramp.quote(MEANWHILE);
      await redis.restart();
    };
  };

/** Redis takes what it is told and answers nothing; who begins to work now finds it so. */
export const hanging =
  (redis: TestRedis, crew: Crew): Strike =>
  async (ramp) => {
    redis.halt();
    for (const worker of crew.relieved()) worker.signal('SIGKILL');
    await crew.hire();
    return async () => {
      await ramp.quote(MEANWHILE);
      redis.goOn();
    };
  };

/** The server is killed in the middle of quotes, and the stage's time comes before it is back. */
export const restarted =
  (postgres: KillablePostgres): Strike =>
  async (ramp, comes) => {
    const before = ramp.refused();
    await postgres.kill();
    const quoting = ramp.quote(MEANWHILE);
    await Promise.race([until(() => ramp.refused() > before), quoting]);
    await comes();
    await postgres.start();
    await quoting;
    expect(ramp.refused()).toBeGreaterThan(before);
    return undefined;
  };
