import { expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { until } from '../until.js';
import { dearerOfSpec } from './experiment-periods.js';
import { idIn } from './experiment-world.js';
import { get, type Json, post } from './migration-population.js';
import { day } from './period-world.js';

jest.setTimeout(120_000);

/** Weeks at 10.00 and 0.10 for each byte above ten; the dearer variant 12.00 and 0.10 for every byte. */
const spec = dearerOfSpec();

const at = (ahead: number): void => {
  spec.world.api.clock.set(day(ahead).replace('T00', 'T12'));
};
const asked = async (path: string, body: object): Promise<Json> => {
  const [status, said] = await post(spec.world.api, path, body);
  if (status >= 300) throw new Error(JSON.stringify(said));
  return said;
};

async function resultsOf(key: string): Promise<Json> {
  const snapshot = await asked(`/v1/experiments/${key}/snapshots`, {});
  const path = `/v1/experiments/${key}/snapshots/${String(snapshot['id'])}`;
  await until(async () => (await get(spec.world.api, path))['state'] === 'done');
  return await get(spec.world.api, `/v1/experiments/${key}/results`);
}

async function rowsOf<Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: spec.world.api.database.url });
  await client.connect();
  const { rows } = await client.query<Row>(statement);
  await client.end();
  return rows;
}

const METRICS = `metrics:
  primary: revenue-per-workspace
  window: 2
  secondary: [usage-per-workspace, margin-per-workspace, downgrade]
  analysis: { engine: sequential, winsorise: 99 }
`;
const rollout = ['stages:', '  - { coverage: 100, holdFor: 300d }'];

it('a unit counts what it really paid: late usage, credits, prices by hand, and where it went', async () => {
  const { world, people } = spec;
  const ids = Object.fromEntries(
    ['plain', 'late', 'credited', 'dearer-by-hand', 'moved'].map((name, n) => [
      name,
      idIn('paid', 0, 5000, n),
    ]),
  );
  const cheap = idIn('paid', 5000, 10_000, 0);
  const unitOf = (name: string): string => ids[name] ?? '';
  at(-27);
  const subscriptions = new Map<string, string>();
  for (const [place, id] of [...Object.values(ids), cheap].entries())
    subscriptions.set(id, await world.subscribe(id, 27, 'plain', { region: place % 2 === 0 ? 'eu' : 'us' }));
  at(-19);
  expect(await people.begin('paid', { startsAt: day(-20), rollout, more: METRICS })).toMatchObject([200, {}]);
  at(-12);
  await world.close();
  // Whoever asks has an arm from then on; the week after is priced by hand.
  const byHand = [
    [unitOf('dearer-by-hand'), 'dearer'],
    [cheap, 'control'],
  ] as const;
  for (const [id] of byHand)
    await asked('/v1/quotes', { subscription: subscriptions.get(id), usage: 'metered' });
  at(-11);
  for (const [id, variant] of byHand)
    expect(
      await people.ada.put(`/v1/experiments/paid/overrides/${id}`, {
        variant,
        reason: 'a promise',
        expiresAt: day(30),
      }),
    ).toMatchObject([201, {}]);
  at(-5);
  await asked(`/v1/subscriptions/${subscriptions.get(unitOf('moved')) ?? ''}/change`, {
    package: 'placed@1',
    effectiveAt: day(-6),
  });
  await world.close();
  // A week that is billed, and then ten bytes above the included ones come in late.
  await world.send(unitOf('late'), 12, '20');
  at(-4);
  const credit = { id: 'credit-1', type: 'credit', value: '1.50', occurredAt: day(-5) };
  expect(
    await asked('/v1/outcomes', { outcomes: [{ ...credit, workspace: unitOf('credited') }] }),
  ).toMatchObject({
    accepted: 1,
  });
  at(2);
  await world.close();
  at(40);
  const results = await resultsOf('paid');
  const rows = await rowsOf<{ unit: string; said: string }>(
    `select unit, state || ' ' || array_to_string(array(select trim_scale(r) from unnest(revenue) r), '+')
       || ' of ' || array_to_string(array(select trim_scale(t) from unnest(totals) t), ' or ') as said
     from unit_figures where experiment = 'paid'`,
  );
  const said = new Map(rows.map((row) => [row.unit, row.said]));
  expect(Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, said.get(id)]))).toEqual({
    plain: 'mature 10+20 of 20 or 24',
    // Ten of twenty bytes are included.
    late: 'mature 11+21 of 21 or 26',
    credited: 'mature 10+18.5 of 20 or 24',
    // The second week was asked for at the other's price; what it would have been stays what it is.
    'dearer-by-hand': 'mature 10+22 of 20 or 24',
    // What it pays elsewhere is what it pays, under either price.
    moved: 'mature 10+19 of 19 or 21',
  });
  expect(said.get(cheap)).toBe('mature 12+22 of 20 or 24');
  expect(results).toMatchObject({
    arms: [
      // Credits are conceded, and a price above one's own is not.
      { enrolled: 5, mature: 5, overridden: 1, conceded: 0.2 },
      { enrolled: 1, mature: 1, overridden: 1, conceded: 1, realisedPrice: expect.closeTo(22 / 24, 12) },
    ],
    segments: [
      { attribute: 'region', value: 'eu' },
      { attribute: 'region', value: 'us' },
    ],
  });
  // What a unit counts at most is fixed once there are units enough, and holds wherever revenue is told.
  await rowsOf(
    `insert into experiment_cap (experiment, metric, percentile, cap, units, fixed_at)
     values ('paid', 'revenue-per-workspace', 99, 15, 400, now())`,
  );
  const all = { variants: [{ control: { mean: '15' } }] };
  expect(await resultsOf('paid')).toMatchObject({
    primary: { cap: '15', ...all },
    overTime: [{ periods: 1 }, { periods: 2, cap: '15', ...all }],
    segments: [all, all],
  });
});

