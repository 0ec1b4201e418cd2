import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { NOW } from './api-server.js';
import { armsOf, type ExperimentWords, idIn, packaged } from './experiment-world.js';
import { DECEMBER, JANUARY, quotingIn, told, verdict, worldOfSpec } from './experiment-quoting.js';

jest.setTimeout(120_000);

let client: pg.Client;
// Before the world: hooks that end run in the order in which they stand.
afterAll(async () => {
  await client.end();
});
const world = worldOfSpec();

beforeAll(async () => {
  client = new pg.Client(world.api.database.url);
  await client.connect();
}, 120_000);

/** An experiment on a package of its name; its first half of buckets is the control's, its second the dearer one's. */
async function begin(name: string, words: ExperimentWords = {}): Promise<void> {
  await packaged(world, name);
  const started = await world.begin(name, { variants: armsOf(name), ...words });
  expect(started).toMatchObject([200, { state: 'running' }]);
}
const inControl = (name: string, n = 0): string => idIn(name, 0, 5000, n);
const inDearer = (name: string, n = 0): string => idIn(name, 5000, 10_000, n);

const { workspace, subscribe, quote, preview } = quotingIn(world);

async function rows(table: string, experiment: string): Promise<readonly Record<string, unknown>[]> {
  const found = await client.query<Record<string, unknown>>(
    `select * from ${table} where experiment = $1 order by 2`,
    [experiment],
  );
  return found.rows;
}

describe('a workspace that subscribes to nothing yet', () => {
  it('is shown its variant’s price by a preview, and enrols with a quote that is kept', async () => {
    await begin('fresh');
    const [dearer, control] = [await workspace(inDearer('fresh')), await workspace(inControl('fresh'))];
    const shown = await preview({ workspace: dearer, package: 'fresh', explain: true });
    expect(shown).toMatchObject([
      200,
      {
        total: '12.00',
        assignment: { experiment: 'fresh', variant: 'dearer', enrolled: false },
        explanation: { price: { reason: 'assignment', version: 2, experiment: 'fresh', variant: 'dearer' } },
      },
    ]);
    expect(await rows('assignment_unit', 'fresh')).toEqual([]);
    const kept = await quote({ workspace: dearer, package: 'fresh' });
    expect(told(kept)).toEqual([201, '12.00', 'assignment', 'dearer']);
    expect(kept[1]).toMatchObject({ assignment: { enrolled: true } });
    expect(told(await quote({ workspace: control, package: 'fresh' }))).toEqual([
      201,
      '10.00',
      'assignment',
      'control',
    ]);
    // From then on the lock says so, also to a preview.
    expect(told(await quote({ workspace: dearer, package: 'fresh' }))).toEqual([
      201,
      '12.00',
      'lock',
      'dearer',
    ]);
    expect(await preview({ workspace: dearer, package: 'fresh' })).toMatchObject([
      200,
      { total: '12.00', assignment: { enrolled: true } },
    ]);
    const id = String(kept[1]['id']);
    expect(told(await world.ada.get(`/v1/quotes/${id}`))).toEqual([200, '12.00', 'assignment', 'dearer']);
    expect(await world.ada.post(`/v1/quotes/${id}/replay`, {})).toMatchObject([200, { same: true }]);
    expect(await rows('exposure', 'fresh')).toMatchObject([
      { unit: expect.any(String), quote_id: expect.any(String) },
      {},
    ]);
    expect((await rows('price_lock', 'fresh')).map((lock) => lock['package_version']).sort()).toEqual([1, 2]);
    expect(await world.ada.get('/v1/experiments/fresh')).toMatchObject([
      200,
      { variants: [{ units: 1, workspaces: 1, exposed: 1 }, { units: 1 }] },
    ]);
  });

  it('keeps its price when it subscribes, from the first day on', async () => {
    await begin('joining');
    const id = await workspace(inDearer('joining'));
    await quote({ workspace: id, package: 'joining' });
    await subscribe(id, 'joining', NOW);
    expect(told(await quote({ workspace: id }))).toEqual([201, '12.00', 'lock', 'dearer']);
  });

  it('is priced by the version that it names, and does not enrol by that', async () => {
    await begin('named');
    const id = await workspace(inDearer('named'));
    const kept = await quote({ workspace: id, package: 'named', version: 1, explain: true });
    expect(told(kept)).toEqual([201, '10.00', 'named', undefined]);
    expect(verdict(kept)).toEqual({ experiment: 'named', reason: 'version-named' });
    await quote({ workspace: id, package: 'named' });
    expect(await quote({ workspace: id, package: 'named', version: 1 })).toMatchObject([
      409,
      { code: 'quote.version-contradicts' },
    ]);
  });

  it('does not enrol where what is current is not the control', async () => {
    await packaged(world, 'odd');
    await world.begin('odd', {
      variants: [
        ['control', 'odd@2', '50'],
        ['cheaper', 'odd@1', '50'],
      ],
    });
    // Refused already by its file: no variant may be current for everybody.
    const id = await workspace(inDearer('odd'));
    expect(told(await quote({ workspace: id, package: 'odd' }))).toEqual([
      201,
      '10.00',
      'current',
      undefined,
    ]);
  });
});

