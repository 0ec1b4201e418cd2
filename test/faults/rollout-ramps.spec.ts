import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { advanceRollout, openQueues, type Queues } from '#queues';
import { type TestRedis, testRedis } from '#testing';
import { Redis } from 'ioredis';
import { armsOf, packaged } from '../journeys/experiment-world.js';
import { type KillablePostgres, killablePostgres } from './killable-postgres.js';
import {
  beginRamp,
  COVERAGES,
  type Fault,
  type Ramp,
  type RampingWorld,
  rampingWorld,
  type Running,
} from './ramping.js';
import { sized } from './size.js';
import { until } from './until.js';

jest.setTimeout(sized(180_000, 3_600_000));

/** Of each stage; with those of before that are asked again. */
const WORKSPACES = sized(8, 400);

let world: RampingWorld;
let redis: TestRedis;
const workers: Running[] = [];

beforeAll(async () => {
  redis = await testRedis();
  world = await rampingWorld();
}, 120_000);
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.signal('SIGCONT');
    worker.signal('SIGKILL');
    await worker.ended;
  }
});
afterAll(async () => {
  await world.stop();
  await redis.stop();
});

const hire = async (url: string | undefined, fault?: Fault): Promise<Running> => {
  const worker = await world.worker(fault, url);
  workers.push(worker);
  return worker;
};
const queuesOf = async (url: string | undefined): Promise<Queues> =>
  await openQueues({
    databaseUrl: world.api.database.url,
    ...(url !== undefined && { redisUrl: url }),
    report: () => undefined,
  });

type Strike = (ramp: Ramp) => Promise<(() => Promise<void>) | undefined>;

/** Ramps to the end, week by week, under quotes; a strike is called before its week, and answers what ends it. */
async function ramped(
  name: string,
  strikes: Readonly<Record<number, Strike>>,
  { within = world, workspaces = WORKSPACES } = {},
): Promise<void> {
  const ramp = await beginRamp(within, name);
  await ramp.quote(workspaces);
  for (let week = 1; week <= COVERAGES.length; week += 1) {
    const quoting = ramp.quote(workspaces);
    const over = await strikes[week]?.(ramp);
    await within.week(week);
    await ramp.reach(week === COVERAGES.length ? 'done' : week + 1);
    await over?.();
    await quoting;
  }
  await ramp.holds();
}

/** The worker that does the next step dies with it, and another one comes. */
const killed =
  (url: () => string | undefined): Strike =>
  async () => {
    for (const worker of workers.splice(0)) worker.signal('SIGKILL');
    const dying = await hire(url(), 'dies');
    return async () => {
      expect(await dying.ended).toEqual([null, 'SIGKILL']);
      await hire(url());
    };
  };

/** The worker that is at it halts in the middle; another one does the step, and then the first one goes on. */
const stopped =
  (url: () => string | undefined): Strike =>
  async () => {
    for (const worker of workers.splice(0)) worker.signal('SIGKILL');
    const slow = await hire(url(), 'stops');
    const halted = slow.says('it has looked').then(async () => {
      slow.signal('SIGSTOP');
      await hire(url());
    });
    return async () => {
      await halted;
      expect(slow.lines.at(-1)).toBe('it has looked');
      const goesOn = slow.says('it goes on');
      slow.signal('SIGCONT');
      await goesOn;
    };
  };

const crowd =
  (url: () => string | undefined): Strike =>
  async ({ name }) => {
    await hire(url());
    const queues = await queuesOf(url());
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

const deployed =
  (url: () => string | undefined): Strike =>
  async () => {
    const old = workers.splice(0);
    const started = hire(url());
    for (const worker of old) worker.signal('SIGTERM');
    await started;
    return async () => {
      for (const worker of old) expect(await worker.ended).toEqual([0, null]);
    };
  };

const flushed: Strike = async () => {
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
  return undefined;
};

const away: Strike = async () => {
  await redis.kill();
  return async () => {
    await redis.restart();
  };
};

const inRedis = (): string => redis.url;
const BACKENDS = [
  ['Redis', inRedis],
  ['PostgreSQL', () => undefined],
] as const;

describe.each(BACKENDS)('a rollout whose jobs are in %s', (backend, url) => {
  it.each([
    ['is killed between commit and acknowledgement', 'killed', killed],
    ['is stopped past its lock and goes on afterwards', 'stopped', stopped],
    ['is one of two, with a thousand hints twice and in reverse', 'crowd', crowd],
    ['is replaced by a deployment', 'deployed', deployed],
  ] as const)('enters every stage once when a worker %s', async (_what, fault, strike) => {
    await hire(url());
    await ramped(`${fault}-${backend.toLowerCase()}`, { 2: strike(url) });
  });
});

describe('a rollout whose jobs are in Redis', () => {
  it.each([
    ['goes on when Redis forgets everything', 'flushed', flushed],
    ['goes on while Redis is away, and when it is back', 'away', away],
  ] as const)('%s', async (_what, name, strike) => {
    await hire(redis.url);
    await ramped(name, { 2: strike });
  });

  it('enters nothing early for a worker whose clock is three hours ahead', async () => {
    const [{ now } = { now: '' }] = await world.query<{ now: string }>(
      `select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now`,
    );
    const begin = async (name: string, startsAt: string): Promise<void> => {
      world.api.clock.set(startsAt);
      await packaged(world, name);
      const rollout = ['stages:', '  - { coverage: 2, holdFor: 1h }', '  - { coverage: 100, holdFor: 9d }'];
      const begun = await world.begin(name, { variants: armsOf(name), startsAt, enrol: 'new', rollout });
      expect(begun).toMatchObject([200, { state: 'running' }]);
    };
    await begin('early', now);
    await begin('due', new Date(Date.parse(now) - 2 * 3_600_000).toISOString());
    await hire(redis.url, 'ahead');
    const rows = async () =>
      await world.query<{ experiment: string; stage: number; looked: boolean; ahead: boolean }>(
        `select experiment, stage, checked_at is not null as looked,
           greatest(entered_at, checked_at) > clock_timestamp() as ahead
         from rollout where experiment in ('early', 'due') order by experiment`,
      );
    await until(async () => (await rows()).every(({ looked }) => looked));
    await until(async () => (await rows())[0]?.stage === 2);
    expect(await rows()).toEqual([
      { experiment: 'due', stage: 2, looked: true, ahead: false },
      { experiment: 'early', stage: 1, looked: true, ahead: false },
    ]);
  });
});

describe('a rollout on a PostgreSQL that is killed', () => {
  let postgres: KillablePostgres;
  let own: RampingWorld;
  beforeAll(async () => {
    postgres = await killablePostgres();
    own = await rampingWorld(postgres.url);
  }, 180_000);
  afterAll(async () => {
    await own.stop();
    await postgres.clean();
  });

  it('goes on when it is back', async () => {
    workers.push(await own.worker(undefined, redis.url));
    const restarted: Strike = async () => {
      await postgres.kill();
      await postgres.start();
      return undefined;
    };
    await ramped('restarted', { 2: restarted }, { within: own });
  });
});

describe('experiment ramps', () => {
  it('in simulated weeks, quoted by several processes while every fault strikes', async () => {
    await hire(redis.url);
    const workspaces = sized(60, 20_000 / (COVERAGES.length + 1));
    await ramped(
      'ramps',
      { 1: flushed, 2: away, 3: killed(inRedis), 4: stopped(inRedis), 5: crowd(inRedis) },
      { workspaces: Math.ceil(workspaces) },
    );
  });
});
