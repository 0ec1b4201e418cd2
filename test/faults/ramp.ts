import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { NOW } from '../journeys/api-server.js';
import { armsOf, packaged } from '../journeys/experiment-world.js';
import { type Person, retryAfterMsOf } from '../journeys/people.js';
import { rampHolds } from './ramp-holds.js';
import type { RampingWorld } from './ramping.js';
import { isLong } from './size.js';
import { until } from '../until.js';

/** Percent of each arm's buckets, a week each. */
export const COVERAGES = ['2', '10', '30', '60', '100'] as const;

/** What a workspace was told. */
export interface Told {
  /** Absent: it is in no arm. */
  readonly variant: string | undefined;
  readonly total: string;
}

/** A ramp in a world: everybody who was told a price, and what they were told. */
export interface Ramp {
  readonly name: string;
  /** How many weeks it takes. */
  readonly weeks: number;
  /** Asks a price for so many new workspaces at once, in turns of all instances; and once more for some of before. */
  readonly quote: (count: number) => Promise<void>;
  /** How many quotes were told so far. */
  readonly answered: () => number;
  /** How often somebody was told to come again. */
  readonly refused: () => number;
  /** Resolves when the rollout has come to the stage of a week, or to its end. */
  readonly reach: (week: number) => Promise<void>;
  /** Every stage took effect once, in order, at its time; nobody was moved; nothing is left to do. */
  readonly holds: () => Promise<void>;
}

/** Whatever happens is got over by itself in so long. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 100;
/** So many ask at the same time. */
const CROWD = 8;
/** Of those who have an arm, one in so many asks again. */
const ONE_IN = 7;

export async function beginRamp(
  world: RampingWorld,
  name: string,
  coverages: readonly string[] = COVERAGES,
): Promise<Ramp> {
  await world.week(0);
  await packaged(world, name);
  const stages = coverages.map((coverage) => `  - { coverage: ${coverage}, holdFor: 7d }`);
  const begun = await world.begin(name, {
    variants: armsOf(name),
    startsAt: NOW,
    enrol: 'new',
    rollout: ['stages:', ...stages],
  });
  expect(begun).toMatchObject([200, { state: 'running' }]);
  const told = new Map<string, Told>();
  const refusals = new Map<string, number>();
  let next = 0;
  let answered = 0;
  let slowestMs = 0;
  const began = performance.now();
  const count = (): number => [...refusals.values()].reduce((sum, times) => sum + times, 0);
  const refused = (how: string): void => {
    refusals.set(how, (refusals.get(how) ?? 0) + 1);
  };
  const ask = async (id: string, person: Person): Promise<void> => {
    const now = await quoted(person, id, name, refused);
    const before = told.get(id);
    // Who has an arm has it and its price for ever; who has none may get one.
    if (before?.variant !== undefined) expect([id, now]).toEqual([id, before]);
    told.set(id, now);
    answered += 1;
  };
  return {
    name,
    weeks: coverages.length,
    quote: async (count) => {
      const fresh = Array.from({ length: count }, () => `${name}-${next++}`);
      const old = [...told].filter(([, { variant }]) => variant !== undefined).map(([id]) => id);
      const step = Math.max(ONE_IN, Math.ceil(old.length / count));
      const asked = [...fresh, ...old.filter((_, place) => place % step === next % step)];
      await inTurns(asked, CROWD, async (id, place) => {
        const person = world.quoting[place % world.quoting.length];
        if (person !== undefined) await ask(id, person);
      });
    },
    answered: () => answered,
    refused: count,
    reach: async (week) => {
      const from = performance.now();
      await until(async () => {
        if (performance.now() - from > PATIENCE_MS)
          throw new Error(`${name} does not come to week ${week} by itself`);
        const [rollout] = await world.query<{ state: string; stage: number }>(
          'select state, stage from rollout where experiment = $1',
          [name],
        );
        return week === coverages.length ? rollout?.state === 'done' : rollout?.stage === week + 1;
      });
      slowestMs = Math.max(slowestMs, performance.now() - from);
    },
    holds: async () => {
      // Whoever was refused was told honestly: not now, come again.
      expect([...refusals.keys()].filter((how) => how !== '503 service.unavailable 1000')).toEqual([]);
      await rampHolds(world, { name, coverages, told });
      if (!isLong) return;
      const arms = [...told.values()].filter(({ variant }) => variant !== undefined).length;
      process.stderr.write(
        `${name}: ${coverages.length} stages, ${told.size} workspaces, ${arms} in an arm, ${answered} quotes, ` +
          `${count()} refusals, the slowest stage ${Math.round(slowestMs)} ms after its time, ` +
          `${Math.round((performance.now() - began) / 1_000)} s\n`,
      );
    },
  };
}

/** The price that was told, and its arm. Who is told to come again does, as long as nobody has to help. */
async function quoted(
  person: Person,
  id: string,
  name: string,
  refused: (how: string) => void,
): Promise<Told> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const made = await person.put(`/v1/workspaces/${id}`, { timeZone: 'UTC' });
    const sent = made[0] === 503 ? made : await person.post('/v1/quotes', { workspace: id, package: name });
    const [status, body] = sent;
    if (status === 201) {
      const { quote, assignment } = body as {
        quote: { total: string };
        assignment?: { variant: string } | null;
      };
      return { variant: assignment?.variant, total: quote.total };
    }
    const how = `${status} ${String(body['code'])} ${retryAfterMsOf(sent)}`;
    if (status !== 503 || performance.now() > end) throw new Error(`${id}: ${how} ${JSON.stringify(body)}`);
    refused(how);
    await sleep(AGAIN_MS);
  }
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
