import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { experimentersOf, type PeriodExperimenters, publishWeeks } from './experiment-periods.js';
import { idIn } from './experiment-world.js';
import { type Json, post } from './migration-population.js';
import { day, type PeriodWorld, periodWorld } from './period-world.js';

jest.setTimeout(60_000);

let world: PeriodWorld;
let people: PeriodExperimenters;
let client: pg.Client;

/** The control's weeks cost 10.00 with ten bytes in them, and 0.10 each byte more. */
const VARIANTS = [
  ['control', 'plain@1', '50'],
  ['dearer', 'plain@2', '25'],
  ['cheaper', 'plain@3', '25'],
] as const;

beforeAll(async () => {
  world = await periodWorld();
  await world.work();
  await publishWeeks(world, ['plain', 2, '12.00', '0.05']);
  await publishWeeks(world, ['plain', 3, '8.00', '0.10']);
  await publishWeeks(world, ['placed', 2, '12.00', '0.10']);
  people = await experimentersOf(world);
  client = new pg.Client({ connectionString: world.api.database.url });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  await world.stop();
});

const stop = async (name: string, more: object = {}): Promise<readonly [number, Json]> =>
  await people.ada.post(`/v1/experiments/${name}/stop`, { verb: 'revert-now-with-credit', ...more });

/** Somebody whose first week begins today, and whose price is the arm's from today on. */
async function enrolled(id: string, days = 0, named = 'plain'): Promise<string> {
  const subscription = await world.subscribe(id, days, named, { region: 'us' });
  const asked = { workspace: id, usage: 'metered' };
  expect(await post(world.api, '/v1/quotes', asked)).toMatchObject([201, {}]);
  return subscription;
}

async function closeAt(ahead: number): Promise<void> {
  world.api.clock.set(day(ahead).replace('T00', 'T12'));
  expect(await world.close()).toMatchObject({ state: 'ended' });
}

/** What is written of credits: outcomes by their workspaces and values, events by what they say. */
async function written(name: string): Promise<{ outcomes: readonly string[]; events: readonly Json[] }> {
  const outcomes = await client.query<{ text: string }>(
    `select workspace_id || ' ' || value::text as text from outcome
     where type = 'credit' and id like 'ratebook:credit:' || $1 || ':%' order by workspace_id, id`,
    [name],
  );
  const events = await client.query<{ workspace: string; payload: string }>(
    `select workspace_id as workspace, payload from outbox where type = 'experiment.credit'
     and payload::jsonb ->> 'experiment' = $1 order by workspace_id`,
    [name],
  );
  return {
    outcomes: outcomes.rows.map(({ text }) => text),
    events: events.rows.map(({ workspace, payload }) => ({ workspace, ...(JSON.parse(payload) as Json) })),
  };
}

const totals = async (subscription: string, kind = 'final'): Promise<readonly string[]> =>
  (await world.quotes(subscription, kind)).map(({ total }) => String(total));

it('gives back what each bill was dearer by, once, and says first to whom', async () => {
  const name = 'credited';
  const begun = await people.begin(name, { startsAt: day(-1), enrol: 'now', variants: VARIANTS });
  expect(begun).toMatchObject([200, { state: 'running' }]);
  const [quiet, busy] = [idIn(name, 5000, 7500), idIn(name, 5000, 7500, 1)];
  const [control, cheaper, fresh] = [
    idIn(name, 0, 5000),
    idIn(name, 7500, 10_000),
    idIn(name, 5000, 7500, 2),
  ];
  const dearer = await enrolled(quiet);
  for (const id of [busy, control, cheaper]) await enrolled(id);
  // 17.00 for a week that costs 19.00 under the control: it makes up for nothing.
  await world.send(busy, 0, '100');
  await closeAt(7);
  await closeAt(14);
  expect(await totals(dearer)).toEqual(['12.00', '12.00']);
  await enrolled(fresh, -14);
  const present = day(14);
  const expected = {
    lasting: 4,
    revoked: 1,
    unpriceable: 0,
    money: [{ currency: 'USD', workspaces: 5 }],
    credits: [{ currency: 'USD', workspaces: 2, periods: 3, amount: '6.00' }],
    locks: [
      // Nothing changes for the control, whose lock ends with the week.
      { workspace: control, effect: 'lasts', until: day(21), credit: null },
      {
        workspace: quiet,
        until: present,
        before: '12.00',
        after: '10.00',
        credit: { amount: '4.00', periods: 2 },
      },
      { workspace: busy, until: present, credit: { currency: 'USD', amount: '2.00', periods: 1 } },
      // What was told at 8.00 stays so to its end, and nobody takes back what was saved.
      { workspace: cheaper, effect: 'lasts', until: day(21), before: '8.00', after: '10.00', credit: null },
      { workspace: fresh, effect: 'revoked', credit: null },
    ].sort((a, b) => (a.workspace < b.workspace ? -1 : 1)),
  };
  expect(await stop(name, { dryRun: true })).toMatchObject([
    200,
    { dryRun: true, ...expected, experiment: { state: 'running' } },
  ]);
  expect(await written(name)).toEqual({ outcomes: [], events: [] });
  expect(await stop(name, { reason: 'dearer than it is worth' })).toMatchObject([200, expected]);
  const once = await written(name);
  expect(once.outcomes).toEqual([`${quiet} 2`, `${quiet} 2`, `${busy} 2`].sort());
  const about = { experiment: name, variant: 'dearer', currency: 'USD' };
  expect(once.events).toMatchObject(
    [
      {
        workspace: quiet,
        ...about,
        amount: '4.00',
        periods: [
          { from: day(0), to: day(7), billed: '12.00', control: '10.00', amount: '2.00' },
          { from: day(7), to: day(14), billed: '12.00', control: '10.00', amount: '2.00' },
        ],
      },
      { workspace: busy, ...about, amount: '2.00', periods: [{ from: day(7), amount: '2.00' }] },
    ].sort((a, b) => (a.workspace < b.workspace ? -1 : 1)),
  );
  // Those whose price goes on to the end of the week are met again, and nobody is credited twice.
  expect(await stop(name)).toMatchObject([200, { lasting: 2, revoked: 0, credits: [] }]);
  expect(await written(name)).toEqual(once);
  await closeAt(21);
  expect(await totals(dearer)).toEqual(['12.00', '12.00', '10.00']);
});

