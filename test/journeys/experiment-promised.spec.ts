import { describe, expect, it, jest } from '@jest/globals';
import { DECEMBER, JANUARY, quotingIn, told, verdict, worldOfSpec } from './experiment-quoting.js';
import { armsOf, idIn, packaged } from './experiment-world.js';
import { reached } from './migration-population.js';
import { publishVersion, type Sent } from './people.js';

jest.setTimeout(120_000);

const world = worldOfSpec({ worker: true });

const { workspace, subscribe, quote } = quotingIn(world);
const lock = async (id: string, packageKey: string): Promise<Sent> =>
  await world.ada.post(`/v1/workspaces/${id}/locks`, { package: packageKey, reason: 'promised' });
const migrate = async (id: string, packageKey: string, more: object = {}): Promise<Sent> =>
  await world.ada.post('/v1/subscription-migrations', {
    package: packageKey,
    to: 2,
    when: 'renewal',
    filter: { workspaces: [id] },
    ...more,
  });

describe('a workspace that was promised a price', () => {
  it('is not touched by a migration, unless that says so and why', async () => {
    await packaged(world, 'moved');
    const id = await workspace('moved-one');
    await subscribe(id, 'moved', '2026-11-10T00:00:00Z');
    expect(await lock(id, 'moved@1')).toMatchObject([201, { from: DECEMBER.from }]);
    expect(await migrate(id, 'moved', { dryRun: true })).toMatchObject([
      200,
      { overrideLocks: false, preview: { skipped: [{ code: 'migration.locked', subscriptions: 1 }] } },
    ]);
    expect(await migrate(id, 'moved', { overrideLocks: true })).toMatchObject([
      422,
      { code: 'migration.override-needs-reason' },
    ]);
    const made = await migrate(id, 'moved', { overrideLocks: true, reason: 'agreed with the customer' });
    expect(made).toMatchObject([
      201,
      {
        overrideLocks: true,
        preview: { skipped: [], currencies: [{ before: '10.00', after: '12.00', difference: '2.00' }] },
      },
    ]);
    const migration = String(made[1]['id']);
    await world.ada.post(`/v1/subscription-migrations/${migration}/start`, {});
    await reached(world.api, migration, 'completed');
    expect(told(await quote({ workspace: id, period: DECEMBER }))).toEqual([
      201,
      '12.00',
      'subscription',
      undefined,
    ]);
    expect(await world.ada.get(`/v1/workspaces/${id}/locks`)).toMatchObject([
      200,
      { data: [{ revokedBy: 'ada' }] },
    ]);
  });

  it('is shown that price by what a change would cost', async () => {
    await packaged(world, 'shown');
    const id = await workspace('shown-one');
    const subscription = await subscribe(id, 'shown', '2026-11-10T00:00:00Z');
    await lock(id, 'shown@2');
    const paused = await world.ada.post(`/v1/subscriptions/${subscription}/pause`, {
      effectiveAt: JANUARY.from,
      dryRun: true,
    });
    expect(paused).toMatchObject([200, { before: { amount: '12.00' } }]);
  });
});

describe('a workspace that is held out of what is new', () => {
  it('pays what was current when that began, is not migrated, and stays so until it ends', async () => {
    await packaged(world, 'steady');
    const holdouts = `schema: ratebook/holdouts-v1
holdouts: [ { key: steady-few, share: 99.99, packages: [steady], until: 2027-06-01T00:00:00Z } ]`;
    await world.begin('steady', { variants: armsOf('steady'), holdouts });
    const [id, other] = [await workspace(idIn('steady', 5000, 10_000)), await workspace('steady-two')];
    await world.ada.post('/v1/experiments/steady/stop', { verb: 'stop-enrolment' });
    world.api.clock.set('2026-11-25T00:00:00Z');
    const { ada, grace } = world;
    await publishVersion(ada, grace, ['steady', 3, '9.00', '2026-11-26T00:00:00Z']);
    world.api.clock.set('2026-12-01T00:00:00Z');
    const kept = await quote({ workspace: id, package: 'steady', explain: true });
    expect(told(kept)).toEqual([201, '10.00', 'current', undefined]);
    expect(verdict(kept)).toMatchObject({ reason: 'enrolment-stopped' });
    const started = await ada.post('/v1/subscriptions', { workspace: other, package: 'steady' });
    expect(started).toMatchObject([201, { subscription: { segments: [{ version: 1 }] } }]);
    expect(await migrate(other, 'steady', { to: 3, dryRun: true })).toMatchObject([
      200,
      { preview: { skipped: [{ code: 'migration.held-out' }] } },
    ]);
    world.api.clock.set('2027-06-01T00:00:00Z');
    expect(told(await quote({ workspace: id, package: 'steady' })).slice(1, 3)).toEqual(['9.00', 'current']);
  });
});
