import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type TestRedis, testRedis } from '#testing';
import { armsOf, packaged } from '../journeys/experiment-world.js';
import { type Crew, crewOf } from './crew.js';
import { type RampingWorld, rampingWorld } from './ramping.js';
import { AHEAD_MS } from './strikes.js';
import { until } from '../until.js';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;

let redis: TestRedis;
let world: RampingWorld;
let crew: Crew;

beforeAll(async () => {
  redis = await testRedis();
  world = await rampingWorld({ others: 0 });
}, 120_000);
afterEach(async () => {
  await crew.end();
});
afterAll(async () => {
  await world.stop();
  await redis.stop();
});

/** A rollout that began so many hours ago by the clock of the database, and whose first stage takes one. */
async function begin(name: string, hoursAgo: number): Promise<void> {
  const [{ ms } = { ms: '' }] = await world.query<{ ms: string }>(
    `select floor(extract(epoch from now()))::bigint * 1000 as ms`,
  );
  const startsAt = new Date(Number(ms) - hoursAgo * HOUR_MS).toISOString().replace('.000', '');
  world.api.clock.set(startsAt);
  await packaged(world, name);
  const rollout = ['stages:', '  - { coverage: 2, holdFor: 1h }', '  - { coverage: 100, holdFor: 9d }'];
  const begun = await world.begin(name, { variants: armsOf(name), startsAt, enrol: 'new', rollout });
  expect(begun).toMatchObject([200, { state: 'running' }]);
}

describe('a worker whose clock is three hours ahead', () => {
  it.each([
    ['Redis', 'alone', 1],
    ['Redis', 'beside another one', 2],
    ['PostgreSQL', 'alone', 1],
  ] as const)('enters nothing early (jobs in %s, %s)', async (backend, how, workers) => {
    const name = (what: string): string => `${what}-${backend.toLowerCase()}-${workers}`;
    await begin(name('due'), 2);
    await begin(name('early'), 0);
    crew = crewOf(world, backend === 'Redis' ? redis.url : undefined);
    const { lines } = await crew.hire({ clock: '+3h', time: 'database' });
    expect(Date.parse(lines[0] ?? '') - Date.now()).toBeGreaterThan(AHEAD_MS - 60_000);
    if (how !== 'alone') await crew.hire({ time: 'database' });
    const rows = async () =>
      await world.query<{ stage: number; looked: boolean; ahead: boolean }>(
        `select stage, checked_at is not null as looked,
           greatest(entered_at, checked_at) > clock_timestamp() as ahead
         from rollout where experiment in ($1, $2) order by experiment`,
        [name('due'), name('early')],
      );
    await until(async () => (await rows()).every(({ looked }) => looked));
    await until(async () => (await rows())[0]?.stage === 2);
    expect(await rows()).toEqual([
      { stage: 2, looked: true, ahead: false },
      { stage: 1, looked: true, ahead: false },
    ]);
  });
});
