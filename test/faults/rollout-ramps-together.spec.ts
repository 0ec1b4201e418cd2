import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';
import { type TestRedis, testRedis } from '#testing';
import { uniform } from '#analysis';
import { type Crew, crewOf } from './crew.js';
import { type KillablePostgres, killablePostgres } from './killable-postgres.js';
import { ramped } from './ramped.js';
import { type RampingWorld, rampingWorld } from './ramping.js';
import { isLong, sized } from './size.js';
import {
  ahead,
  away,
  crowd,
  deployed,
  flushed,
  hanging,
  killed,
  restarted,
  type Strike,
  stopped,
  stoppedHolding,
} from './strikes.js';

jest.setTimeout(sized(180_000, 3_600_000));

/** A week each. All faults strike but in the last one, in which it comes to its end by itself. */
const STAGES = ['1', '2', '5', '10', '20', '30', '45', '60', '75', '90', '100'] as const;
const ALL = sized(72, 20_000);
/** The order in which the faults strike: always the same in \`npm test\`, another one in each long run. */
const SEED = Number(process.env['RATEBOOK_FAULTS_SEED'] ?? (isLong ? Date.now() % 1_000_000 : 1));

let postgres: KillablePostgres;
let redis: TestRedis;
let world: RampingWorld;
let crew: Crew;

beforeAll(async () => {
  postgres = await killablePostgres();
  redis = await testRedis();
  const others = sized(1, 2);
  world = await rampingWorld({ databaseUrl: postgres.url, redisUrl: redis.url, others });
  crew = crewOf(world, redis.url);
}, 180_000);
afterAll(async () => {
  await crew.end();
  await world.stop();
  await redis.stop();
  await postgres.clean();
});

function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  const drawn = uniform(seed);
  return all
    .map((each) => ({ each, place: drawn() }))
    .sort((one, other) => one.place - other.place)
    .map(({ each }) => each);
}

describe('experiment ramps', () => {
  it('in simulated weeks, quoted by several processes while every fault strikes', async () => {
    const strikes: readonly (readonly [string, Strike])[] = [
      ['Redis forgets everything', flushed(redis)],
      ['Redis is away', away(redis)],
      ['Redis hangs', hanging(redis, crew)],
      ['a worker is killed', killed(crew)],
      ['a worker is stopped', stopped(crew)],
      ['a worker is stopped in its step', stoppedHolding(crew)],
      ['a crowd of hints', crowd(crew)],
      ['a deployment', deployed(crew)],
      ['a clock is ahead', ahead(crew)],
      ['PostgreSQL is killed', restarted(postgres)],
    ];
    const order = shuffled(strikes, SEED);
    process.stderr.write(`RATEBOOK_FAULTS_SEED=${SEED}: ${order.map(([what]) => what).join(', ')}\n`);
    const byWeek = Object.fromEntries(order.map(([, strike], index) => [index + 1, strike]));
    await crew.hire();
    const workspaces = Math.ceil(ALL / (STAGES.length + 1));
    await ramped(crew, 'ramps', byWeek, { coverages: STAGES, workspaces });
  });
});
