import { describe, expect, it, jest } from '@jest/globals';
import { NOW } from './api-server.js';
import { DECEMBER, JANUARY, quotingIn, told, verdict, worldOfSpec } from './experiment-quoting.js';
import { armsOf, idIn, packaged } from './experiment-world.js';
import type { Sent } from './people.js';

jest.setTimeout(120_000);

const world = worldOfSpec();

const { workspace, subscribe, quote } = quotingIn(world);
const begin = async (name: string): Promise<void> => {
  await packaged(world, name);
  await world.begin(name, { variants: armsOf(name), startsAt: NOW });
};
const override = async (name: string, id: string, more: object = {}): Promise<Sent> =>
  await world.ada.put(`/v1/experiments/${name}/overrides/${id}`, {
    variant: 'control',
    reason: 'promised on the phone',
    expiresAt: '2027-01-01T00:00:00Z',
    ...more,
  });
const give = async (id: string, body: object): Promise<Sent> =>
  await world.ada.post(`/v1/workspaces/${id}/locks`, { reason: 'promised', ...body });

describe('a variant that is given by hand', () => {
  it('decides the price while it lasts, and then the assignment does again', async () => {
    await begin('given');
    const id = await workspace(idIn('given', 5000, 10_000));
    expect(told(await quote({ workspace: id, package: 'given' }))[1]).toBe('12.00');
    expect(await override('given', id)).toMatchObject([
      201,
      { variant: 'control', author: 'ada', from: NOW, expiresAt: '2027-01-01T00:00:00Z' },
    ]);
    expect(told(await quote({ workspace: id, package: 'given' }))).toEqual([
      201,
      '10.00',
      'override',
      undefined,
    ]);
    world.api.clock.set('2027-01-01T00:00:00Z');
    expect(told(await quote({ workspace: id, package: 'given' }))).toEqual([201, '12.00', 'lock', 'dearer']);
    // It stays in its arm, whatever it was given.
    expect(await world.ada.get(`/v1/experiments/given/assignments/${id}`)).toMatchObject([
      200,
      { variant: 'dearer' },
    ]);
  });

  it('decides whole periods: the open one keeps its price', async () => {
    await begin('periodic');
    const id = await workspace(idIn('periodic', 5000, 10_000));
    await subscribe(id, 'periodic', '2026-11-10T00:00:00Z');
    await override('periodic', id, { variant: 'dearer' });
    expect(told(await quote({ workspace: id })).slice(1, 3)).toEqual(['10.00', 'subscription']);
    expect(told(await quote({ workspace: id, period: DECEMBER })).slice(1, 3)).toEqual(['12.00', 'override']);
    expect(told(await quote({ workspace: id, period: JANUARY })).slice(1, 3)).toEqual([
      '10.00',
      'subscription',
    ]);
  });

  it('keeps out of the experiment for ever whom it is given before enrolling', async () => {
    await begin('early');
    const id = await workspace(idIn('early', 5000, 10_000));
    await override('early', id, { variant: 'dearer' });
    const kept = await quote({ workspace: id, package: 'early', explain: true });
    expect(told(kept)).toEqual([201, '12.00', 'override', undefined]);
    expect(verdict(kept)).toEqual({ experiment: 'early', reason: 'overridden' });
    expect((await world.ada.delete(`/v1/experiments/early/overrides/${id}`))[0]).toBe(204);
    expect(told(await quote({ workspace: id, package: 'early' })).slice(1, 3)).toEqual(['10.00', 'current']);
    expect(await world.ada.get(`/v1/experiments/early/assignments/${id}`)).toMatchObject([404, {}]);
  });

  it('is replaced by another one, and refused where it makes no sense', async () => {
    await begin('strict');
    const id = await workspace(idIn('strict', 5000, 10_000));
    await override('strict', id);
    expect(await override('strict', id, { variant: 'dearer' })).toMatchObject([200, { variant: 'dearer' }]);
    world.api.clock.set('2026-11-24T00:00:00Z');
    expect(told(await quote({ workspace: id, package: 'strict' }))[1]).toBe('12.00');
    expect(await override('strict', id, { variant: 'none' })).toMatchObject([
      422,
      { code: 'experiment.variant-unknown' },
    ]);
    expect(await override('strict', id, { expiresAt: NOW })).toMatchObject([
      422,
      { code: 'experiment.override-expired' },
    ]);
    expect(await override('strict', 'nobody-at-all')).toMatchObject([404, { code: 'workspace.unknown' }]);
    expect(await override('nothing', id)).toMatchObject([404, { code: 'experiment.unknown' }]);
  });
});

describe('a price lock that a person gives', () => {
  it('begins and ends with periods, is shown, and keeps its workspace out of experiments', async () => {
    await begin('locked');
    const id = await workspace(idIn('locked', 5000, 10_000));
    await subscribe(id, 'locked', '2026-11-10T00:00:00Z');
    const given = await give(id, { package: 'locked@2', until: '2027-01-20T00:00:00Z' });
    expect(given).toMatchObject([
      201,
      { package: 'locked@2', from: DECEMBER.from, until: JANUARY.to, experiment: null, createdBy: 'ada' },
    ]);
    expect(told(await quote({ workspace: id })).slice(1, 3)).toEqual(['10.00', 'subscription']);
    const kept = await quote({ workspace: id, period: JANUARY, explain: true });
    expect(told(kept).slice(1, 3)).toEqual(['12.00', 'lock']);
    expect(verdict(kept)).toMatchObject({ reason: 'locked' });
    expect(await give(id, { package: 'locked@1' })).toMatchObject([409, { code: 'lock.meets' }]);
    expect(await world.ada.get(`/v1/workspaces/${id}/locks`)).toMatchObject([
      200,
      { data: [{ id: given[1]['id'], revokedAt: null }] },
    ]);
  });

  it('ends with the present period, or is revoked before it has begun', async () => {
    await packaged(world, 'ending');
    const id = await workspace('ending-one');
    await subscribe(id, 'ending', '2026-11-10T00:00:00Z');
    const [, { id: first }] = await give(id, { package: 'ending@2' });
    const end = async (lock: unknown): Promise<Sent> =>
      await world.ada.delete(`/v1/workspaces/${id}/locks/${String(lock)}`);
    expect(await end(first)).toMatchObject([200, { revokedBy: 'ada', until: null }]);
    expect(told(await quote({ workspace: id, period: DECEMBER })).slice(1, 3)).toEqual([
      '10.00',
      'subscription',
    ]);
    const [, { id: second }] = await give(id, { package: 'ending@2' });
    world.api.clock.set('2026-12-20T00:00:00Z');
    const ended = await end(second);
    expect(ended).toMatchObject([200, { until: DECEMBER.to, revokedAt: null }]);
    expect(await end(second)).toEqual(ended);
    expect(told(await quote({ workspace: id })).slice(1, 3)).toEqual(['12.00', 'lock']);
    expect(told(await quote({ workspace: id, period: JANUARY })).slice(1, 3)).toEqual([
      '10.00',
      'subscription',
    ]);
    expect(await end('lck_019b0000-0000-7000-8000-000000000001')).toMatchObject([
      404,
      { code: 'lock.unknown' },
    ]);
    expect(await end('x')).toMatchObject([404, { code: 'lock.unknown' }]);
  });
});
