import { describe, expect, it, jest } from '@jest/globals';
import { NOW } from './api-server.js';
import { DECEMBER, JANUARY, quotingIn, told, verdict, worldOfSpec } from './experiment-quoting.js';
import { armsOf, experimentText, type ExperimentWords, idIn, packaged } from './experiment-world.js';
import { publishVersion } from './people.js';

jest.setTimeout(120_000);

const world = worldOfSpec();

const { workspace, subscribe, quote } = quotingIn(world);

/** A running experiment, and a workspace of its dearer arm that was told December's price. */
async function enrolled(name: string, words: ExperimentWords = {}): Promise<string> {
  await packaged(world, name);
  await world.begin(name, { variants: armsOf(name), startsAt: NOW, ...words });
  const id = await workspace(idIn(name, 5000, 10_000));
  await subscribe(id, name, '2026-11-10T00:00:00Z');
  expect(told(await quote({ workspace: id, period: DECEMBER }))).toEqual([
    201,
    '12.00',
    'assignment',
    'dearer',
  ]);
  return id;
}

const stop = async (name: string, verb: string, more: object = {}) =>
  await world.ada.post(`/v1/experiments/${name}/stop`, { verb, ...more });

describe('an experiment that is stopped', () => {
  it('enrols nobody any more, and everybody keeps the price for twelve whole periods after', async () => {
    const id = await enrolled('kept');
    const dry = await stop('kept', 'stop-enrolment', { dryRun: true });
    expect(dry).toMatchObject([
      200,
      {
        dryRun: true,
        lasting: 1,
        revoked: 0,
        money: [],
        locks: [{ workspace: id, effect: 'lasts', until: '2027-12-10T00:00:00Z', before: null }],
        experiment: { state: 'running' },
      },
    ]);
    const stopped = await stop('kept', 'stop-enrolment', { reason: 'the question is answered' });
    expect(stopped).toMatchObject([
      200,
      {
        lasting: 1,
        experiment: { state: 'stopped', stoppedBy: 'ada', stopReason: 'the question is answered' },
      },
    ]);
    const late = await workspace(idIn('kept', 5000, 10_000, 1));
    const kept = await quote({ workspace: late, package: 'kept', explain: true });
    expect(told(kept)).toEqual([201, '10.00', 'current', undefined]);
    expect(verdict(kept)).toMatchObject({ reason: 'enrolment-stopped' });
    expect(told(await quote({ workspace: id, period: JANUARY }))).toEqual([201, '12.00', 'lock', 'dearer']);
    const [last, next] = [
      { from: '2027-11-10T00:00:00Z', to: '2027-12-10T00:00:00Z' },
      { from: '2027-12-10T00:00:00Z', to: '2028-01-10T00:00:00Z' },
    ];
    expect(told(await quote({ workspace: id, period: last }))).toEqual([201, '12.00', 'lock', 'dearer']);
    // A file that says nothing else keeps the price for good: the subscription is moved to it when the lock ends.
    expect(told(await quote({ workspace: id, period: next }))).toEqual([201, '12.00', 'lock', 'dearer']);
    // What is current may change again.
    const { ada, grace } = world;
    expect(await publishVersion(ada, grace, ['kept', 3, '9.00', '2027-01-01T00:00:00Z'])).toMatchObject([
      200,
      {},
    ]);
  });

  it('lasts as its file says, and never shorter than a price was told for', async () => {
    const id = await enrolled('brief', { more: 'after: { priceLock: 0, thenApply: control }\n' });
    expect(await stop('brief', 'stop-enrolment')).toMatchObject([
      200,
      { locks: [{ workspace: id, until: DECEMBER.to }] },
    ]);
    expect(told(await quote({ workspace: id, period: DECEMBER }))).toEqual([201, '12.00', 'lock', 'dearer']);
    expect(told(await quote({ workspace: id, period: JANUARY })).slice(1, 3)).toEqual([
      '10.00',
      'subscription',
    ]);
  });

  it('takes back what is on no bill, and says first who pays what', async () => {
    const id = await enrolled('unbilled');
    const expected = {
      lasting: 0,
      revoked: 1,
      money: [{ currency: 'USD', workspaces: 1, before: '12.00', after: '10.00', difference: '-2.00' }],
      locks: [{ workspace: id, variant: 'dearer', effect: 'revoked', before: '12.00', after: '10.00' }],
    };
    expect(await stop('unbilled', 'revert-never-billed', { dryRun: true })).toMatchObject([200, expected]);
    expect(told(await quote({ workspace: id, period: DECEMBER }))).toEqual([201, '12.00', 'lock', 'dearer']);
    expect(await stop('unbilled', 'revert-never-billed')).toMatchObject([200, expected]);
    expect(told(await quote({ workspace: id, period: DECEMBER })).slice(1, 3)).toEqual([
      '10.00',
      'subscription',
    ]);
  });

  it('ends prices with the present period, also after a milder stop', async () => {
    const id = await enrolled('renewed');
    await stop('renewed', 'stop-enrolment');
    world.api.clock.set('2026-12-20T00:00:00Z');
    expect(await stop('renewed', 'revert-at-renewal')).toMatchObject([
      200,
      {
        lasting: 1,
        money: [{ before: '12.00', after: '10.00' }],
        locks: [{ until: DECEMBER.to, before: '12.00', after: '10.00' }],
      },
    ]);
    // What a stronger verb has shortened no milder one lengthens.
    expect(await stop('renewed', 'stop-enrolment')).toMatchObject([200, { locks: [{ until: DECEMBER.to }] }]);
    expect(told(await quote({ workspace: id }))).toEqual([201, '12.00', 'lock', 'dearer']);
    expect(told(await quote({ workspace: id, period: JANUARY })).slice(1, 3)).toEqual([
      '10.00',
      'subscription',
    ]);
  });

  it('keeps others from its units until its last price lock has ended', async () => {
    const id = await enrolled('first', { more: 'after: { priceLock: 0, thenApply: control }\n' });
    await stop('first', 'stop-enrolment');
    const again = { variants: armsOf('first') };
    expect(await world.begin('second', again)).toMatchObject([409, { code: 'experiment.overlap' }]);
    world.api.clock.set(DECEMBER.to);
    expect(await world.ada.post('/v1/experiments/second/start', {})).toMatchObject([
      200,
      { state: 'running' },
    ]);
    expect(await world.ada.get('/v1/experiments/first')).toMatchObject([200, { state: 'ended' }]);
    expect(await stop('first', 'stop-enrolment')).toMatchObject([409, { code: 'experiment.wrong-state' }]);
    expect(told(await quote({ workspace: id, period: JANUARY }))[2]).toMatch(/subscription|assignment/);
  });

  it('stops between two quotes: who was told the variant’s price is enrolled, and nobody else', async () => {
    await packaged(world, 'racing');
    await world.begin('racing', { variants: armsOf('racing') });
    const ids = Array.from({ length: 40 }, (_, n) => idIn('racing', 5000, 10_000, n));
    for (const id of ids) await workspace(id);
    const asked = ids.map((id) => quote({ workspace: id, package: 'racing' }));
    const [, ...quotes] = await Promise.all([stop('racing', 'stop-enrolment'), ...asked]);
    const totals = quotes.map((sent) => told(sent)[1]);
    const [, { variants }] = await world.ada.get('/v1/experiments/racing');
    const dearer = totals.filter((total) => total === '12.00').length;
    expect(totals.filter((total) => total === '10.00')).toHaveLength(40 - dearer);
    expect(variants).toMatchObject([{ units: 0 }, { units: dearer, workspaces: dearer, exposed: dearer }]);
  });

  it('is refused where it never ran', async () => {
    await packaged(world, 'unborn');
    await world.ada.put('/v1/experiments/unborn', {
      source: experimentText('unborn', { variants: armsOf('unborn') }),
    });
    expect(await stop('unborn', 'stop-enrolment')).toMatchObject([409, { code: 'experiment.wrong-state' }]);
    expect(await stop('nothing', 'stop-enrolment')).toMatchObject([404, { code: 'experiment.unknown' }]);
    expect(await stop('unborn', 'give-it-all-back')).toMatchObject([422, {}]);
  });
});

