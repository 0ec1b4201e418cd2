import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { ensureBuilt, ratebook } from '../built-cli.js';
import { until } from '../until.js';
import { NOW } from './api-server.js';
import { quotingIn, told, verdict, worldOfSpec } from './experiment-quoting.js';
import { armsOf, experimentText, idIn, packaged } from './experiment-world.js';
import { get, type Json } from './migration-population.js';
import type { Sent } from './people.js';

jest.setTimeout(120_000);

const world = worldOfSpec({ worker: true });
const { workspace, quote } = quotingIn(world);

/** Midnight-to-midnight days after the start. */
const day = (days: number, ms = 0): string =>
  new Date(Date.parse(NOW) + days * 86_400_000 + ms).toISOString();
const clockAt = (days: number, ms = 0): void => {
  world.api.clock.set(day(days, ms));
};
const status = async (name: string): Promise<Json> =>
  (await world.ada.get(`/v1/experiments/${name}/status`))[1];
const verb = async (name: string, which: string, body: object = {}, by = world.ada): Promise<Sent> =>
  await by.post(`/v1/experiments/${name}/${which}`, body);
const reach = async (name: string, what: Partial<Json>): Promise<void> => {
  await until(async () => {
    const now = await status(name);
    return Object.entries(what).every(([field, value]) => now[field] === value);
  });
};
/** A look at the rollout as of the present time has found nothing to do. */
const lookedAt = async (name: string): Promise<void> => {
  const now = world.api.clock.now().toString();
  await until(async () => (await status(name))['checkedAt'] === now);
};

async function ramping(name: string, stages: readonly string[], more: readonly string[] = []): Promise<void> {
  await packaged(world, name);
  const rollout = [...more, 'stages:', ...stages.map((stage) => `  - { ${stage} }`)];
  const begun = await world.begin(name, { variants: armsOf(name), startsAt: NOW, rollout, enrol: 'new' });
  expect(begun).toMatchObject([200, { state: 'running' }]);
}
/** Asks a price for someone new in these buckets; what was told. */
const ask = async (name: string, from: number, to: number, n = 0): Promise<readonly unknown[]> =>
  told(await quote({ workspace: await workspace(idIn(name, from, to, n)), package: name }));

