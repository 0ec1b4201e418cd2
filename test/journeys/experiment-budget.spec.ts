import { describe, expect, it, jest } from '@jest/globals';
import { until } from '../until.js';
import { NOW } from './api-server.js';
import { DECEMBER, JANUARY, quotingIn, told, verdict, worldOfSpec } from './experiment-quoting.js';
import { idIn, packaged } from './experiment-world.js';
import { type Json } from './migration-population.js';
import { publishVersion } from './people.js';

jest.setTimeout(120_000);

const world = worldOfSpec({ worker: true });
const { workspace, subscribe, quote } = quotingIn(world);

/** A variant that costs 2.00 a month and workspace, and what it may cost. */
async function cheaper(name: string, revenueAtRisk: string): Promise<void> {
  await packaged(world, name);
  await publishVersion(world.ada, world.grace, [name, 3, '8.00']);
  const begun = await world.begin(name, {
    variants: [
      ['control', `${name}@1`, '50'],
      ['cheaper', `${name}@3`, '50'],
    ],
    startsAt: NOW,
    rollout: [
      'stages:',
      '  - { coverage: 100, holdFor: 200d }',
      `budget: { revenueAtRisk: ${revenueAtRisk} }`,
    ],
  });
  expect(begun).toMatchObject([200, { state: 'running' }]);
}

async function enrolled(name: string, n: number, arm: 'control' | 'cheaper' = 'cheaper'): Promise<string> {
  const id = await workspace(arm === 'control' ? idIn(name, 0, 5000, n) : idIn(name, 5000, 10_000, n));
  await subscribe(id, name, '2026-11-10T00:00:00Z');
  expect(told(await quote({ workspace: id, period: DECEMBER }))[3]).toBe(arm);
  return id;
}

const status = async (name: string): Promise<Json> =>
  (await world.ada.get(`/v1/experiments/${name}/status`))[1];
const budgetOf = async (name: string): Promise<Json | undefined> =>
  ((await status(name))['gates'] as Json[]).find(({ type }) => type === 'budget');
/** A look after the clock has come to `at`. */
async function lookedAt(name: string, at: string): Promise<void> {
  world.api.clock.set(at);
  await until(async () => ((await status(name))['checkedAt'] ?? '') >= at);
}

describe('a budget of revenue at risk', () => {
  it('counts what open periods cost so far, and says whom it has not measured', async () => {
    await cheaper('counted', '100.00');
    await enrolled('counted', 0);
    await enrolled('counted', 1);
    await enrolled('counted', 0, 'control');
    // The period with the variant's price has not begun.
    await lookedAt('counted', '2026-11-23T13:00:00Z');
    expect(await budgetOf('counted')).toMatchObject({
      verdict: 'pass',
      figures: { spent: '0', budget: '100', periods: '0', waiting: '0' },
    });
    await lookedAt('counted', '2026-12-12T00:00:00Z');
    expect(await budgetOf('counted')).toMatchObject({
      verdict: 'pass',
      action: 'pass',
      reason: 'within-budget',
      // Two workspaces for twelve promised periods, at 2.00 each.
      figures: { spent: '4', net: '4', committed: '48', periods: '2', waiting: '0', unpriceable: '0' },
    });
  });

  it('lets nobody new enrol once it is spent, and takes nobody’s price', async () => {
    await cheaper('spent', '3.00');
    const [first] = [await enrolled('spent', 0), await enrolled('spent', 1)];
    await lookedAt('spent', '2026-12-12T00:00:00Z');
    expect(await budgetOf('spent')).toMatchObject({ verdict: 'fail', action: 'hold', reason: 'spent' });
    expect(await status('spent')).toMatchObject({
      state: 'running',
      rollout: 'ramping',
      enrolmentHeldAt: '2026-12-12T00:00:00Z',
      history: [{ kind: 'entered' }, { kind: 'enrolment-held', by: 'system', reason: 'budget' }],
    });
    for (const [arm, from, to] of [
      ['control', 0, 5000],
      ['cheaper', 5000, 10_000],
    ] as const) {
      const late = await workspace(idIn('spent', from, to, arm === 'control' ? 0 : 2));
      await subscribe(late, 'spent', '2026-11-10T00:00:00Z');
      const asked = await quote({ workspace: late, period: JANUARY, explain: true });
      expect([told(asked).slice(1, 3), verdict(asked)]).toMatchObject([
        ['10.00', 'subscription'],
        { reason: 'enrolment-held' },
      ]);
    }
    expect(told(await quote({ workspace: first, period: JANUARY }))).toEqual([
      201,
      '8.00',
      'lock',
      'cheaper',
    ]);
  });

  it('is watched while the rollout waits for a person, since whoever is covered still enrols', async () => {
    await cheaper('halted', '3.00');
    await enrolled('halted', 0);
    const asked = { reason: 'the price page is rewritten' };
    expect(await world.ada.post('/v1/experiments/halted/pause', asked)).toMatchObject([200, {}]);
    await enrolled('halted', 1);
    await lookedAt('halted', '2026-12-13T00:00:00Z');
    expect(await status('halted')).toMatchObject({
      state: 'running',
      rollout: 'paused',
      pauseReason: 'the price page is rewritten',
      enrolmentHeldAt: '2026-12-13T00:00:00Z',
      history: [{ kind: 'entered' }, { kind: 'paused', by: 'ada' }, { kind: 'enrolment-held' }],
    });
  });
});

describe('quotes that fail', () => {
  it('hold a rollout from one in two hundred on', async () => {
    await cheaper('failing', '1000.00');
    const id = await enrolled('failing', 0);
    const other = await enrolled('failing', 0, 'control');
    const ask = async (one: string, more: object = {}): Promise<number> =>
      (await quote({ workspace: one, period: DECEMBER, ...more }))[0];
    for (let n = 0; n < 99; n += 1) expect([await ask(id), await ask(other)]).toEqual([201, 201]);
    await lookedAt('failing', '2026-11-23T14:00:00Z');
    const errorsOf = async (): Promise<Json | undefined> =>
      ((await status('failing'))['gates'] as Json[]).find(({ type }) => type === 'quoteErrors');
    expect(await errorsOf()).toMatchObject({
      verdict: 'pass',
      figures: { 'of control': '0 of 100 failed', 'of cheaper': '0 of 100 failed' },
    });
    expect(await ask(id, { usage: { unheard: '1' } })).toBe(422);
    expect(await errorsOf()).toMatchObject({
      verdict: 'fail',
      action: 'hold',
      reason: 'quotes-fail',
      figures: { 'of cheaper': '1 of 101 failed' },
    });
  });
});
