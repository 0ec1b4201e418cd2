import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  armsOf as arms,
  experimentText,
  type ExperimentWorld,
  experimentWorld,
  packaged as ownPackage,
} from './experiment-world.js';
import { publishVersion, tagOf, versionText } from './people.js';

jest.setTimeout(60_000);

let world: ExperimentWorld;

beforeAll(async () => {
  world = await experimentWorld();
}, 120_000);
afterAll(async () => {
  await world.stop();
});

const at = (key: string, verb = ''): string => `/v1/experiments/${key}${verb}`;
const problem = (code: string): object => ({ code });
const packaged = async (name: string): Promise<void> => {
  await ownPackage(world, name);
};

describe('an experiment before its start', () => {
  it('is created with 201 and its revision as ETag, replaced by who names it, and listed', async () => {
    const { ada, grace } = world;
    const source = experimentText('first');
    const put = await ada.put(at('first'), { source });
    expect([put[0], tagOf(put)]).toEqual([201, '"1"']);
    expect(put[1]).toMatchObject({
      state: 'draft',
      package: 'team',
      layer: null,
      writtenBy: ['ada'],
      variants: [{ key: 'control', package: 'team@1', liveBuckets: 0 }, { key: 'dearer' }],
      stages: [{ coverage: '100', entersAt: '2026-11-01T00:00:00Z' }],
      source,
    });
    const next = { source: experimentText('first', { coverage: '20' }) };
    expect(await ada.put(at('first'), next)).toMatchObject([428, problem('experiment.if-match-missing')]);
    expect(await ada.put(at('first'), next, { 'if-match': '"9"' })).toMatchObject([
      412,
      problem('experiment.changed'),
    ]);
    expect(await ada.put(at('first'), next, { 'if-none-match': '*' })).toMatchObject([
      412,
      problem('experiment.exists'),
    ]);
    const replaced = await grace.put(at('first'), next, { 'if-match': '"1"' });
    expect([replaced[0], tagOf(replaced)]).toEqual([200, '"2"']);
    expect(await ada.put(at('first'), next)).toMatchObject([
      200,
      { revision: 2, writtenBy: ['ada', 'grace'] },
    ]);
    expect(await ada.get('/v1/experiments')).toMatchObject([200, { data: [{ experiment: 'first' }] }]);
    expect(await ada.get(at('none'))).toMatchObject([404, problem('experiment.unknown')]);
  });

  it('is refused with every fault at its place, and nothing is stored', async () => {
    const [status, body] = await world.ada.put(at('wrong'), {
      source: experimentText('other', { variants: [['control', 'team@9', '1']] }),
      holdouts:
        'schema: ratebook/holdouts-v1\nholdouts: [ { key: a, share: 200, packages: all, until: soon } ]',
    });
    expect([status, body['code']]).toEqual([422, 'experiment.invalid']);
    expect(body['errors']).toMatchObject([
      { code: 'experiment.one-arm', path: 'rules/experiments/wrong.yaml', line: 5 },
      { code: 'percent-range', path: 'rules/holdouts.yaml' },
      { code: expect.any(String), path: 'rules/holdouts.yaml' },
    ]);
    expect(await world.ada.get(at('wrong'))).toMatchObject([404, {}]);
    const named = await world.ada.put(at('wrong'), { source: experimentText('other') });
    expect(named).toMatchObject([422, { errors: [{ code: 'name-mismatch' }] }]);
  });

  it('does not start before somebody else has approved these very words', async () => {
    const { ada, grace } = world;
    await packaged('reviewed');
    const words = { variants: arms('reviewed') };
    const put = await ada.put(at('reviewed'), { source: experimentText('reviewed', words) });
    const { contentHash } = put[1];
    expect(await ada.post(at('reviewed', '/start'), {})).toMatchObject([
      409,
      problem('experiment.wrong-state'),
    ]);
    expect(await ada.post(at('reviewed', '/submit'), {})).toMatchObject([200, { state: 'in-review' }]);
    expect(await ada.post(at('reviewed', '/start'), {})).toMatchObject([
      409,
      problem('experiment.approval-needed'),
    ]);
    expect(await ada.post(at('reviewed', '/approve'), { contentHash })).toMatchObject([
      409,
      problem('experiment.own-approval'),
    ]);
    expect(await grace.post(at('reviewed', '/approve'), { contentHash: '0'.repeat(64) })).toMatchObject([
      409,
      problem('experiment.hash-changed'),
    ]);
    const rejected = await grace.post(at('reviewed', '/reject'), { contentHash, comment: 'too dear' });
    expect(rejected).toMatchObject([200, { state: 'draft' }]);
    await ada.post(at('reviewed', '/submit'), {});
    expect(await grace.post(at('reviewed', '/approve'), { contentHash })).toMatchObject([
      200,
      { approvals: [{ verdict: 'approve', holder: 'grace' }] },
    ]);
    // New words are words that nobody has approved.
    const edited = experimentText('reviewed', { ...words, coverage: '50' });
    expect(await ada.put(at('reviewed'), { source: edited }, { 'if-match': '*' })).toMatchObject([
      200,
      { state: 'draft', approvals: [] },
    ]);
  });
});

