import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { settleLocks } from '#queues';
import { type RunningWorker, startWorker } from '../../apps/worker/src/start-worker.js';
import { NOW } from './api-server.js';
import { until } from '../until.js';
import { everySecond } from './every-second.js';
import { DECEMBER, JANUARY, quotingIn, told, worldOfSpec } from './experiment-quoting.js';
import { armsOf, idIn, packaged } from './experiment-world.js';
import { get, type Json, post, segments } from './migration-population.js';
import { publishVersion } from './people.js';

jest.setTimeout(60_000);

let worker: RunningWorker;
// Before the world: hooks that end run in the order in which they stand.
afterAll(async () => {
  await worker.stop();
});
const world = worldOfSpec();

beforeAll(async () => {
  const { api } = world;
  const outcome = await startWorker({
    databaseUrl: api.database.url,
    clock: api.clock,
    reconcileMs: 3_600_000,
  });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  worker = outcome.value;
}, 120_000);

const { workspace, subscribe, quote } = quotingIn(world);

/** A workspace that was told December's price of an arm, in an experiment that is stopped since. */
async function locked(
  name: string,
  thenApply: string,
  arm: readonly [number, number],
): Promise<[string, string]> {
  await world.begin(name, {
    variants: armsOf(name),
    startsAt: NOW,
    more: `after: { priceLock: 0, thenApply: ${thenApply} }\n`,
  });
  const id = await workspace(idIn(name, ...arm));
  const subscription = await subscribe(id, name, '2026-11-10T00:00:00Z');
  await quote({ workspace: id, period: DECEMBER });
  const stopped = await world.ada.post(`/v1/experiments/${name}/stop`, { verb: 'stop-enrolment' });
  expect(stopped).toMatchObject([200, { locks: [{ workspace: id, until: DECEMBER.to }] }]);
  return [id, subscription];
}

/** The last day of the lock; what it was settled as. */
async function settled(id: string): Promise<unknown> {
  world.api.clock.set('2027-01-09T12:00:00Z');
  const lock = async (): Promise<Json | undefined> =>
    ((await get(world.api, `/v1/workspaces/${id}/locks`))['data'] as Json[])[0];
  await everySecond(worker.queues, settleLocks, async () => (await lock())?.['settledAs'] !== null);
  return (await lock())?.['settledAs'];
}

const DEARER = [5000, 10_000] as const;
const CONTROL = [0, 5000] as const;

describe('a price lock that ends', () => {
  it('keeps its price for good, also before the subscription is moved to it', async () => {
    await packaged(world, 'keeping');
    const [id, subscription] = await locked('keeping', 'keep', DEARER);
    expect(told(await quote({ workspace: id, period: JANUARY }))).toEqual([201, '12.00', 'lock', 'dearer']);
    expect(await settled(id)).toBe('moved');
    expect(await segments(world.api, subscription)).toEqual([
      '2026-11-10..2027-01-10 v1 ',
      '2027-01-10.. v2 ',
    ]);
    expect(told(await quote({ workspace: id, period: DECEMBER }))).toEqual([201, '12.00', 'lock', 'dearer']);
    expect(told(await quote({ workspace: id, period: JANUARY })).slice(1, 3)).toEqual([
      '12.00',
      'subscription',
    ]);
  });

  it('goes back to the control where the file says so, and the experiment ends with it', async () => {
    await packaged(world, 'returning');
    const [id, subscription] = await locked('returning', 'control', DEARER);
    expect(await settled(id)).toBe('unchanged');
    expect(await segments(world.api, subscription)).toEqual(['2026-11-10.. v1 ']);
    expect(told(await quote({ workspace: id, period: JANUARY })).slice(1, 3)).toEqual([
      '10.00',
      'subscription',
    ]);
    world.api.clock.set(DECEMBER.to);
    await everySecond(
      worker.queues,
      settleLocks,
      async () => (await get(world.api, '/v1/experiments/returning'))['state'] === 'ended',
    );
  });

  it('goes to what its last bills would have been least under', async () => {
    const { ada, grace, api } = world;
    await publishVersion(ada, grace, ['least', 1, '10.00', '2026-01-01T00:00:00Z']);
    await publishVersion(ada, grace, ['least', 2, '8.00']);
    const [id, subscription] = await locked('least', 'lowest', CONTROL);
    // November is billed before the last day comes, or nobody knows what would have been least.
    world.api.clock.set('2026-12-11T00:00:00Z');
    const [, close] = await post(api, '/v1/periods/close', {});
    await until(
      async () => (await get(api, `/v1/periods/closes/${String(close['id'])}`))['state'] === 'ended',
    );
    expect(await settled(id)).toBe('moved');
    expect(await segments(api, subscription)).toEqual(['2026-11-10..2027-01-10 v1 ', '2027-01-10.. v2 ']);
    expect(told(await quote({ workspace: id, period: JANUARY })).slice(1, 3)).toEqual([
      '8.00',
      'subscription',
    ]);
  });

  it('waits for the decision where its file says so, and goes to the winner then', async () => {
    const { ada, grace } = world;
    for (const name of ['decided', 'meanwhile']) await packaged(world, name);
    const [id, subscription] = await locked('decided', 'winner', CONTROL);
    const [other] = await locked('meanwhile', 'keep', DEARER);
    // The same look that settles the other one leaves this one alone: nobody has decided.
    expect(await settled(other)).toBe('moved');
    expect(await get(world.api, `/v1/workspaces/${id}/locks`)).toMatchObject({
      data: [{ thenApply: 'winner', settledAs: null }],
    });
    const words = { variant: 'dearer', from: '2027-01-09T18:00:00Z', reason: 'revenue per workspace rose' };
    const ship = async () => await ada.post('/v1/experiments/decided/ship', words);
    expect(await ship()).toMatchObject([202, { state: 'in-review' }]);
    const path = '/v1/packages/decided/versions/2';
    const [, { contentHash }] = await ada.get(path);
    await grace.post(`${path}/approve`, { contentHash, from: words.from });
    expect(await ship()).toMatchObject([200, { state: 'shipped' }]);
    expect(await settled(id)).toBe('moved');
    expect(await segments(world.api, subscription)).toEqual([
      '2026-11-10..2027-01-10 v1 ',
      '2027-01-10.. v2 ',
    ]);
  });

  it('leaves alone what somebody has planned for the time after', async () => {
    await packaged(world, 'planned');
    const [id, subscription] = await locked('planned', 'keep', DEARER);
    const ended = await world.ada.post(`/v1/subscriptions/${subscription}/pause`, {
      effectiveAt: '2027-02-10T00:00:00Z',
    });
    expect(ended[0]).toBe(200);
    expect(await settled(id)).toBe('subscription.change-scheduled');
  });

  it('is followed by nothing where a person has ended it', async () => {
    await packaged(world, 'handed');
    const [id, subscription] = await locked('handed', 'keep', DEARER);
    world.api.clock.set('2026-12-20T00:00:00Z');
    const [, { data }] = await world.ada.get(`/v1/workspaces/${id}/locks`);
    const [lock] = data as Json[];
    const ended = await world.ada.delete(`/v1/workspaces/${id}/locks/${String(lock?.['id'])}`);
    expect(ended).toMatchObject([200, { until: DECEMBER.to, settledAs: 'ended' }]);
    expect(told(await quote({ workspace: id, period: JANUARY })).slice(1, 3)).toEqual([
      '10.00',
      'subscription',
    ]);
    expect(await settled(id)).toBe('ended');
    expect(await segments(world.api, subscription)).toEqual(['2026-11-10.. v1 ']);
  });
});