const seats = (key: string, number: number, fee: string): string => `schema: ratebook/v1
package: ${key}
version: ${number}
currency: USD
interval: week
${number === 1 ? 'effectiveFrom: 2026-01-01T00:00:00Z\n' : ''}charges:
  - { key: seats, quantity: seats, model: unit, unitAmount: ${fee} }
`;

/** A package at 1.00 a seat and week, and a version at 2.00 for whoever is given it; units of the control with 5 seats. */
async function seatedWorld(
  key: string,
  ids: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const { api } = spec.world;
  api.clock.set(new Date().toISOString());
  for (const [number, fee] of [
    [1, '1.00'],
    [2, '2.00'],
  ] as const) {
    const path = `/v1/packages/${key}/versions/${number}`;
    const put = await api.put(path, { source: seats(key, number, fee) });
    const { contentHash } = (await put.json()) as { contentHash: string };
    await asked(`${path}/break-glass`, { contentHash, reason: 'an experiment begins today' });
  }
  at(-27);
  const made: (readonly [string, string])[] = [];
  for (const id of ids) {
    expect((await api.put(`/v1/workspaces/${id}`, { attributes: {}, timeZone: 'UTC' })).status).toBe(201);
    const started = await asked('/v1/subscriptions', {
      workspace: id,
      package: `${key}@1`,
      startAt: day(-27),
      quantities: { seats: '5' },
    });
    made.push([id, String((started['subscription'] as Json)['id'])]);
  }
  return made;
}

const variantsOf = (key: string) =>
  [
    ['control', `${key}@1`, '50'],
    ['dearer', `${key}@2`, '50'],
  ] as const;

it('a unit has downgraded when it holds less of something at the end of its window', async () => {
  const { world, people } = spec;
  const units = await seatedWorld(
    'seated',
    [0, 1, 2].map((n) => idIn('seated', 0, 5000, n)),
  );
  at(-19);
  const words = { startsAt: day(-20), rollout, more: METRICS, variants: variantsOf('seated') };
  expect(await people.begin('seated', words)).toMatchObject([200, {}]);
  at(-12);
  await world.close();
  at(-5);
  // One holds fewer, one more, and one as many.
  for (const [place, count] of [
    [0, '3'],
    [1, '9'],
  ] as const)
    await asked(`/v1/subscriptions/${units[place]?.[1] ?? ''}/change`, {
      quantities: { seats: count },
      effectiveAt: day(-4),
    });
  for (const ahead of [-5, 2]) {
    at(ahead);
    await world.close();
  }
  at(40);
  const { secondary } = (await resultsOf('seated')) as { secondary?: readonly Json[] };
  expect(secondary?.find(({ key }) => key === 'downgrade')).toMatchObject({
    variants: [{ control: { units: 3, mean: '0.333333333333' } }],
  });
});