describe('enrolment with a renewal', () => {
  it('leaves the open period as it is, and decides the next one when its price is first asked', async () => {
    await begin('renewing', { startsAt: NOW });
    const id = await workspace(inDearer('renewing'));
    await subscribe(id, 'renewing', '2026-11-10T00:00:00Z');
    const open = await quote({ workspace: id, explain: true });
    expect(told(open)).toEqual([201, '10.00', 'subscription', undefined]);
    expect(verdict(open)).toMatchObject({ reason: 'awaits-renewal', bucket: expect.any(Number) });
    expect(told(await quote({ workspace: id, period: DECEMBER }))).toEqual([
      201,
      '12.00',
      'assignment',
      'dearer',
    ]);
    // Nothing that is open changes: the price begins with the renewal.
    expect(told(await quote({ workspace: id }))).toEqual([201, '10.00', 'subscription', undefined]);
    world.api.clock.set('2026-12-20T00:00:00Z');
    expect(told(await quote({ workspace: id }))).toEqual([201, '12.00', 'lock', 'dearer']);
    expect(await rows('assignment', 'renewing')).toMatchObject([
      { starts_at: new Date('2026-12-10T00:00:00Z'), at: new Date(NOW) },
    ]);
  });

  it('never tells two prices of one period: who was not in the cohort when it was asked waits for the next', async () => {
    await begin('judged', {
      startsAt: NOW,
      cohort: '{ all: [ { fact: workspace.country, operator: equal, value: us } ] }',
    });
    const id = await workspace(inDearer('judged'), { attributes: { country: 'de' } });
    await subscribe(id, 'judged', '2026-11-10T00:00:00Z');
    const first = await quote({ workspace: id, period: DECEMBER, explain: true });
    expect(told(first)).toEqual([201, '10.00', 'subscription', undefined]);
    expect(verdict(first)).toMatchObject({ reason: 'not-in-cohort' });
    await workspace(id, { attributes: { country: 'us' } });
    const again = await quote({ workspace: id, period: DECEMBER, explain: true });
    expect(told(again)).toEqual([201, '10.00', 'subscription', undefined]);
    expect(verdict(again)).toMatchObject({ reason: 'period-decided' });
    expect(told(await quote({ workspace: id, period: JANUARY }))).toEqual([
      201,
      '12.00',
      'assignment',
      'dearer',
    ]);
    // Once enrolled it is never judged again.
    await workspace(id, { attributes: { country: 'de' } });
    expect(told(await quote({ workspace: id, period: JANUARY }))).toEqual([201, '12.00', 'lock', 'dearer']);
  });

  it('names the attribute that the cohort asks for and nobody gave', async () => {
    await begin('asking', { cohort: '{ all: [ { fact: workspace.country, operator: equal, value: us } ] }' });
    const id = await workspace(inDearer('asking'));
    const kept = await quote({ workspace: id, package: 'asking', explain: true });
    expect(verdict(kept)).toMatchObject({ reason: 'not-in-cohort', attribute: 'country' });
  });

  it('keeps a price that was told before the experiment began', async () => {
    await packaged(world, 'told');
    const id = await workspace(inDearer('told'));
    await subscribe(id, 'told', '2026-11-10T00:00:00Z');
    expect(told(await quote({ workspace: id, period: DECEMBER }))).toEqual([
      201,
      '10.00',
      'subscription',
      undefined,
    ]);
    await world.begin('told', { variants: armsOf('told'), startsAt: NOW });
    const kept = await quote({ workspace: id, period: DECEMBER, explain: true });
    expect(told(kept)).toEqual([201, '10.00', 'subscription', undefined]);
    expect(verdict(kept)).toMatchObject({ reason: 'period-decided' });
    expect(told(await quote({ workspace: id, period: JANUARY }))).toEqual([
      201,
      '12.00',
      'assignment',
      'dearer',
    ]);
  });

  it('tells everybody who asks at once the same, and enrols once', async () => {
    await begin('crowded', { startsAt: NOW });
    const id = await workspace(inDearer('crowded'));
    await subscribe(id, 'crowded', '2026-11-10T00:00:00Z');
    const asked = Array.from({ length: 24 }, () => quote({ workspace: id, period: DECEMBER }));
    const totals = (await Promise.all(asked)).map((sent) => told(sent).slice(0, 2).join(' '));
    expect(new Set(totals)).toEqual(new Set(['201 12.00']));
    for (const table of ['assignment_unit', 'assignment', 'exposure', 'price_lock'])
      expect(await rows(table, 'crowded')).toHaveLength(1);
  });
});

