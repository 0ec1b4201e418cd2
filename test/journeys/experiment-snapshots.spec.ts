import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { type RunningWorker, startWorker } from '../../apps/worker/src/start-worker.js';
import { NOW } from './api-server.js';
import { quotingIn, told, worldOfSpec } from './experiment-quoting.js';
import { armsOf, idIn, packaged } from './experiment-world.js';
import { type Json, until } from './migration-population.js';

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

/** A worker that hears of nothing, and only looks for work that lost its alarm. */
async function deafWorker(): Promise<RunningWorker> {
  const { api } = world;
  const outcome = await startWorker({
    databaseUrl: api.database.url,
    clock: api.clock,
    alarms: [],
    reconcileMs: 100,
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
    const worker = await deafWorker();
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
    const other = await deafWorker();
    await until(async () => (await found(second))['state'] === 'done');
    await other.stop();
    // What the first one found out counts for the second, too.
    expect(await world.ada.get('/v1/experiments/lost/results')).toMatchObject([
      200,
      { arms: [{ key: 'control', enrolled: 3, mature: 0 }, { key: 'dearer' }], asOf: '2026-11-23T12:05:00Z' },
    ]);
  });
});