it('credits what was paid, adjusted or in part, and lets no bill slip between while a close is at work', async () => {
  const name = 'paid';
  world.api.clock.set(new Date().toISOString());
  const variants = [
    ['control', 'placed@1', '50'],
    ['dearer', 'placed@2', '50'],
  ] as const;
  await people.begin(name, { startsAt: day(-1), enrol: 'now', variants });
  const ids = Array.from({ length: 24 }, (_, n) => idIn(name, 5000, 10_000, n)).sort();
  const [late, parted, overridden] = ids as [string, string, string];
  const subscriptions = new Map<string, string>();
  for (const id of ids) subscriptions.set(id, await enrolled(id, id === parted ? 3 : 0, 'placed'));
  const quotesOf = async (id: string, kind?: string) => await totals(subscriptions.get(id) ?? '', kind);
  // After the day on which the dearer price began: 10.00 come of it, and 9.00 under the control.
  await world.send(parted, 0, '100');
  await closeAt(7);
  // 12.00 and 100 bytes at 0.10 come to 22.00; the control has ten bytes in it, and comes to 19.00.
  await world.send(late, 0, '100');
  await closeAt(8);
  const byHand = { variant: 'control', reason: 'promised on the phone', expiresAt: day(13) };
  const given = await people.ada.put(`/v1/experiments/${name}/overrides/${overridden}`, byHand);
  expect(given).toMatchObject([201, {}]);
  world.api.clock.set(day(14).replace('T00', 'T12'));
  // Whatever of the second week is on a bill when the price goes back is credited; the rest is never dearer.
  const [close, stopped] = await Promise.all([world.close(), stop(name)]);
  expect([close, stopped]).toMatchObject([{ state: 'ended' }, [200, { unpriceable: 0 }]]);
  await closeAt(14);
  const { events } = await written(name);
  const creditOf = (id: string) => Number(events.find(({ workspace }) => workspace === id)?.['amount'] ?? 0);
  // What stands on their bills, less what was given back: two weeks under the control.
  const paidBy = async (id: string): Promise<number> => {
    const bills = (await quotesOf(id)).map(Number);
    const [adjusted = bills[0] ?? 0] = (await quotesOf(id, 'adjustment')).map(Number);
    return bills.slice(1).reduce((all, total) => all + total, adjusted) - creditOf(id);
  };
  expect(await quotesOf(late, 'adjustment')).toEqual(['22.00']);
  expect((await quotesOf(parted))[0]).toBe('20.00');
  expect(await quotesOf(overridden)).toEqual(['12.00', '10.00']);
  expect(await Promise.all([late, parted, overridden].map(paidBy))).toEqual([29, 29, 20]);
  const others = ids.slice(3);
  expect(await Promise.all(others.map(paidBy))).toEqual(others.map(() => 20));
});

it('is reported by the service alone', async () => {
  const id = 'ratebook:credit:credited:1';
  const sent = { id, type: 'credit', workspace: idIn('credited', 0, 5000), occurredAt: day(0) };
  const reply = await world.api.post('/v1/outcomes', { outcomes: [sent] });
  expect(await reply.json()).toMatchObject({ accepted: 0, refused: [{ code: 'outcome.id-reserved' }] });
});
