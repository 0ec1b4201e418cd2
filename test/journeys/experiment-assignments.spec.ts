import { describe, expect, it, jest } from '@jest/globals';
import { NOW } from './api-server.js';
import { DECEMBER, quotingIn, told, verdict, worldOfSpec } from './experiment-quoting.js';
import { armsOf, idIn, packaged } from './experiment-world.js';
import type { Sent } from './people.js';

jest.setTimeout(120_000);

const world = worldOfSpec();

const { workspace, subscribe, quote } = quotingIn(world);
const begin = async (name: string, words: object = {}): Promise<void> => {
  await packaged(world, name);
  await world.begin(name, { variants: armsOf(name), startsAt: NOW, ...words });
};
const assign = async (name: string, body: object): Promise<Sent> =>
  await world.ada.post(`/v1/experiments/${name}/assignments`, body);
const peek = async (name: string, body: object): Promise<Sent> =>
  await world.ada.post(`/v1/experiments/${name}/assignments/peek`, body);
const unit = async (name: string, id: string): Promise<Sent> =>
  await world.ada.get(`/v1/experiments/${name}/assignments/${id}`);

describe('an arm that is asked for without a quote', () => {
  it('is told and kept before a price is shown; a peek keeps nothing', async () => {
    await begin('asked');
    const id = await workspace(idIn('asked', 5000, 10_000));
    const answer = { workspace: id, variant: 'dearer', package: 'asked@2', reason: 'assigned' };
    expect(await peek('asked', { workspace: id })).toMatchObject([200, { ...answer, enrolled: false }]);
    expect(await unit('asked', id)).toMatchObject([404, { code: 'experiment.unit-unknown' }]);
    const first = await assign('asked', { workspace: id });
    expect(first).toMatchObject([200, { ...answer, enrolled: true, bucket: expect.any(Number) }]);
    expect(await assign('asked', { workspace: id })).toMatchObject([
      200,
      { ...answer, reason: 'enrolled', enrolled: true },
    ]);
    expect(await unit('asked', id)).toMatchObject([
      200,
      {
        unit: id,
        variant: 'dearer',
        package: 'asked@2',
        reason: 'assigned',
        exposedAt: NOW,
        workspaces: [{ workspace: id, startsAt: '2026-11-23T00:00:00Z' }],
      },
    ]);
    expect(told(await quote({ workspace: id, package: 'asked' }))).toEqual([201, '12.00', 'lock', 'dearer']);
  });

  it('is of the next period where the open one has its price', async () => {
    await begin('ahead');
    const id = await workspace(idIn('ahead', 5000, 10_000));
    await subscribe(id, 'ahead', '2026-11-10T00:00:00Z');
    expect(told(await quote({ workspace: id }))[1]).toBe('10.00');
    expect(await assign('ahead', { workspace: id })).toMatchObject([
      200,
      { variant: 'dearer', enrolled: true, startsAt: DECEMBER.from },
    ]);
    expect(told(await quote({ workspace: id }))[1]).toBe('10.00');
    expect(told(await quote({ workspace: id, period: DECEMBER }))).toEqual([201, '12.00', 'lock', 'dearer']);
  });

  it('says why there is none, and that answer holds for the period', async () => {
    await begin('thinly', { coverage: '2' });
    const id = await workspace(idIn('thinly', 5100, 10_000));
    await subscribe(id, 'thinly', '2026-11-10T00:00:00Z');
    expect(await assign('thinly', { workspace: id })).toMatchObject([
      200,
      { variant: null, package: null, reason: 'not-covered', enrolled: false },
    ]);
    expect(await assign('thinly', { workspace: 'nobody-at-all' })).toMatchObject([
      404,
      { code: 'workspace.unknown' },
    ]);
    expect(await assign('nothing', { workspace: id })).toMatchObject([404, { code: 'experiment.unknown' }]);
    expect(await assign('thinly', {})).toMatchObject([422, {}]);
  });
});

