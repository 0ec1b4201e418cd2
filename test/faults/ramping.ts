import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensureBuilt } from '../built-cli.js';
import { NOW } from '../journeys/api-server.js';
import { experimentWorld, type ExperimentWorld, SCOPES } from '../journeys/experiment-world.js';
import { type Person, personOf } from '../journeys/people.js';
import { SERVICE, WORKER } from './ramping-programs.js';
import { running, type Running } from './running.js';
import { isLong } from './size.js';
import { until } from '../until.js';

/** How a worker is to be, when it is not as it should. */
export interface Orders {
  /** Absent: its jobs are in PostgreSQL. */
  readonly redisUrl?: string | undefined;
  /** Dies once it has entered a stage, is slow in its looks, or slow in the transaction that does the step. */
  readonly fault?: 'dies' | 'stops' | 'stops-holding';
  /** Its own clock is so far from everybody else's: an offset as `faketime` has it. */
  readonly clock?: string;
  /** Judges by the database's clock, as in production, and not by the simulation's. */
  readonly time?: 'database';
}

export interface RampingWorld extends ExperimentWorld {
  /** Its address. */
  readonly database: string;
  readonly worker: (orders?: Orders) => Promise<Running>;
  /** Somebody who quotes at each instance of the service: this process, and others. */
  readonly quoting: readonly Person[];
  /** The simulation is so many weeks on, for all its processes at once. */
  readonly week: (weeks: number) => Promise<void>;
  readonly query: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
}

const WEEK_MS = 7 * 86_400_000;
/** The instant so many weeks after the simulation began. */
export const weekText = (weeks: number): string =>
  new Date(Date.parse(NOW) + weeks * WEEK_MS).toISOString().replace('.000', '');

export async function rampingWorld({
  databaseUrl,
  redisUrl,
  others: count = 1,
}: {
  readonly databaseUrl?: string;
  /** Where the other instances count requests; this one counts in PostgreSQL. */
  readonly redisUrl?: string;
  /** How many instances there are besides this process. */
  readonly others?: number;
} = {}): Promise<RampingWorld> {
  await ensureBuilt();
  const world = await experimentWorld(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'ratebook-ramping-'));
  const file = join(folder, 'clock');
  const database = databaseUrl ?? world.api.database.url;
  await writeFile(file, NOW);
  const children: Running[] = [];
  const run = (program: string, { redisUrl: redis, fault, clock, time }: Orders = {}): Running => {
    const variables = {
      DATABASE: database,
      CLOCK: file,
      FOLDER: folder,
      ...(redis !== undefined && { REDIS: redis }),
      ...(fault && { FAULT: fault }),
      ...(time && { TIME: time }),
      // The long way waits as long as in production.
      ...(fault === 'stops-holding' && !isLong && { IDLE: '2000' }),
    };
    const child = running(program, variables, clock);
    children.push(child);
    return child;
  };
  const elsewhere = async (number: number): Promise<Person> => {
    const other = run(SERVICE, { redisUrl });
    await until(() => other.lines.length > 0);
    return await personOf(world.api, `elsewhere-${number}`, { address: other.lines[0] ?? '' }, SCOPES);
  };
  const others: Person[] = [];
  while (others.length < count) others.push(await elsewhere(others.length + 1));
  return {
    ...world,
    database,
    quoting: [world.ada, ...others],
    worker: async (orders) => {
      const worker = run(WORKER, orders);
      await worker.says('it works');
      return worker;
    },
    week: async (weeks) => {
      // At once, or somebody reads half of it.
      await writeFile(`${file}.next`, weekText(weeks));
      await rename(`${file}.next`, file);
      world.api.clock.set(weekText(weeks));
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
      for (const child of children) child.signal('SIGKILL');
      await Promise.all(children.map(({ ended }) => ended));
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