describe('a rollout', () => {
  it('goes from stage to stage, each at its time, and stops enrolment at its end', async () => {
    await ramping('steps', [
      'coverage: 2, holdFor: 10d',
      'coverage: 20, holdFor: 10d',
      'coverage: 100, holdFor: 5d',
    ]);
    expect(await status('steps')).toMatchObject({
      state: 'running',
      rollout: 'ramping',
      stage: 1,
      enteredAt: NOW,
      dueAt: day(10).replace('.000', ''),
      completesAt: day(25).replace('.000', ''),
      stages: [
        { coverage: '2', entered: true, at: NOW },
        { coverage: '20', entered: false, at: day(10).replace('.000', '') },
        { coverage: '100', entered: false, at: day(20).replace('.000', '') },
      ],
      history: [{ kind: 'entered', stage: 1, by: 'ada' }],
    });
    expect(await ask('steps', 5000, 5100)).toEqual([201, '12.00', 'assignment', 'dearer']);
    expect(await ask('steps', 5100, 6000)).toEqual([201, '10.00', 'current', undefined]);
    clockAt(10, -1);
    await lookedAt('steps');
    expect(await status('steps')).toMatchObject({ stage: 1 });
    clockAt(10);
    await reach('steps', { stage: 2 });
    // Who was not covered is judged again: here by its first price in the package.
    expect(await ask('steps', 5100, 6000, 1)).toEqual([201, '12.00', 'assignment', 'dearer']);
    expect(await ask('steps', 6000, 10_000)).toEqual([201, '10.00', 'current', undefined]);
    clockAt(20);
    await reach('steps', { stage: 3 });
    expect(await world.ada.get('/v1/experiments/steps')).toMatchObject([
      200,
      { variants: [{ liveBuckets: 5000 }, { liveBuckets: 5000 }] },
    ]);
    clockAt(25);
    await reach('steps', { rollout: 'done' });
    expect(await status('steps')).toMatchObject({
      state: 'stopped',
      gates: [],
      history: [
        { kind: 'entered', stage: 1 },
        { kind: 'entered', stage: 2, by: 'system', reason: 'due' },
        { kind: 'entered', stage: 3 },
        { kind: 'completed', stage: 3, reason: 'every stage is over' },
      ],
    });
    const { data } = (await get(world.api, '/v1/audit?limit=200')) as { data: Json[] };
    const audited = data.filter(({ subject }) => subject === 'steps').map(({ action }) => action);
    expect(audited.filter((action) => action === 'experiment.stage-entered')).toHaveLength(2);
    expect(audited).toContain('experiment.stopped');
    const client = new pg.Client({ connectionString: world.api.database.url });
    await client.connect();
    const { rows } = await client.query<{ type: string; payload: Json }>(
      `select type, payload::jsonb as payload from outbox where payload::jsonb->>'experiment' = 'steps' order by position`,
    );
    await client.end();
    expect(rows.map(({ type, payload }) => [type, payload['stage']]).slice(-3)).toEqual([
      ['experiment.stage-entered', '2'],
      ['experiment.stage-entered', '3'],
      ['experiment.stopped', undefined],
    ]);
  });

  it('catches up in one step over stages that only the time holds', async () => {
    await ramping('folds', [
      'coverage: 2, holdFor: 10d',
      'coverage: 20, holdFor: 10d',
      'coverage: 50, holdFor: 10d',
      'coverage: 100, holdFor: 10d',
    ]);
    clockAt(25);
    await reach('folds', { stage: 3 });
    expect(await status('folds')).toMatchObject({
      stages: [{ entered: true }, { entered: false, at: null }, { entered: true }, { entered: false }],
      history: [{ stage: 1 }, { stage: 3, reason: 'due-folded' }],
    });
  });

  it('pauses instead of catching up when it is too late, and goes on when a person says so', async () => {
    await ramping('late', ['coverage: 2, holdFor: 10d', 'coverage: 100, holdFor: 10d'], ['maxLateness: 72h']);
    clockAt(14);
    await reach('late', { rollout: 'paused' });
    expect(await status('late')).toMatchObject({
      stage: 1,
      pauseReason: 'lateness',
      nextCheckAt: '2026-12-07T12:10:00Z',
    });
    expect(await verb('late', 'resume')).toMatchObject([200, { rollout: 'ramping', stage: 1 }]);
    await reach('late', { stage: 2 });
  });

  it('waits for its windows', async () => {
    await ramping(
      'windows',
      ['coverage: 2, holdFor: 5d', 'coverage: 100, holdFor: 10d'],
      ['windows: { timeZone: UTC, allow: "* 9-16 * * 1-5", freeze: [2026-11-30] }'],
    );
    // The 28th of November is a Saturday, and the Monday after it is frozen.
    expect(await status('windows')).toMatchObject({ dueAt: '2026-12-01T09:00:00Z' });
    clockAt(7);
    await lookedAt('windows');
    expect(await status('windows')).toMatchObject({ stage: 1 });
    world.api.clock.set('2026-12-01T09:00:00Z');
    await reach('windows', { stage: 2 });
  });

  it('does not count the time in which it is paused, and enters nothing', async () => {
    await ramping('halted', ['coverage: 2, holdFor: 10d', 'coverage: 100, holdFor: 10d']);
    clockAt(5);
    const paused = await verb('halted', 'pause', { reason: 'the price page is rewritten' });
    expect(paused).toMatchObject([200, { rollout: 'paused', pauseReason: 'the price page is rewritten' }]);
    expect(await verb('halted', 'pause')).toMatchObject([200, { rollout: 'paused' }]);
    clockAt(12);
    // Whoever is covered still enrols.
    expect(await ask('halted', 5000, 5100)).toEqual([201, '12.00', 'assignment', 'dearer']);
    expect(await verb('halted', 'resume')).toMatchObject([
      200,
      { rollout: 'ramping', stage: 1, dueAt: day(17).replace('.000', '') },
    ]);
    clockAt(17, -1);
    await lookedAt('halted');
    expect(await status('halted')).toMatchObject({ stage: 1 });
    clockAt(17);
    await reach('halted', { stage: 2 });
    expect(await status('halted')).toMatchObject({
      history: [
        { kind: 'entered' },
        { kind: 'paused', by: 'ada' },
        { kind: 'resumed', by: 'ada' },
        { kind: 'entered', stage: 2 },
      ],
    });
  });

  it('is held by a gate until it passes, and by a person last', async () => {
    await ramping('gated', [
      'coverage: 50, holdFor: 1d, gates: [{ type: approval }, { type: sample, perVariant: 2 }, { type: exposures, perVariant: 1 }]',
      'coverage: 100, holdFor: 10d',
    ]);
    clockAt(2);
    await lookedAt('gated');
    const before = await status('gated');
    expect(before).toMatchObject({
      stage: 1,
      gates: [
        { type: 'freshness', listed: false, verdict: 'pass' },
        { type: 'sampleRatio', listed: false, verdict: 'inconclusive', action: 'pass' },
        { type: 'exposures', verdict: 'fail', action: 'pause', reason: 'nobody-exposed' },
        { type: 'quoteErrors', listed: false, verdict: 'inconclusive', action: 'pass' },
        { type: 'sample', verdict: 'inconclusive', figures: { least: '2', 'of control': '0' } },
        { type: 'approval', verdict: 'inconclusive', action: 'hold' },
      ],
      rollout: 'paused',
    });
    for (const n of [0, 1]) {
      await ask('gated', 0, 2500, n);
      await ask('gated', 5000, 7500, n);
    }
    expect(await verb('gated', 'resume')).toMatchObject([409, { code: 'experiment.reason-needed' }]);
    expect(await verb('gated', 'resume', { reason: 'prices are shown from today' })).toMatchObject([200, {}]);
    await until(async () => {
      const gates = (await status('gated'))['gates'] as Json[];
      const { hash } = (await status('gated'))['evidence'] as Json;
      const asked = gates.filter(({ type }) => type === 'exposures' || type === 'sample');
      return asked.every(({ verdict: said }) => said === 'pass') && hash !== hashOf(before);
    });
    await lookedAt('gated');
    const evidenceHash = hashOf(await status('gated'));
    const approve = async (body: object, by = world.grace): Promise<Sent> =>
      await verb('gated', 'approve', { stage: 1, evidenceHash, ...body }, by);
    expect(await approve({}, world.ada)).toMatchObject([409, { code: 'experiment.own-approval' }]);
    expect(await approve({ evidenceHash: hashOf(before) })).toMatchObject([
      409,
      { code: 'experiment.evidence-changed' },
    ]);
    expect(await approve({ stage: 2 })).toMatchObject([409, { code: 'experiment.stage-not-current' }]);
    expect(await status('gated')).toMatchObject({ stage: 1 });
    expect(await approve({ comment: 'as agreed' })).toMatchObject([200, { state: 'running' }]);
    await reach('gated', { stage: 2 });
    const history = (await status('gated'))['history'] as Json[];
    expect(history.map(({ kind }) => kind)).toEqual(['entered', 'paused', 'resumed', 'approved', 'entered']);
  });

  it('waits until nothing changes the figures any more', async () => {
    const client = new pg.Client({ connectionString: world.api.database.url });
    await client.connect();
    await client.query(
      `insert into period_close (id, until, created_by, created_at)
       values ('019b0000-0000-7000-8000-00000000000f', '2026-12-01Z', 'ada', now())`,
    );
    await ramping('fresh', [
      'coverage: 2, holdFor: 1d, gates: [{ type: freshness }]',
      'coverage: 100, holdFor: 9d',
    ]);
    clockAt(2);
    await lookedAt('fresh');
    expect(((await status('fresh'))['gates'] as Json[])[0]).toMatchObject({
      type: 'freshness',
      verdict: 'inconclusive',
      action: 'hold',
      figures: { 'closes at work': '1' },
    });
    await client.query(`update period_close set ended_at = now(), totals = '{}' where ended_at is null`);
    await client.end();
    clockAt(2, 600_000);
    await reach('fresh', { stage: 2 });
  });

  it('pauses when units are not in the arms as their buckets say', async () => {
    await ramping('skewed', ['coverage: 100, holdFor: 1d', 'coverage: 100, holdFor: 1d']);
    for (let n = 0; n < 60; n += 1) await ask('skewed', 5000, 10_000, n);
    clockAt(0, 600_000);
    await reach('skewed', { rollout: 'paused' });
    expect(await status('skewed')).toMatchObject({
      pauseReason: 'sampleRatio',
      gates: [
        { type: 'freshness' },
        { type: 'sampleRatio', verdict: 'fail', reason: 'sample-ratio-mismatch', action: 'pause' },
        { type: 'quoteErrors' },
      ],
    });
    expect(await verb('skewed', 'resume', { reason: 'we asked these ourselves' })).toMatchObject([200, {}]);
    clockAt(1);
    // What was accepted in one stage is asked again in the next.
    await reach('skewed', { stage: 2, rollout: 'paused' });
  });

  it('stops at once in an emergency, also when it is paused', async () => {
    await ramping('alarmed', ['coverage: 100, holdFor: 10d']);
    await ask('alarmed', 5000, 10_000);
    const member = idIn('alarmed', 5000, 10_000);
    expect(await verb('alarmed', 'emergency-stop')).toMatchObject([422, {}]);
    await verb('alarmed', 'pause');
    const stopped = [200, { state: 'stopped', stoppedBy: 'ada', stopReason: 'it bills twice' }];
    expect(await verb('alarmed', 'emergency-stop', { reason: 'it bills twice' })).toMatchObject(stopped);
    expect(await verb('alarmed', 'emergency-stop', { reason: 'once more' })).toMatchObject(stopped);
    const late = await quote({
      workspace: await workspace(idIn('alarmed', 5000, 10_000, 1)),
      package: 'alarmed',
      explain: true,
    });
    expect(told(late)).toEqual([201, '10.00', 'current', undefined]);
    expect(verdict(late)).toMatchObject({ reason: 'enrolment-stopped' });
    expect(await verb('alarmed', 'resume')).toMatchObject([409, { code: 'experiment.wrong-state' }]);
    await reach('alarmed', { rollout: 'done' });
    expect(await status('alarmed')).toMatchObject({
      history: [{ kind: 'entered' }, { kind: 'paused' }, { kind: 'stopped', by: 'ada' }],
    });
    // Its price was told, and lasts as the file says.
    const { data } = (await get(world.api, `/v1/workspaces/${member}/locks`)) as { data: Json[] };
    expect(data).toMatchObject([{ until: expect.any(String) }]);
  });

  it('tells its dates before it is started, and has no status then', async () => {
    await packaged(world, 'unborn');
    const source = experimentText('unborn', {
      variants: armsOf('unborn'),
      startsAt: '2027-03-10T09:00:00-05:00',
      rollout: [
        'windows: { timeZone: America/New_York, allow: "* 9-16 * * 1-5", freeze: [2027-03-15] }',
        'stages:',
        '  - { coverage: 2, holdFor: 3d, gates: [{ type: sample, perVariant: 10 }] }',
        '  - { coverage: 100, holdFor: 9d }',
      ],
    });
    expect((await world.ada.put('/v1/experiments/unborn', { source }))[0]).toBe(201);
    expect(await world.ada.get('/v1/experiments/unborn/preview')).toEqual([
      200,
      {
        experiment: 'unborn',
        timeZone: 'America/New_York',
        stages: [
          {
            stage: 1,
            coverage: '2',
            entersAt: '2027-03-10T14:00:00Z',
            local: '2027-03-10T09:00:00-05:00',
            gates: ['sample'],
            buckets: { control: 100, dearer: 100 },
          },
          {
            stage: 2,
            coverage: '100',
            // Saturday, Sunday, the change of clocks, a frozen Monday.
            entersAt: '2027-03-16T13:00:00Z',
            local: '2027-03-16T09:00:00-04:00',
            gates: [],
            buckets: { control: 5000, dearer: 5000 },
          },
        ],
        completesAt: '2027-03-25T13:00:00Z',
      },
    ]);
    expect(await world.ada.get('/v1/experiments/unborn/status')).toMatchObject([409, {}]);

    expect(await world.ada.get('/v1/experiments/nothing/status')).toMatchObject([404, {}]);
  });
});

