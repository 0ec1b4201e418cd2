import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openQueues } from '#queues';
import { type TestRedis, testRedis } from '#testing';
import { type Crew, crewOf } from './crew.js';
import { type KillablePostgres, killablePostgres } from './killable-postgres.js';
import { beginRamp } from './ramp.js';
import { ramped, WORKSPACES } from './ramped.js';
import { type RampingWorld, rampingWorld } from './ramping.js';
import { sized } from './size.js';
import {
  away,
  crowd,
  deployed,
  flushed,
  hanging,
  killed,
  restarted,
  stopped,
  stoppedHolding,
} from './strikes.js';
import { until } from '../until.js';

jest.setTimeout(sized(180_000, 1_800_000));

let postgres: KillablePostgres;
let redis: TestRedis;
let world: RampingWorld;
let crew: Crew | undefined;

beforeAll(async () => {
  postgres = await killablePostgres();
  redis = await testRedis();
  world = await rampingWorld({ databaseUrl: postgres.url, redisUrl: redis.url });
}, 180_000);
afterEach(async () => {
  await crew?.end();
  crew = undefined;
});
afterAll(async () => {
  await world.stop();
  await redis.stop();
  await postgres.clean();
});

/** Workers of this test; one of them begins. */
const hired = async (redisUrl?: string): Promise<Crew> => {
  crew = crewOf(world, redisUrl);
  await crew.hire();
  return crew;
};

describe.each(['Redis', 'PostgreSQL'])('a rollout whose jobs are in %s', (backend) => {
  it.each([
    ['is killed between commit and acknowledgement', 'killed', killed],
    ['is stopped past its lock and goes on afterwards', 'stopped', stopped],
    ['is stopped in the middle of its step and goes on afterwards', 'stopped-holding', stoppedHolding],
    ['is one of two, with a thousand hints twice and in reverse', 'crowd', crowd],
    ['is replaced by a deployment', 'deployed', deployed],
  ] as const)('enters every stage once when a worker %s', async (_what, fault, strike) => {
    const workers = await hired(backend === 'Redis' ? redis.url : undefined);
    await ramped(workers, `${fault}-${backend.toLowerCase()}`, { 2: strike(workers) });
  });

  it('goes on when PostgreSQL was killed and is back', async () => {
    const workers = await hired(backend === 'Redis' ? redis.url : undefined);
    await ramped(workers, `restarted-${backend.toLowerCase()}`, { 2: restarted(postgres) });
  });
});

describe('a rollout whose jobs are in Redis', () => {
  it('goes on when Redis forgets everything', async () => {
    await ramped(await hired(redis.url), 'flushed', { 2: flushed(redis) });
  });

  it('goes on while Redis is away, and when it is back', async () => {
    await ramped(await hired(redis.url), 'away', { 2: away(redis) });
  });

  it('goes on while Redis hangs, and when it answers again', async () => {
    const workers = await hired(redis.url);
    await ramped(workers, 'hanging', { 2: hanging(redis, workers) });
  });
});

const AWAY_MS = sized(4_000, 600_000);

describe(`a Redis that is away for ${AWAY_MS / 1_000} s`, () => {
  /** Somebody quotes all the time, and not as fast as they can: minutes are to pass. */
  const PAUSE_MS = sized(50, 500);
  /** Until a worker has found it again, and works what is handed over to it. */
  const BACK_MS = 60_000;
  /** The stages whose time comes meanwhile. */
  const MEANWHILE = [1, 2, 3] as const;

  it('holds up nobody meanwhile, and is at work again within a minute', async () => {
    await hired(redis.url);
    const ramp = await beginRamp(world, 'outage');
    await ramp.quote(WORKSPACES);
    const from = performance.now();
    await redis.kill();
    for (const week of MEANWHILE) {
      await world.week(week);
      await ramp.reach(week);
      do {
        await ramp.quote(sized(2, 8));
        await sleep(PAUSE_MS);
      } while (performance.now() - from < (AWAY_MS * week) / MEANWHILE.length);
    }
    await redis.restart();
    const back = performance.now();
    const queues = await openQueues({
      databaseUrl: world.database,
      redisUrl: redis.url,
      report: () => undefined,
    });
    for (let week = MEANWHILE.length + 1; week <= ramp.weeks; week += 1) {
      const quoting = ramp.quote(WORKSPACES);
      await world.week(week);
      await ramp.reach(week);
      await quoting;
      // Who has done a step for a job sends itself the next hint, which waits there for its time.
      if (week < ramp.weeks)
        await until(async () => {
          expect(performance.now() - back).toBeLessThan(BACK_MS);
          return await queues.counts('experiments').then(
            ({ delayed = 0 }) => delayed > 0,
            () => false,
          );
        });
    }
    await queues.close();
    await ramp.holds();
  });
});