describe('enrolment of new subscriptions, and at once', () => {
  it('of new ones is with the first quote, and never later', async () => {
    await begin('newly', { enrol: 'new', startsAt: NOW });
    const [old, fresh, late] = [0, 1, 2].map((n) => inDearer('newly', n)) as [string, string, string];
    for (const id of [old, fresh, late]) await workspace(id);
    await subscribe(old, 'newly', '2026-11-10T00:00:00Z');
    await subscribe(fresh, 'newly', '2026-11-24T00:00:00Z');
    world.api.clock.set('2026-11-25T00:00:00Z');
    const waited = await quote({ workspace: old, explain: true });
    expect(told(waited)).toEqual([201, '10.00', 'subscription', undefined]);
    expect(told(await quote({ workspace: fresh }))).toEqual([201, '12.00', 'assignment', 'dearer']);
    const again = await quote({ workspace: old, period: DECEMBER, explain: true });
    expect(verdict(again)).toMatchObject({ reason: 'not-new' });
    expect(told(again)).toEqual([201, '10.00', 'subscription', undefined]);
  });

  it('at once splits the open period where the day begins', async () => {
    await begin('instantly', { enrol: 'now', startsAt: NOW });
    const id = await workspace(inDearer('instantly'));
    await subscribe(id, 'instantly', '2026-11-08T00:00:00Z');
    const kept = await quote({ workspace: id });
    expect(kept).toMatchObject([
      201,
      {
        price: { reason: 'assignment', version: 2 },
        quote: {
          segments: [
            { from: '2026-11-08T00:00:00Z', to: '2026-11-23T00:00:00Z', version: 1 },
            { from: '2026-11-23T00:00:00Z', to: '2026-12-08T00:00:00Z', version: 2 },
          ],
          // A fee that is not prorated is that of the version in which the period starts.
          total: '10.00',
        },
      },
    ]);
    world.api.clock.set('2026-11-30T00:00:00Z');
    expect(told(await quote({ workspace: id }))).toEqual([201, '10.00', 'lock', 'dearer']);
  });
});

describe('who stays out, and who comes together', () => {
  it('workspaces of one billing account have one arm, and are one unit', async () => {
    await begin('family');
    const account = inDearer('family');
    const [one, other] = ['family-a', 'family-b'];
    for (const id of [one, other]) {
      await workspace(id, { billingAccount: account });
      expect(told(await quote({ workspace: id, package: 'family' }))).toEqual([
        201,
        '12.00',
        'assignment',
        'dearer',
      ]);
    }
    expect(await rows('assignment_unit', 'family')).toMatchObject([{ unit: account }]);
    expect(await rows('assignment', 'family')).toHaveLength(2);
    // Who leaves the account keeps its price, and stays in the unit that it was enrolled with.
    await workspace(one, { billingAccount: inControl('family') });
    expect(told(await quote({ workspace: one, package: 'family' }))).toEqual([
      201,
      '12.00',
      'lock',
      'dearer',
    ]);
  });

  it('who is held out enters no experiment in the scope', async () => {
    await begin('withheld', {
      holdouts:
        'schema: ratebook/holdouts-v1\nholdouts: [ { key: nearly-all, share: 99.99, packages: [withheld], until: 2027-06-01T00:00:00Z } ]',
    });
    const id = await workspace(inDearer('withheld'));
    const kept = await quote({ workspace: id, package: 'withheld', explain: true });
    expect(told(kept)).toEqual([201, '10.00', 'current', undefined]);
    expect(verdict(kept)).toMatchObject({ reason: 'held-out' });
    world.api.clock.set('2027-06-02T00:00:00Z');
    expect(told(await quote({ workspace: id, package: 'withheld' }))).toEqual([
      201,
      '12.00',
      'assignment',
      'dearer',
    ]);
  });

  it('who stands outside of the slice, or is not covered, is told so and leaves no row', async () => {
    await begin('sliced', { layer: '{ key: sliced, from: 0, to: 1 }' });
    const kept = await quote({ workspace: await workspace('sliced-x'), package: 'sliced', explain: true });
    expect(verdict(kept)).toMatchObject({ reason: 'not-in-layer' });
    await begin('thin', { coverage: '2' });
    const outside = await workspace(idIn('thin', 100, 5000));
    const uncovered = await quote({ workspace: outside, package: 'thin', explain: true });
    expect(verdict(uncovered)).toMatchObject({ reason: 'not-covered' });
    expect(told(uncovered)).toEqual([201, '10.00', 'current', undefined]);
    const inside = await workspace(idIn('thin', 5000, 5100));
    expect(told(await quote({ workspace: inside, package: 'thin' }))).toEqual([
      201,
      '12.00',
      'assignment',
      'dearer',
    ]);
    expect(await rows('assignment_unit', 'thin')).toHaveLength(1);
  });

  it('an accepted quote comes before the experiment', async () => {
    await packaged(world, 'promised');
    const id = await workspace(inDearer('promised'));
    const offer = await quote({ workspace: id, package: 'promised' });
    await world.ada.post(`/v1/quotes/${String(offer[1]['id'])}/accept`, {});
    await world.begin('promised', { variants: armsOf('promised') });
    const kept = await quote({ workspace: id, package: 'promised', explain: true });
    expect(told(kept)).toEqual([201, '10.00', 'accepted-quote', undefined]);
    expect(verdict(kept)).toMatchObject({ reason: 'locked' });
    expect(await rows('assignment_unit', 'promised')).toEqual([]);
  });
});