const hashOf = ({ evidence }: Json): string => String((evidence as Json | null)?.['hash']);

describe('ratebook experiment status', () => {
  beforeAll(ensureBuilt, 180_000);
  const asked = async (...args: readonly string[]) =>
    await ratebook(['experiment', 'status', ...args], {
      env: { RATEBOOK_URL: world.api.address, RATEBOOK_KEY: world.api.key, NO_COLOR: '1' },
    });

  it('tells stages with their dates, gates with what they say, counts per arm, and what has happened', async () => {
    await ramping('shown', [
      'coverage: 50, holdFor: 1d, gates: [{ type: sample, perVariant: 2 }]',
      'coverage: 100, holdFor: 10d',
    ]);
    await ask('shown', 5000, 7500);
    await until(async () => (await status('shown'))['evidence'] !== null);
    const { code, stdout, stderr } = await asked('rules/experiments/shown.yaml');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      `shown  ramping, stage 1 of 2 since ${NOW}\ndue 2026-11-24T12:00:00Z, next look `,
    );
    expect(stdout).toMatch(/^1 +2026-11-23T12:00:00Z +50 % {2}sample$/m);
    expect(stdout).toMatch(/^2 +not before 2026-11-24T12:00:00Z +100 %$/m);
    expect(stdout).toMatch(/^end +not before 2026-12-04T12:00:00Z$/m);
    expect(stdout).toMatch(
      /^sample +inconclusive {2}hold {2}too-few-units; least: 2; of control: 0; of dearer: 1$/m,
    );
    expect(stdout).toMatch(/^dearer +1 +1 +1$/m);
    expect(stdout).toMatch(/^2026-11-23T12:00:00Z {2}entered stage 1 {2}ada$/m);
    const { stdout: json } = await asked('shown', '--json');
    expect(JSON.parse(json)).toMatchObject({ experiment: 'shown', stage: 1, rollout: 'ramping' });
  });

  it('says what is wrong where nothing is there', async () => {
    const { code, stderr } = await asked('nothing');
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no experiment `nothing`')]);
  });
});