describe('a subject that is no workspace yet', () => {
  it('has its arm by its id, and takes it along when it signs up', async () => {
    await begin('visiting');
    const visitor = idIn('visiting', 5000, 10_000);
    const answer = { subject: visitor, workspace: null, variant: 'dearer', package: 'visiting@2' };
    expect(await peek('visiting', { subject: visitor })).toMatchObject([200, { ...answer, enrolled: false }]);
    expect(await assign('visiting', { subject: visitor })).toMatchObject([
      200,
      { ...answer, reason: 'assigned', enrolled: true },
    ]);
    expect(await assign('visiting', { subject: visitor })).toMatchObject([
      200,
      { ...answer, reason: 'enrolled' },
    ]);
    // Its own id would give the workspace the other arm.
    const id = await workspace(idIn('visiting', 0, 5000));
    expect(await assign('visiting', { workspace: id, subject: visitor })).toMatchObject([
      200,
      { workspace: id, subject: visitor, variant: 'dearer', enrolled: true },
    ]);
    expect(told(await quote({ workspace: id, package: 'visiting' }))).toEqual([
      201,
      '12.00',
      'lock',
      'dearer',
    ]);
    expect(await unit('visiting', visitor)).toMatchObject([200, { workspaces: [{ workspace: id }] }]);
    expect(await unit('visiting', id)).toMatchObject([404, {}]);
  });

  it('is in the cohort by the attributes that come with it', async () => {
    await begin('placed', { cohort: '{ all: [ { fact: workspace.country, operator: equal, value: us } ] }' });
    const visitor = idIn('placed', 5000, 10_000);
    expect(await assign('placed', { subject: visitor })).toMatchObject([
      200,
      { reason: 'not-in-cohort', attribute: 'country' },
    ]);
    const attributes = (country: string) => ({ subject: visitor, attributes: { country } });
    expect(await assign('placed', attributes('de'))).toMatchObject([
      200,
      { reason: 'not-in-cohort', attribute: null },
    ]);
    expect(await assign('placed', attributes('us'))).toMatchObject([200, { variant: 'dearer' }]);
    expect(await unit('placed', visitor)).toMatchObject([200, { attributes: { country: 'us' } }]);
    expect(await assign('placed', { ...attributes('us'), workspace: 'w' })).toMatchObject([422, {}]);
  });

  it('is told the same by everybody who asks at once', async () => {
    await begin('rushed');
    const visitor = idIn('rushed', 0, 5000);
    const asked = Array.from({ length: 12 }, () => assign('rushed', { subject: visitor }));
    for (const sent of await Promise.all(asked))
      expect(sent).toMatchObject([200, { variant: 'control', enrolled: true }]);
    expect(await world.ada.get('/v1/experiments/rushed')).toMatchObject([
      200,
      { variants: [{ units: 1, workspaces: 0, exposed: 1 }, { units: 0 }] },
    ]);
  });
});

describe('a fixed list of customers', () => {
  it('is drawn within strata and blocks, and each has its price from the next quote on', async () => {
    await begin('listed', { coverage: '0.1' });
    const entries = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => ({
        workspace: await workspace(`listed-${n}`),
        stratum: n < 7 ? 'large' : 'small',
        covariates: { bill: `${(n + 1) * 100}.50` },
      })),
    );
    const draw = async (units: readonly object[], dryRun = false): Promise<Sent> =>
      await world.ada.post('/v1/experiments/listed/assignments/draw', { units, dryRun });
    const dry = await draw(entries, true);
    expect(await unit('listed', 'listed-0')).toMatchObject([404, {}]);
    const drawn = await draw([...entries, { workspace: 'nobody-at-all', stratum: 'small' }]);
    expect(drawn).toMatchObject([
      200,
      {
        seed: 'seed-of-listed',
        blockSize: 2,
        leftOut: [{ workspace: 'nobody-at-all', reason: 'unknown' }],
        covariates: [{ name: 'bill', arms: [{ mean: expect.any(String) }, { mean: expect.any(String) }] }],
      },
    ]);
    expect(drawn[1]['drawn']).toEqual(dry[1]['drawn']);
    for (const { arms } of drawn[1]['balance'] as { arms: { units: number }[] }[])
      expect(Math.abs((arms[0]?.units ?? 0) - (arms[1]?.units ?? 0))).toBeLessThanOrEqual(1);
    const [{ workspace: first, variant, stratum, block }] = drawn[1]['drawn'] as [Record<string, string>];
    expect(await unit('listed', String(first))).toMatchObject([
      200,
      { variant, stratum, block, bucket: null, reason: 'stratified', exposedAt: null, workspaces: [] },
    ]);
    const total = variant === 'dearer' ? '12.00' : '10.00';
    expect(told(await quote({ workspace: first, package: 'listed' }))).toEqual([
      201,
      total,
      'assignment',
      variant,
    ]);
    // Drawn is drawn; and nobody is on a list twice.
    expect(await draw(entries)).toMatchObject([200, { drawn: [], leftOut: { length: 12 } }]);
    expect(await draw([entries[0] ?? {}, entries[0] ?? {}])).toMatchObject([
      422,
      { code: 'experiment.listed-twice' },
    ]);
  });

  it('leaves open periods as they are', async () => {
    await begin('listed-open', { coverage: '0.1' });
    const id = await workspace('listed-open-one');
    await subscribe(id, 'listed-open', '2026-11-10T00:00:00Z');
    await world.ada.post('/v1/experiments/listed-open/assignments/draw', {
      units: [{ workspace: id, stratum: 'all' }],
    });
    const kept = await quote({ workspace: id, explain: true });
    expect(told(kept).slice(1, 3)).toEqual(['10.00', 'subscription']);
    expect(verdict(kept)).toMatchObject({ reason: 'awaits-renewal' });
    expect(told(await quote({ workspace: id, period: DECEMBER }))[2]).toBe('assignment');
  });
});
