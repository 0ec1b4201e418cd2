import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@jest/globals';
import pg from 'pg';
import { compareInstants, type Instant, instant } from '#calendar';
import { bucketOf, bucketRanges, dueAt, enteredStage } from '#experiments';
import { decimal } from '#money';
import { cleanEnv, ensureBuilt } from '../built-cli.js';
import { NOW, ROOT } from '../journeys/api-server.js';
import {
  armsOf,
  experimentWorld,
  type ExperimentWorld,
  packaged,
  SCOPES,
} from '../journeys/experiment-world.js';
import { type Person, personOf } from '../journeys/people.js';
import { until } from './until.js';

const module = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, 'dist', path)).href);

/** The time of a simulation: all its processes read it from one file, whenever they want to know it. */
const SHARED_CLOCK = `
  import { readFileSync } from 'node:fs';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { instant } from ${module('libs/calendar/src/index.js')};
  import { Clock, SystemClock } from ${module('libs/storage/src/index.js')};
  const { DATABASE, CLOCK, REDIS, FAULT, FOLDER } = process.env;
  // Its own clock is three hours ahead of everybody else's.
  const { now } = Date;
  if (FAULT === 'ahead') Date.now = () => now() + 3 * 3_600_000;
  class Shared extends Clock {
    now() {
      return instant(readFileSync(CLOCK, 'utf8'));
    }
  }
  const clock = FAULT === 'ahead' ? new SystemClock() : new Shared();
`;

/** A worker as it is built, with a fault in it when \`FAULT\` names one. */
const WORKER = `${SHARED_CLOCK}
  import { startWorker } from ${module('apps/worker/src/start-worker.js')};
  import { AdvanceRollout } from ${module('libs/usecases/src/index.js')};
  import { LookAtGates } from ${module('libs/usecases/src/rollouts/look-at-gates.js')};
  const advance = AdvanceRollout.prototype.run;
  if (FAULT === 'dies')
    AdvanceRollout.prototype.run = async function (hint) {
      const next = await advance.call(this, hint);
      // It has entered a stage: that is committed, and the job is not acknowledged.
      if (next?.inMs === 0) process.kill(process.pid, 'SIGKILL');
      return next;
    };
  const look = LookAtGates.prototype.run;
  if (FAULT === 'stops')
    LookAtGates.prototype.run = async function (...asked) {
      const readings = await look.apply(this, asked);
      console.log('it has looked');
      await sleep(400);
      console.log('it goes on');
      return readings;
    };
  const outcome = await startWorker({
    databaseUrl: DATABASE,
    ...(REDIS && { redisUrl: REDIS }),
    clock,
    reconcileMs: 300,
    pace: { lockMs: 1_000, stalledMs: 500, retryMs: 100 },
  });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  process.once('SIGTERM', () => void outcome.value.stop().then(() => process.exit(0)));
  console.log('it works');
`;

/** An instance of the service on the same database. */
const SERVICE = `${SHARED_CLOCK}
  import { startServer } from ${module('apps/api/src/server.js')};
  const outcome = await startServer({
    configuration: { port: 0, dataFolder: FOLDER, databaseUrl: DATABASE },
    rulesFolder: ${JSON.stringify(join(ROOT, 'rules'))},
    schemasFolder: ${JSON.stringify(join(ROOT, 'schemas'))},
    version: '0.0.0-test',
    clock,
  });
  if (!outcome.ok) throw new Error(outcome.faults[0].message);
  console.log(outcome.value.address);
`;

/** What is wrong with a worker: dies with its first step, is slow in its looks, has a clock that runs ahead. */
export type Fault = 'dies' | 'stops' | 'ahead';

export interface Running {
  /** Resolves once it has said this on a line of its own, from now on. */
  readonly says: (text: string) => Promise<void>;
  readonly lines: readonly string[];
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<unknown>;
}

export interface RampingWorld extends ExperimentWorld {
  readonly worker: (fault?: Fault, redisUrl?: string) => Promise<Running>;
  /** Somebody who quotes at each instance of the service: this process, and another one. */
  readonly quoting: readonly Person[];
  /** All processes of the simulation at once. */
  readonly week: (weeks: number) => Promise<void>;
  readonly query: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
}