it('whoever leaves after seeing a price, and before paying it, has left because of it', async () => {
  const { world, people } = spec;
  const ids = [0, 1].flatMap((n) => [idIn('left', 0, 5000, n), idIn('left', 5000, 10_000, n)]);
  const units = await seatedWorld('left', ids);
  at(-12);
  const more = 'metrics:\n  primary: revenue-per-workspace\n  secondary: [churn, retention]\n';
  const words = { startsAt: day(-13), rollout, more, variants: variantsOf('left') };
  expect(await people.begin('left', words)).toMatchObject([200, {}]);
  for (const [, subscription] of units)
    await asked('/v1/quotes', { subscription, period: { from: day(-6), to: day(1) } });
  // One of the two who saw the dearer price ends when it begins.
  await asked(`/v1/subscriptions/${units[1]?.[1] ?? ''}/end`, { effectiveAt: day(-6) });
  for (const ahead of [-5, 2]) {
    at(ahead);
    await world.close();
  }
  const { secondary } = (await resultsOf('left')) as { secondary?: readonly Json[] };
  const figures = secondary?.map(({ key, variants }) => [key, (variants as readonly Json[])[0]]);
  expect(figures).toMatchObject([
    ['churn', { control: { units: 2, mean: '0' }, treatment: { units: 2, mean: '0.5' } }],
    ['retention', { control: { units: 2, mean: '1' }, treatment: { units: 2, mean: '0.5' } }],
  ]);
});

it('units of a fixed list are compared by their draw, whatever the primary metric is', async () => {
  const { world, people } = spec;
  const units = await seatedWorld(
    'drawn',
    Array.from({ length: 8 }, (_, n) => `drawn-${n}`),
  );
  at(-19);
  const words = {
    startsAt: day(-20),
    rollout: ['stages:', '  - { coverage: 0.1, holdFor: 300d }'],
    more: 'metrics:\n  primary: churn\n',
    variants: variantsOf('drawn'),
  };
  expect(await people.begin('drawn', words)).toMatchObject([200, {}]);
  const { drawn } = (await asked('/v1/experiments/drawn/assignments/draw', {
    units: units.map(([workspace], n) => ({ workspace, stratum: n < 4 ? 'small' : 'large' })),
  })) as { drawn?: readonly { workspace: string; variant: string }[] };
  const dearer = new Set(
    drawn?.flatMap(({ workspace, variant }) => (variant === 'dearer' ? [workspace] : [])),
  );
  at(-12);
  await world.close();
  // Whoever pays more leaves after the first week of it.
  for (const [id, subscription] of units)
    if (dearer.has(id)) await asked(`/v1/subscriptions/${subscription}/end`, { effectiveAt: day(-6) });
  at(-5);
  await world.close();
  const results = await resultsOf('drawn');
  expect(results['listed']).toEqual([
    // Four blocks of two: one of sixteen draws is as bad, and one as good.
    expect.objectContaining({ variant: 'dearer', units: 8, effect: 1, pValue: 2 / 16, isExact: true }),
  ]);
  const { reasons } = results['verdict'] as { readonly reasons: readonly { readonly code: string }[] };
  expect(reasons.map(({ code }) => code)).toContain('listed-apart');
});

it('a period with two prices is left out and counted, and the window begins with the next one', async () => {
  const { world, people } = spec;
  const [[unit, subscription] = ['', '']] = await seatedWorld('split', [idIn('split', 0, 5000, 0)]);
  at(-18);
  const words = { startsAt: day(-20), rollout, more: METRICS, variants: variantsOf('split'), enrol: 'now' };
  expect(await people.begin('split', words)).toMatchObject([200, {}]);
  expect(await asked('/v1/quotes', { subscription })).toMatchObject({ assignment: { variant: 'control' } });
  for (const ahead of [-12, -5, 2]) {
    at(ahead);
    await world.close();
  }
  at(40);
  await resultsOf('split');
  expect(
    await rowsOf(
      `select unit, had_transition, starts_at = '${day(-13)}' as "isNext", array_to_string(revenue, '+') as revenue
       from unit_figures where experiment = 'split'`,
    ),
  ).toEqual([
    { unit, had_transition: true, isNext: true, revenue: expect.stringMatching(/^5\.0*\+10\.0*$/) },
  ]);
});
