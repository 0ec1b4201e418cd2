import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { type RunningWorker, startWorker } from '../../apps/worker/src/start-worker.js';
import { NOW } from './api-server.js';
import { type ExperimentWorld, experimentWorld } from './experiment-world.js';
import type { Sent } from './people.js';

/** Periods of a subscription that begins on the tenth of November. */
export const DECEMBER = { from: '2026-12-10T00:00:00Z', to: '2027-01-10T00:00:00Z' };
export const JANUARY = { from: '2027-01-10T00:00:00Z', to: '2027-02-10T00:00:00Z' };

/** What was told: status, total, reason of the price, arm. */
export function told([status, body]: Sent): readonly unknown[] {
  const { quote, price, assignment } = body as {
    quote?: { total: string };
    price?: { reason: string };
    assignment?: { variant: string };
  };
  return [status, quote?.total, price?.reason, assignment?.variant];
}

/** What the first experiment says of the workspace, of a quote that was asked with `explain`. */
export const verdict = ([, body]: Sent): unknown =>
  (body['explanation'] as { experiments?: readonly object[] } | undefined)?.experiments?.[0];

/**
 * A world for all tests of a specification, at the same instant before each of them; with a worker that looks for lost
 * alarms all the time, if they want one.
 */
export function worldOfSpec({ worker: isWorked = false } = {}): ExperimentWorld {
  let worker: RunningWorker | undefined;
  let made: ExperimentWorld | undefined;
  const there = (): ExperimentWorld => {
    if (made === undefined) throw new Error('the world is not there before its tests');
    return made;
  };
  beforeAll(async () => {
    made = await experimentWorld();
    if (!isWorked) return;
    const { api } = made;
    const outcome = await startWorker({ databaseUrl: api.database.url, clock: api.clock, reconcileMs: 100 });
    if (!outcome.ok) throw new Error(outcome.fault.message);
    worker = outcome.value;
  }, 120_000);
  afterEach(() => {
    there().api.clock.set(NOW);
  });
  afterAll(async () => {
    await worker?.stop();
    await there().stop();
  });
  return {
    get api() {
      return there().api;
    },
    get ada() {
      return there().ada;
    },
    get grace() {
      return there().grace;
    },
    begin: (key, words) => there().begin(key, words),
    stop: () => there().stop(),
  };
}

/** What a specification does to workspaces of a world, each once it is there. */
export function quotingIn(world: ExperimentWorld) {
  return {
    workspace: async (id: string, more: object = {}): Promise<string> => {
      const { ada } = world;
      const put = async (headers: Record<string, string>): Promise<Sent> =>
        await ada.put(`/v1/workspaces/${id}`, { timeZone: 'UTC', ...more }, headers);
      if ((await put({ 'if-match': '*' }))[0] === 412) await put({});
      return id;
    },
    subscribe: async (id: string, packageKey: string, startAt: string): Promise<string> => {
      const asked = { workspace: id, package: `${packageKey}@1`, startAt };
      const sent = await world.ada.post('/v1/subscriptions', asked);
      expect(sent[0]).toBe(201);
      return (sent[1]['subscription'] as { id: string }).id;
    },
    quote: async (request: object): Promise<Sent> => await world.ada.post('/v1/quotes', request),
    preview: async (request: object): Promise<Sent> => await world.ada.post('/v1/quotes/preview', request),
  };
}