describe('an experiment that is started', () => {
  it('gives its arms their buckets from the first instant inside its windows', async () => {
    await packaged('dated');
    const started = await world.begin('dated', {
      variants: arms('dated'),
      coverage: '20',
      startsAt: '2026-12-01T09:00:00Z',
    });
    expect(started).toMatchObject([
      200,
      {
        state: 'running',
        startedBy: 'ada',
        liveFrom: '2026-12-01T09:00:00Z',
        variants: [
          { liveBuckets: 1000, units: 0 },
          { liveBuckets: 1000, units: 0 },
        ],
      },
    ]);
    expect(await world.ada.post(at('dated', '/start'), {})).toEqual(started);
    const edited = experimentText('dated', { variants: arms('dated'), coverage: '30' });
    expect(await world.ada.put(at('dated'), { source: edited }, { 'if-match': '*' })).toMatchObject([
      409,
      problem('experiment.frozen'),
    ]);
  });

  it('is alone with its package, its slice and its seed', async () => {
    await packaged('shared');
    const variants = arms('shared');
    const half = (layer: string, more: object = {}) => ({ variants, layer, ...more });
    const first = await world.begin('left', half('{ key: price, from: 0, to: 5000 }'));
    expect(first).toMatchObject([200, { state: 'running', layer: { key: 'price', from: 0, to: 5000 } }]);
    const overlap = [409, problem('experiment.overlap')];
    expect(await world.begin('alone', { variants })).toMatchObject(overlap);
    expect(await world.begin('meeting', half('{ key: price, from: 4999, to: 6000 }'))).toMatchObject(overlap);
    expect(await world.begin('other-layer', half('{ key: rate, from: 0, to: 10 }'))).toMatchObject(overlap);
    const copied = half('{ key: price, from: 5000, to: 6000 }', { seed: 'seed-of-left' });
    expect(await world.begin('copied', copied)).toMatchObject([409, problem('experiment.seed-reused')]);
    expect(await world.begin('right', half('{ key: price, from: 5000, to: 10000 }'))).toMatchObject([
      200,
      {},
    ]);
  });

  it('keeps what is current as it is while it enrols', async () => {
    const { ada, grace } = world;
    await packaged('steady');
    await world.begin('steady', { variants: arms('steady') });
    const published = await publishVersion(ada, grace, ['steady', 3, '9.00', '2027-01-01T00:00:00Z']);
    expect(published).toMatchObject([409, problem('experiment.enrolling')]);
    expect(
      await ada.post('/v1/packages/steady/versions/2/promote', { from: '2027-01-01T00:00:00Z' }),
    ).toMatchObject([409, problem('experiment.enrolling')]);
    // A version that is current for nobody changes nothing.
    await ada.put(
      '/v1/packages/steady/versions/3',
      { source: versionText('steady', 3, '9.00') },
      { 'if-match': '*' },
    );
    expect(await publishVersion(ada, grace, ['steady', 3, '9.00'])).toMatchObject([
      200,
      { state: 'published' },
    ]);
  });

  it('lets holdouts begin, which stay as they began', async () => {
    await packaged('held');
    const holdouts = (share: number): string =>
      `schema: ratebook/holdouts-v1\nholdouts: [ { key: everybody, share: ${share}, packages: [held], until: 2027-06-01T00:00:00Z } ]`;
    const layered = (from: number) => ({
      variants: arms('held'),
      layer: `{ key: held-price, from: ${from}, to: ${from + 1000} }`,
    });
    expect(await world.begin('held-a', { ...layered(0), holdouts: holdouts(5) })).toMatchObject([200, {}]);
    expect(await world.begin('held-b', { ...layered(1000), holdouts: holdouts(6) })).toMatchObject([
      409,
      problem('experiment.holdout-changed'),
    ]);
    expect(await world.begin('held-c', { ...layered(1000), holdouts: holdouts(5) })).toMatchObject([200, {}]);
  });

  it('is refused when a variant has become current since it was approved', async () => {
    const { ada, grace } = world;
    await packaged('late');
    const put = await ada.put(at('late'), { source: experimentText('late', { variants: arms('late') }) });
    const { contentHash } = put[1];
    await ada.post(at('late', '/submit'), {});
    await grace.post(at('late', '/approve'), { contentHash });
    const promote = async () =>
      await ada.post('/v1/packages/late/versions/2/promote', { from: '2026-12-01T00:00:00Z' });
    const asked = await promote();
    const { contentHash: version } = asked[1]['version'] as { contentHash: string };
    await grace.post('/v1/packages/late/versions/2/approve', {
      contentHash: version,
      from: '2026-12-01T00:00:00Z',
    });
    expect(await promote()).toMatchObject([200, { state: 'promoted' }]);
    expect(await ada.post(at('late', '/start'), {})).toMatchObject([
      422,
      { code: 'experiment.invalid', errors: [{ code: 'experiment.variant-current' }] },
    ]);
  });
});
