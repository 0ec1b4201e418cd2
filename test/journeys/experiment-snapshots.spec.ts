import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import * as z from 'zod';
import { defineJob } from '#queues';
import { RefreshResults, SettleLocks } from '#usecases';
import { processor } from '../../apps/worker/src/processor.js';
import { PROCESSORS } from '../../apps/worker/src/processors.js';
import { type RunningWorker, startWorker } from '../../apps/worker/src/start-worker.js';
import { until } from '../until.js';
import { NOW } from './api-server.js';
import { quotingIn, told, worldOfSpec } from './experiment-quoting.js';
import { armsOf, idIn, packaged } from './experiment-world.js';
import { type Json } from './migration-population.js';

jest.setTimeout(60_000);

const world = worldOfSpec();
const { workspace, quote } = quotingIn(world);

beforeAll(async () => {
  await packaged(world, 'lost');
  expect(await world.begin('lost', { variants: armsOf('lost'), startsAt: NOW, enrol: 'new' })).toMatchObject([
    200,
    {},
  ]);
  for (const n of [0, 1, 2]) {
    const id = idIn('lost', 0, 5000, n);
    await workspace(id);
    expect(told(await quote({ workspace: id, package: 'lost' }))[3]).toBe('control');
  }
});
const ask = async (): Promise<string> => {
  const [status, said] = await world.ada.post('/v1/experiments/lost/snapshots', {});
  expect(status).toBe(202);
  return String(said['id']);
};
const found = async (id: string): Promise<Json> =>
  (await world.ada.get(`/v1/experiments/lost/snapshots/${id}`))[1];

/** What a schedule makes at its time, whenever the test says so. */
const atOnce = (name: string) =>
  defineJob({
    queue: 'experiments',
    name,
    v: 1,
    hint: z.object({ time: z.int() }),
    idOf: ({ time }) => [name, String(time), 0],
  });
const [settleNow, nightNow] = [atOnce('settle-now'), atOnce('night-now')];

/** One that hears of nothing, and looks for work that lost its alarm all the time; or one that hears, too. */
async function workerOf(heard: 'deaf' | 'hearing'): Promise<RunningWorker> {
  const { api } = world;
  const outcome = await startWorker({
    databaseUrl: api.database.url,
    clock: api.clock,
    reconcileMs: 100,
    ...(heard === 'deaf' && { alarms: [] }),
    processors: [
      ...PROCESSORS,
      processor(settleNow, SettleLocks, (useCase) => useCase.run()),
      processor(nightNow, RefreshResults, (useCase) => useCase.run()),
    ],
  });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  return outcome.value;
}

describe('a snapshot', () => {
  it('is one for all who ask while it is at work', async () => {
    const first = await ask();
    expect(await ask()).toBe(first);
    expect(await found(first)).toMatchObject({
      state: 'waiting',
      shards: { total: 1, done: 0 },
      result: null,
    });
    expect(await world.ada.get('/v1/experiments/lost/results')).toMatchObject([
      409,
      { code: 'experiment.not-compared' },
    ]);
    for (const path of ['lost/snapshots/snp_nothing', 'lost/snapshots/qte_1', 'nothing/results'])
      expect((await world.ada.get(`/v1/experiments/${path}`))[0]).toBe(404);
  });

  it('whose alarms are lost is found by its rows, and ends once', async () => {
    const first = await ask();
    world.api.clock.set('2026-11-23T12:05:00Z');
    const worker = await workerOf('deaf');
    await until(async () => (await found(first))['state'] === 'done');
    await worker.stop();
    const second = await ask();
    expect(second).not.toBe(first);
    // Who did the parts of this one died before its end.
    const client = new pg.Client({ connectionString: world.api.database.url });
    await client.connect();
    await client.query(`update experiment_snapshot_shard set done_at = now() where snapshot_id = $1`, [
      second.slice('snp_'.length),
    ]);
    await client.end();
    world.api.clock.set('2026-11-23T12:10:00Z');
    const other = await workerOf('deaf');
    await until(async () => (await found(second))['state'] === 'done');
    await other.stop();
    // What the first one found out counts for the second, too.
    expect(await world.ada.get('/v1/experiments/lost/results')).toMatchObject([
      200,
      { arms: [{ key: 'control', enrolled: 3, mature: 0 }, { key: 'dearer' }], asOf: '2026-11-23T12:05:00Z' },
    ]);
  });

  it('of what is over for good becomes a bundle that is kept as it was signed', async () => {
    const path = '/v1/experiments/lost';
    const stop = { verb: 'revert-never-billed', dryRun: false, reason: 'the question is answered' };
    expect((await world.ada.post(`${path}/stop`, stop))[0]).toBe(200);
    const bundle = async (): Promise<Json> => (await world.ada.get(`${path}/bundle`))[1];
    // What is known of units that are watched yet may still change, and so is signed anew.
    expect(await bundle()).toMatchObject({ bundle: { plan: { isOver: false } } });
    world.api.clock.set('2027-03-01T12:00:00Z');
    const worker = await workerOf('hearing');
    await worker.queues.send(settleNow, { time: 1 });
    await until(async () => (await world.ada.get(path))[1]['state'] === 'ended');
    // The first night finds out that all is over, and the next one keeps it.
    await worker.queues.send(nightNow, { time: 1 });
    await until(async () => (await world.ada.get(`${path}/results`))[1]['asOf'] === '2027-03-01T12:00:00Z');
    await worker.queues.send(nightNow, { time: 2 });
    const kept = await untilKept();
    await worker.stop();
    expect(JSON.parse(kept)).toMatchObject({
      bundle: {
        plan: { isOver: true },
        // Nobody of them has ever subscribed: they count, and count nothing.
        snapshot: { asOf: '2027-03-01T12:00:00Z', arms: [{ enrolled: 3, mature: 3, waiting: 0 }, {}] },
      },
    });
    world.api.clock.set('2028-01-01T00:00:00Z');
    expect(await bundle()).toEqual(JSON.parse(kept));
  });
});

/** The document of the bundle that is kept, once there is one. */
async function untilKept(): Promise<string> {
  const client = new pg.Client({ connectionString: world.api.database.url });
  await client.connect();
  let kept = '';
  await until(async () => {
    const { rows } = await client.query<{ document: string }>('select document from experiment_bundle');
    kept = rows[0]?.document ?? '';
    return kept !== '';
  });
  await client.end();
  return kept;
}