describe('GET …/stream', () => {
  it('tells the status at once, whenever it changes, and ends with the rollout', async () => {
    await ramping('streamed', ['coverage: 2, holdFor: 1d', 'coverage: 100, holdFor: 1d']);
    const reply = await world.api.get('/v1/experiments/streamed/stream');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/event-stream/),
    ]);
    const text = reply.text();
    clockAt(1);
    await reach('streamed', { stage: 2 });
    await ask('streamed', 5000, 10_000);
    // A look of the stream lies between what happens and what happens next.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    clockAt(2);
    await reach('streamed', { rollout: 'done' });
    const events = [...(await text).matchAll(/^id: \d+\nevent: status\ndata: (.*)\n\n/gm)].map(
      ([, data = '']) => JSON.parse(data) as Json,
    );
    expect(events[0]).toMatchObject({ stage: 1, rollout: 'ramping' });
    expect(events.some(({ stage, rollout }) => stage === 2 && rollout === 'ramping')).toBe(true);
    expect(
      events.some(({ variants }) =>
        (variants as Json[]).some(({ key, units }) => key === 'dearer' && units === 1),
      ),
    ).toBe(true);
    expect(events.at(-1)).toMatchObject({ rollout: 'done', history: [{}, {}, { kind: 'completed' }] });
    expect(events.length).toBeLessThan(8);
  });

  it('refuses what is not there before it says anything', async () => {
    expect((await world.api.get('/v1/experiments/nothing/stream')).status).toBe(404);
  });

  it('holds up nobody who stops the service', async () => {
    await ramping('listened', ['coverage: 2, holdFor: 90d']);
    // It is read no further: the world of these tests ends all the same.
    const reply = await world.api.get('/v1/experiments/listened/stream');
    expect(reply.status).toBe(200);
    const { value } = (await reply.body?.getReader().read()) as { value: Uint8Array };
    expect(Buffer.from(value).toString()).toMatch(/^id: \d+\nevent: status\ndata: \{/);
  });
});