describe('a variant that is dropped', () => {
  it('is nobody’s any more who enrols, stays with its members, and begins a phase', async () => {
    await packaged(world, 'thirds');
    const drop = async (variant: string, more: object = {}) =>
      await world.ada.post('/v1/experiments/thirds/drop-variant', { variant, ...more });
    await world.begin('thirds', {
      variants: [
        ['control', 'thirds@1', '50'],
        ['dearer', 'thirds@2', '25'],
        ['twin', 'thirds@2', '25'],
      ],
    });
    const [member, late] = [0, 1].map((n) => idIn('thirds', 5000, 7500, n)) as [string, string];
    await workspace(member);
    expect(told(await quote({ workspace: member, package: 'thirds' }))[3]).toBe('dearer');
    expect(await drop('control')).toMatchObject([409, { code: 'experiment.control-stays' }]);
    expect(await drop('none')).toMatchObject([422, { code: 'experiment.variant-unknown' }]);
    expect(await drop('dearer', { dryRun: true })).toMatchObject([
      200,
      { variants: [{}, { closedAt: null }, {}] },
    ]);
    expect(await drop('dearer', { reason: 'nobody takes it' })).toMatchObject([
      200,
      { variants: [{ closedAt: null }, { closedAt: NOW, closedBy: 'ada', liveBuckets: 2500 }, {}] },
    ]);
    expect(await drop('dearer')).toMatchObject([409, { code: 'experiment.variant-closed' }]);
    expect(await drop('twin')).toMatchObject([409, { code: 'experiment.last-variant' }]);
    expect(told(await quote({ workspace: member, package: 'thirds' }))).toEqual([
      201,
      '12.00',
      'lock',
      'dearer',
    ]);
    const refused = await quote({ workspace: await workspace(late), package: 'thirds', explain: true });
    expect(told(refused)).toEqual([201, '10.00', 'current', undefined]);
    expect(verdict(refused)).toMatchObject({ reason: 'arm-closed' });
    const other = await workspace(idIn('thirds', 7500, 10_000));
    expect(told(await quote({ workspace: other, package: 'thirds' }))[3]).toBe('twin');
    const phaseOf = async (id: string): Promise<unknown> =>
      (await world.ada.get(`/v1/experiments/thirds/assignments/${id}`))[1]['phase'];
    expect([await phaseOf(member), await phaseOf(other)]).toEqual([1, 2]);
  });
});
