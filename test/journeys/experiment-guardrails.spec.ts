import { describe, expect, it, jest } from '@jest/globals';
import { until } from '../until.js';
import { NOW } from './api-server.js';
import { quotingIn, told, worldOfSpec } from './experiment-quoting.js';
import { armsOf, idIn, packaged } from './experiment-world.js';
import { type Json } from './migration-population.js';

jest.setTimeout(120_000);

const world = worldOfSpec({ worker: true });
const { workspace, subscribe, quote } = quotingIn(world);

const METRICS = `schema: ratebook/metrics-v1
metrics:
  - { key: complaints, kind: proportion, outcome: complaint, direction: lower, within: 1d }
  - { key: tickets, kind: mean, outcome: ticket, direction: lower, within: 1d }
  - { key: tickets-per-login, kind: ratio, outcome: ticket, denominator: login, direction: lower, within: 1d }
`;
const ARM = 120;
const SECONDS = 1000;

async function guarded(name: string, guardrails: string, enrol = 'new'): Promise<void> {
  await packaged(world, name);
  const begun = await world.begin(name, {
    variants: armsOf(name),
    startsAt: NOW,
    enrol,
    metrics: METRICS,
    rollout: ['stages:', '  - { coverage: 100, holdFor: 40d }', '  - { coverage: 100, holdFor: 1d }'],
    more: `metrics:\n  primary: complaints\n  guardrails: [${guardrails}]\n`,
  });
  expect(begun).toMatchObject([200, { state: 'running' }]);
}

/** As many workspaces of each arm that have seen its price: controls, then the others. */
async function seen(name: string): Promise<readonly (readonly [string, 'control' | 'dearer'])[]> {
  const units = (['control', 'dearer'] as const).flatMap((arm) =>
    Array.from({ length: ARM }, (_, n) => {
      const [from, to] = arm === 'control' ? [0, 5000] : [5000, 10_000];
      return [idIn(name, from, to, n), arm] as const;
    }),
  );
  for (let from = 0; from < units.length; from += 12)
    await Promise.all(
      units.slice(from, from + 12).map(async ([id, arm]) => {
        await workspace(id);
        expect(told(await quote({ workspace: id, package: name }))[3]).toBe(arm);
      }),
    );
  return units;
}

const outcome = (id: string, type: string, of: string, more: object = {}): object => ({
  id,
  type,
  workspace: of,
  occurredAt: new Date(Date.parse(NOW) + 60 * SECONDS).toISOString(),
  ...more,
});
const send = async (outcomes: readonly object[]) => await world.ada.post('/v1/outcomes', { outcomes });
const status = async (name: string): Promise<Json> =>
  (await world.ada.get(`/v1/experiments/${name}/status`))[1];
const guardrailsOf = async (name: string): Promise<Json | undefined> =>
  ((await status(name))['gates'] as Json[]).find(({ type }) => type === 'guardrails');

describe('outcomes', () => {
  it('count once by their ids, and are told what is wrong with each', async () => {
    await workspace('reporter');
    const good = outcome('o-1', 'ticket', 'reporter', { value: '2.5' });
    expect(await send([good, good])).toEqual([200, { accepted: 1, duplicates: 1, refused: [] }]);
    expect(await send([good, outcome('o-2', 'ticket', 'reporter')])).toEqual([
      200,
      { accepted: 1, duplicates: 1, refused: [] },
    ]);
    const bad = [
      { ...good, value: '3' },
      outcome('o-3', 'ticket', 'nobody'),
      outcome('o-4', 'ticket', 'reporter', { occurredAt: '2027-01-01T00:00:00Z' }),
      outcome('o-5', 'ticket', 'reporter'),
    ];
    expect(await send(bad)).toMatchObject([
      200,
      {
        accepted: 1,
        refused: [
          { index: 0, status: 'conflict', code: 'outcome.conflict' },
          { index: 1, status: 'rejected', code: 'outcome.workspace-unknown' },
          { index: 2, status: 'rejected', code: 'outcome.in-future' },
        ],
      },
    ]);
    expect(await send([{ ...good, value: 'many' }])).toMatchObject([422, {}]);
    expect(await send([])).toMatchObject([422, {}]);
  });

  it('are kept once where many report the same at once', async () => {
    await workspace('crowd');
    const batch = Array.from({ length: 50 }, (_, n) => outcome(`crowd-${n}`, 'ticket', 'crowd'));
    const replies = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => await send(n % 2 === 0 ? batch : [...batch].reverse())),
    );
    const accepted = replies.reduce((all, [, body]) => all + Number(body['accepted']), 0);
    expect([replies.every(([code]) => code === 200), accepted]).toEqual([true, 50]);
  });
});

