import { expect, it, jest } from '@jest/globals';
import { quotingIn, told, worldOfSpec } from './experiment-quoting.js';
import { armsOf, idIn, packaged } from './experiment-world.js';
import type { Sent } from './people.js';

jest.setTimeout(60_000);

const world = worldOfSpec();

const { workspace, subscribe, quote } = quotingIn(world);
const FROM = '2026-12-01T00:00:00Z';
const ship = async (name: string, more: object = {}): Promise<Sent> =>
  await world.ada.post(`/v1/experiments/${name}/ship`, {
    variant: 'dearer',
    from: FROM,
    reason: 'revenue per workspace rose',
    ...more,
  });

it('one variant is shipped to everybody in one reviewed act', async () => {
  const { ada, grace } = world;
  await packaged(world, 'winning');
  await world.begin('winning', { variants: armsOf('winning') });
  const [member, other] = [await workspace(idIn('winning', 0, 5000)), await workspace('winning-other')];
  await quote({ workspace: member, package: 'winning' });
  await subscribe(other, 'winning', '2026-11-10T00:00:00Z');

  const dry = await ship('winning', { dryRun: true });
  expect(dry).toMatchObject([
    200,
    {
      dryRun: true,
      package: 'winning@2',
      stop: { lasting: 1, experiment: { state: 'running' } },
      migration: { id: null, preview: { subscriptions: 1, currencies: [{ difference: '2.00' }] } },
    },
  ]);

  const asked = await ship('winning');
  expect(asked).toMatchObject([
    202,
    { state: 'in-review', stop: { experiment: { state: 'stopped' } }, migration: null },
  ]);
  expect(await ship('winning')).toMatchObject([202, { state: 'in-review' }]);
  const [, version] = await ada.get('/v1/packages/winning/versions/2');
  const approval = { contentHash: version['contentHash'], from: FROM };
  expect(await ada.post('/v1/packages/winning/versions/2/approve', approval)).toMatchObject([
    409,
    { code: 'version.own-approval' },
  ]);
  await grace.post('/v1/packages/winning/versions/2/approve', approval);

  expect(await ship('winning')).toMatchObject([
    200,
    {
      state: 'shipped',
      migration: { state: 'draft', to: 2, when: 'renewal', preview: { subscriptions: 1 } },
    },
  ]);
  expect(await ship('winning')).toMatchObject([200, { state: 'shipped', migration: null }]);
  expect(await ship('winning', { variant: 'control' })).toMatchObject([
    409,
    { code: 'experiment.shipped-other' },
  ]);

  world.api.clock.set(FROM);
  expect(told(await quote({ workspace: await workspace('winning-new'), package: 'winning' }))).toEqual([
    201,
    '12.00',
    'current',
    undefined,
  ]);
  // Who was promised the control’s price keeps it.
  expect(told(await quote({ workspace: member, package: 'winning' }))).toEqual([
    201,
    '10.00',
    'lock',
    'control',
  ]);
});

it('a ship that is refused on its way leaves everything as it was', async () => {
  await packaged(world, 'failing');
  await world.begin('failing', { variants: armsOf('failing') });
  expect(await ship('failing', { variant: 'none' })).toMatchObject([
    422,
    { code: 'experiment.variant-unknown' },
  ]);
  expect(await ship('nothing')).toMatchObject([404, { code: 'experiment.unknown' }]);
  // Its version is gone for everything new: the promotion is refused, and enrolment has not stopped either.
  await world.ada.post('/v1/packages/failing/versions/2/retire', { reason: 'a mistake' });
  expect(await ship('failing')).toMatchObject([409, { code: 'version.wrong-state' }]);
  expect(await world.ada.get('/v1/experiments/failing')).toMatchObject([200, { state: 'running' }]);
});