/** Percent of each arm's buckets, a week each. */
export const COVERAGES = ['2', '10', '30', '60', '100'] as const;
const WEEK_MS = 7 * 86_400_000;
const weekAt = (weeks: number): Instant => instant(new Date(Date.parse(NOW) + weeks * WEEK_MS).toISOString());

export async function rampingWorld(databaseUrl?: string): Promise<RampingWorld> {
  await ensureBuilt();
  const world = await experimentWorld(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'ratebook-ramping-'));
  const clock = join(folder, 'clock');
  const database = databaseUrl ?? world.api.database.url;
  await writeFile(clock, NOW);
  const children: ChildProcess[] = [];
  const run = (program: string, more: Readonly<Record<string, string>> = {}): Running => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...cleanEnv(), DATABASE: database, CLOCK: clock, FOLDER: folder, ...more },
      // What they complain of is the fault.
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    return runningOf(child);
  };
  const other = run(SERVICE);
  await until(() => other.lines.length > 0);
  const elsewhere = { address: other.lines[0] ?? '' };
  return {
    ...world,
    quoting: [world.ada, await personOf(world.api, 'elsewhere', elsewhere, SCOPES)],
    worker: async (fault, redisUrl) => {
      const more = { ...(fault && { FAULT: fault }), ...(redisUrl !== undefined && { REDIS: redisUrl }) };
      const worker = run(WORKER, more);
      await worker.says('it works');
      return worker;
    },
    week: async (weeks) => {
      const text = weekAt(weeks).toString();
      // At once, or somebody reads half of it.
      await writeFile(`${clock}.next`, text);
      await rename(`${clock}.next`, clock);
      world.api.clock.set(text);
    },
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const client = new pg.Client(database);
      await client.connect();
      try {
        return (await client.query<Row>(text, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    stop: async () => {
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(
        children.map(async (child) => child.exitCode ?? child.signalCode ?? once(child, 'close')),
      );
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function runningOf(child: ChildProcess): Running {
  const lines: string[] = [];
  let rest = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    const parts = (rest + bytes.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  const ended = once(child, 'close');
  return {
    lines,
    says: async (text) => {
      const before = lines.length;
      await until(() => lines.slice(before).includes(text) || (before === 0 && lines.includes(text)));
    },
    signal: (signal) => void child.kill(signal),
    ended,
  };
}

/** A ramp in a world: everybody who was told a price, and what they were told. */
export interface Ramp {
  readonly name: string;
  /** Asks a price for so many new workspaces at once, in turns of all instances; and once more for some of before. */
  readonly quote: (count: number) => Promise<void>;
  /** Resolves when the rollout has come to a stage, or to its end. */
  readonly reach: (stage: number | 'done') => Promise<void>;
  /** Every stage took effect once, in order, at its time; nobody was moved; nothing is left to do. */
  readonly holds: () => Promise<void>;
}

/** The worker has so long to get over anything by itself. */
const PATIENCE_MS = 60_000;

export async function beginRamp(world: RampingWorld, name: string): Promise<Ramp> {
  await world.week(0);
  await packaged(world, name);
  const stages = COVERAGES.map((coverage) => `  - { coverage: ${coverage}, holdFor: 7d }`);
  const begun = await world.begin(name, {
    variants: armsOf(name),
    startsAt: NOW,
    enrol: 'new',
    rollout: ['stages:', ...stages],
  });
  expect(begun).toMatchObject([200, { state: 'running' }]);
  const told = new Map<string, string | undefined>();
  let next = 0;
  const ask = async (id: string, person: Person): Promise<void> => {
    const variant = await quoted(person, id, name);
    const before = told.get(id);
    // Who has an arm has it for ever; who has none may get one.
    if (before !== undefined) expect([id, variant]).toEqual([id, before]);
    told.set(id, variant);
  };
  return {
    name,
    quote: async (count) => {
      const fresh = Array.from({ length: count }, () => `${name}-${next++}`);
      const old = [...told].filter(([, variant]) => variant !== undefined).map(([id]) => id);
      const asked = [...fresh, ...old.filter((_, place) => place % 7 === 0)];
      await inTurns(asked, 8, async (id, place) => {
        const person = world.quoting[place % world.quoting.length];
        if (person !== undefined) await ask(id, person);
      });
    },
    reach: async (stage) => {
      const end = performance.now() + PATIENCE_MS;
      await until(async () => {
        if (performance.now() > end) throw new Error(`${name} does not reach ${stage} by itself`);
        const [rollout] = await world.query<{ state: string; stage: number }>(
          'select state, stage from rollout where experiment = $1',
          [name],
        );
        return stage === 'done' ? rollout?.state === 'done' : rollout?.stage === stage;
      });
    },
    holds: () => holds(world, name, told),
  };
}

/** The arm that a price was told of, if any. */
async function quoted(person: Person, id: string, name: string): Promise<string | undefined> {
  for (;;) {
    const [made] = await person.put(`/v1/workspaces/${id}`, { timeZone: 'UTC' });
    const [status, body] = await person.post('/v1/quotes', { workspace: id, package: name });
    if (status === 201) return (body['assignment'] as { variant: string } | null | undefined)?.variant;
    // The database is away for a moment: whoever asks is told to come again.
    if (status !== 503 && made !== 503) throw new Error(`${made} ${status} ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function holds(
  world: RampingWorld,
  name: string,
  told: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  const events = await world.query<{ kind: string; stage: number; at: Date }>(
    'select kind, stage, at from rollout_event where experiment = $1 order by number',
    [name],
  );
  expect(events.map(({ kind, stage }) => `${kind} ${stage}`)).toEqual([
    ...COVERAGES.map((_, index) => `entered ${index + 1}`),
    `completed ${COVERAGES.length}`,
  ]);
  const plan = {
    startsAt: weekAt(0),
    stages: COVERAGES.map((coverage) => ({ coverage: decimal(coverage), holdMinutes: 7 * 1440, gates: [] })),
  };
  for (const [index, { at }] of events.entries()) {
    const before = events[index - 1];
    if (before === undefined) continue;
    const due = dueAt(plan, enteredStage(plan, before.stage - 1, instant(before.at.toISOString())));
    if (due === undefined) throw new Error('without windows every stage is due');
    expect(compareInstants(instant(at.toISOString()), due)).toBeGreaterThanOrEqual(0);
  }
  for (const [table, where] of [
    ['outbox', `type = 'experiment.stage-entered' and payload::jsonb ->> 'experiment' = $1`],
    ['audit', `action = 'experiment.stage-entered' and subject = $1`],
  ] as const)
    expect(await world.query(`select count(*)::integer as n from ${table} where ${where}`, [name])).toEqual([
      { n: COVERAGES.length - 1 },
    ]);
  // The pure function of seed and weights says who has which arm, whenever they came.
  const ranges = bucketRanges([decimal('50'), decimal('50')], decimal('100'));
  const units = await world.query<{ unit: string; variant: string; at: Date; phase: number }>(
    'select unit, variant, at, phase from assignment_unit where experiment = $1',
    [name],
  );
  for (const { unit, variant, phase } of units) {
    const bucket = bucketOf(`seed-of-${name}`, unit);
    const arm = ranges.findIndex(({ from, to }) => from <= bucket && bucket < to);
    expect([unit, variant]).toEqual([unit, arm === 0 ? 'control' : 'dearer']);
    const live = bucketRanges([decimal('50'), decimal('50')], decimal(COVERAGES[phase - 1] ?? '0'));
    expect(bucket).toBeLessThan(live[arm]?.liveTo ?? 0);
  }
  expect(new Map(units.map(({ unit, variant }) => [unit, variant]))).toEqual(
    new Map([...told].filter(([, variant]) => variant !== undefined)),
  );
  const twice = await world.query(
    `select unit from price_lock l join assignment a on a.workspace_id = l.workspace_id
     where l.experiment = $1 and a.experiment = $1 and l.variant <> a.variant`,
    [name],
  );
  expect(twice).toEqual([]);
}

async function inTurns<T>(
  all: readonly T[],
  at: number,
  act: (each: T, place: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const take = async (): Promise<void> => {
    for (let place = next++; place < all.length; place = next++) await act(all[place] as T, place);
  };
  await Promise.all(Array.from({ length: at }, take));
}