describe('a guardrail', () => {
  it('stops enrolment once a variant is proven worse, and nobody’s price changes', async () => {
    await guarded('worse', '{ metric: complaints, notWorseBy: 2 }');
    const units = await seen('worse');
    const complaints = units.filter(([, arm], n) => (arm === 'control' ? n % 30 === 0 : n % 5 < 3));
    expect(await send(complaints.map(([id]) => outcome(`c-${id}`, 'complaint', id)))).toMatchObject([
      200,
      { accepted: complaints.length },
    ]);
    // Nobody's day is over yet.
    expect(await guardrailsOf('worse')).toMatchObject({
      verdict: 'inconclusive',
      reason: 'too-few-units',
      listed: false,
      action: 'pass',
    });
    world.api.clock.set('2026-11-25T12:00:00Z');
    await until(async () => (await status('worse'))['rollout'] === 'done');
    expect(await status('worse')).toMatchObject({
      state: 'stopped',
      history: [{ kind: 'entered' }, { kind: 'stopped', by: 'system', reason: 'guardrails' }],
    });
    const [member] = units.at(-1) ?? [''];
    expect(told(await quote({ workspace: member, package: 'worse' })).slice(1, 3)).toEqual(['12.00', 'lock']);
  });

  it('pauses where its file says so, and passes what is proven no worse', async () => {
    await guarded(
      'mixed',
      '{ metric: tickets, notWorseBy: 20, onFail: pause }, { metric: tickets-per-login, notWorseBy: 400 }',
    );
    const units = await seen('mixed');
    const outcomes = units.flatMap(([id, arm], n) => [
      outcome(`t-${id}`, 'ticket', id, {
        // The last digit that a decimal may have: its square has twice as many.
        value: `${(arm === 'control' ? 10 : 20) + (n % 3)}.000000000001`,
      }),
      outcome(`l-${id}`, 'login', id, { value: String(100 + (n % 7)) }),
    ]);
    for (let from = 0; from < outcomes.length; from += 400) await send(outcomes.slice(from, from + 400));
    world.api.clock.set('2026-11-25T12:00:00Z');
    await until(async () => (await status('mixed'))['rollout'] === 'paused');
    const { verdict, action, figures } = (await guardrailsOf('mixed')) as {
      verdict: string;
      action: string;
      figures: Record<string, string>;
    };
    expect([verdict, action, (await status('mixed'))['pauseReason']]).toEqual([
      'fail',
      'pause',
      'guardrails',
    ]);
    // 21 against 11: some 91 % worse, where 20 % are put up with.
    expect(figures['tickets of dearer']).toMatch(/^90\.91 % worse \(/);
    expect(figures['tickets-per-login of dearer']).toMatch(/^\d\d\.\d\d % worse \(.* to \d+\.\d\d\)$/);
  });

  it('watches who stays and who comes', async () => {
    await guarded(
      'staying',
      '{ metric: churn, notWorseBy: 5 }, { metric: conversion, notWorseBy: 5 }',
      'new',
    );
    const units = await seen('staying');
    // Every control stays with the package; of the others two in three call it off within the period.
    for (let from = 0; from < units.length; from += 12)
      await Promise.all(
        units.slice(from, from + 12).map(async ([id, arm], n) => {
          const subscription = await subscribe(id, 'staying', NOW);
          if (arm === 'control' || n % 3 === 0) return;
          const cancelled = await world.ada.post(`/v1/subscriptions/${subscription}/end`, {
            effectiveAt: '2026-12-23T12:00:00Z',
          });
          expect(cancelled[0]).toBe(200);
        }),
      );
    world.api.clock.set('2026-12-24T12:00:00Z');
    await until(async () => (await status('staying'))['rollout'] === 'done');
    expect(await status('staying')).toMatchObject({
      history: [{}, { kind: 'stopped', reason: 'guardrails' }],
    });
  });
});
