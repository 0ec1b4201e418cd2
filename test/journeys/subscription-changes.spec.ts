import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ApiServer, apiServer, NOW } from './api-server.js';
import { ownRules, seatsPackage } from './own-rules.js';

const METERS = `schema: ratebook/meters-v1
meters:
  - { key: payments, event: payment, aggregation: sum, value: amount, dimensions: [card] }
  - { key: calls, event: api.call, aggregation: count }
`;
const HEAD = (key: string, version: number, interval: string): string => `schema: ratebook/v1
package: ${key}
version: ${version}
currency: USD
interval: ${interval}
effectiveFrom: 2026-01-0${version}T00:00:00Z
charges:
`;
/** Everything by the day. */
const prorated = (key: string, version: number, interval: string, fee: string): string =>
  `${HEAD(key, version, interval)}  - { key: fee, model: flat, amount: ${fee}, prorate: true }
  - { key: seats, quantity: seats, model: unit, unitAmount: 31.00, prorate: true }
`;
const PAID_BY_USE = [
  `${HEAD('pay', 1, 'month')}  - { key: fee, model: flat, amount: 31.00, prorate: true }
  - { key: taken, meter: payments, model: percentage, percent: 2.9, fixedAmount: 0.30, freeEvents: 1 }
`,
  `${HEAD('pay', 2, 'month')}  - { key: fee, model: flat, amount: 62.00, prorate: true }
  - key: taken
    meter: payments
    by: [card]
    model: percentage
    percent: 1.4
    cells:
      - { when: { card: amex }, percent: 2.5 }
  - { key: calls, meter: calls, model: unit, unitAmount: 0.01 }
`,
] as const;

let api: ApiServer;
let client: pg.Client;
let rules: Awaited<ReturnType<typeof ownRules>>;

beforeAll(async () => {
  rules = await ownRules({
    'meters.yaml': METERS,
    'packages/base/1.yaml': prorated('base', 1, 'month', '31.00'),
    'packages/base/2.yaml': prorated('base', 2, 'month', '32.00'),
    'packages/base/3.yaml': prorated('base', 3, 'month', '33.00'),
    'packages/plus/1.yaml': prorated('plus', 1, 'month', '62.00'),
    'packages/annual/1.yaml': prorated('annual', 1, 'year', '365.00'),
    'packages/annual/2.yaml': prorated('annual', 2, 'year', '730.00'),
    'packages/once/1.yaml': seatsPackage('once', 1, 'year', '365.00'),
    'packages/once/2.yaml': seatsPackage('once', 2, 'year', '730.00'),
    'packages/pay/1.yaml': PAID_BY_USE[0],
    'packages/pay/2.yaml': PAID_BY_USE[1],
  });
  api = await apiServer({ rulesFolder: rules.folder });
  client = new pg.Client(api.database.url);
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client.end();
  await api.stop();
  await rules.remove();
});

type Json = Record<string, unknown>;
type Answer = readonly [number, Json];
async function post(path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
  const reply = await api.post(path, body, { headers: { 'idempotency-key': key } });
  return [reply.status, (await reply.json()) as Json];
}
const get = async (path: string): Promise<Json> => (await (await api.get(path)).json()) as Json;

let count = 0;
let workspace: string;
beforeEach(async () => {
  api.clock.set(NOW);
  workspace = `w${(count += 1)}`;
  await api.put(`/v1/workspaces/${workspace}`, { attributes: {}, timeZone: 'UTC' });
});

const DECEMBER = '2026-12-01T00:00:00Z';
async function started(
  named: string,
  startAt = DECEMBER,
  quantities: object = { seats: '0' },
): Promise<string> {
  const [status, document] = await post('/v1/subscriptions', {
    workspace,
    package: named,
    quantities,
    startAt,
  });
  expect([status, document]).toMatchObject([201, {}]);
  return String((document['subscription'] as Json)['id']);
}
const change = (id: string, body: object, key?: string): Promise<Answer> =>
  post(`/v1/subscriptions/${id}/change`, body, key);
const versionsOf = async (id: string): Promise<readonly unknown[]> =>
  ((await get(`/v1/subscriptions/${id}`))['segments'] as Json[]).map(({ version }) => version);
const amountOf = (cost: unknown): unknown => (cost as Json | null)?.['amount'];

describe('the periods of a subscription', () => {
  it('from 31 January on end on 28 February and then on 31 March', async () => {
    const id = await started('base@1', '2027-01-31T00:00:00Z');
    const periodAt = async (day: string): Promise<unknown> => {
      const asked = { dryRun: true, effectiveAt: `${day}T12:00:00Z` };
      const [, { before }] = await post(`/v1/subscriptions/${id}/pause`, asked);
      return (before as Json)['period'];
    };
    const period = (from: string, to: string) => ({
      from: `${from}T00:00:00Z`,
      to: `${to}T00:00:00Z`,
      timeZone: 'UTC',
    });
    expect(await periodAt('2027-02-10')).toEqual(period('2027-01-31', '2027-02-28'));
    expect(await periodAt('2027-03-05')).toEqual(period('2027-02-28', '2027-03-31'));
    expect(await periodAt('2027-04-10')).toEqual(period('2027-03-31', '2027-04-30'));
    expect(await periodAt('2028-03-01')).toEqual(period('2028-02-29', '2028-03-31'));
  });

  it('of a year stay whole when the version changes within: no fragment is charged', async () => {
    const by = { version: 2, effectiveAt: '2027-03-01T00:00:00Z' };
    const [, byDay] = await change(await started('annual@1'), by);
    // 90 of 365 days of 365.00, and 275 of 730.00.
    expect([amountOf(byDay['before']), amountOf(byDay['after'])]).toEqual(['365.00', '640.00']);
    expect(byDay['after']).toMatchObject({ period: { from: DECEMBER, to: '2027-12-01T00:00:00Z' } });
    // In advance and not prorated: the year that has begun is paid, once.
    const [, inAdvance] = await change(await started('once@1'), by);
    expect([amountOf(inAdvance['before']), amountOf(inAdvance['after'])]).toEqual(['365.00', '365.00']);
  });
});

describe('a change of version', () => {
  it('there and back again gives exactly the version that was asked for', async () => {
    const id = await started('base@1');
    await change(id, { version: 3, effectiveAt: '2026-12-11T00:00:00Z' });
    await change(id, { version: 1, effectiveAt: '2026-12-21T00:00:00Z' });
    await change(id, { quantities: { seats: '1' }, effectiveAt: '2026-12-22T00:00:00Z' });
    expect(await versionsOf(id)).toEqual([1, 3, 1, 1]);
    const other = await started('plus');
    const [, there] = await change(other, { package: 'annual', effectiveAt: '2026-12-11T00:00:00Z' });
    expect(there).toMatchObject({ subscription: { package: 'annual', segments: [{ version: 2 }] } });
  });

  it('costs what it costs without usage, also of percentages and in several version runs', async () => {
    const id = await started('pay@1', DECEMBER, {});
    const [, there] = await change(id, { version: 2, effectiveAt: '2026-12-11T00:00:00Z' });
    // 10 of 31 days of 31.00, and 21 of 62.00.
    expect([there['before'], there['after']]).toMatchObject([{ amount: '31.00' }, { amount: '52.00' }]);
    const [, back] = await change(id, { version: 1, effectiveAt: '2026-12-21T00:00:00Z' });
    expect([back['before'], back['after']]).toMatchObject([{ amount: '52.00' }, { amount: '41.00' }]);
  });
});

describe('a change of package', () => {
  const AT = { package: 'plus', effectiveAt: '2026-12-11T09:00:00Z' };
  const eventsOf = async (): Promise<readonly unknown[]> =>
    (
      await client.query<{ type: string }>(
        `select type from outbox where workspace_id = $1 and type like 'subscription.%' order by appended`,
        [workspace],
      )
    ).rows.map(({ type }) => type);

  it('ends one subscription and begins another, in one act and counted from the same day', async () => {
    const id = await started('base@1', DECEMBER, { seats: '2' });
    const key = randomUUID();
    const [status, document] = await change(id, { ...AT, reason: 'they grew' }, key);
    expect([status, document]).toMatchObject([
      200,
      {
        effectiveAt: '2026-12-11T00:00:00Z',
        // 31.00 + 2 × 31.00
        before: { amount: '93.00', period: { from: DECEMBER, to: '2027-01-01T00:00:00Z' } },
        // 21 of 31 days of 62.00 + 2 × 31.00
        after: { amount: '84.00', period: { from: '2026-12-11T00:00:00Z', to: '2027-01-01T00:00:00Z' } },
        replaces: { id, after: { amount: '30.00', period: { from: DECEMBER, to: '2026-12-11T00:00:00Z' } } },
        subscription: {
          package: 'plus',
          anchor: DECEMBER,
          startedAt: '2026-12-11T00:00:00Z',
          endedAt: null,
          segments: [{ version: 1, quantities: { seats: '2' }, state: 'active' }],
        },
      },
    ]);
    expect(await change(id, { ...AT, reason: 'they grew' }, key)).toEqual([200, document]);
    const { data } = (await get(`/v1/workspaces/${workspace}/subscriptions`)) as { data: Json[] };
    expect(data).toMatchObject([
      { id, package: 'base', endedAt: '2026-12-11T00:00:00Z' },
      document['subscription'] as Json,
    ]);
    expect(await eventsOf()).toEqual(['subscription.started', 'subscription.ended', 'subscription.started']);
    const { rows } = await client.query(
      `select count(*)::int as rows from subscription_clock join subscription on id = subscription_id
       where workspace_id = $1 and next_boundary is not distinct from
         case package_key when 'plus' then '2027-01-01Z'::timestamptz end`,
      [workspace],
    );
    expect(rows).toEqual([{ rows: 2 }]);
  });

  it('with dryRun answers the same and keeps nothing', async () => {
    const id = await started('base@1');
    const before = await get(`/v1/workspaces/${workspace}/subscriptions`);
    const [status, document] = await change(id, { ...AT, dryRun: true });
    expect([status, document]).toMatchObject([200, { dryRun: true, replaces: { id } }]);
    expect(await get(`/v1/workspaces/${workspace}/subscriptions`)).toEqual(before);
    expect(await eventsOf()).toEqual(['subscription.started']);
  });

  it('to one of another interval counts its periods from the same day', async () => {
    const id = await started('base@1');
    const [, document] = await change(id, { ...AT, package: 'annual@1' });
    // 355 of 365 days.
    expect(document['after']).toMatchObject({ amount: '355.00', period: { to: '2027-12-01T00:00:00Z' } });
  });

  it.each([
    [{ package: 'none' }, 404, 'package.unknown'],
    [{ package: 'plus@7' }, 404, 'package.version-unknown'],
    [{ package: 'plus@1', version: 1 }, 422, 'request.invalid'],
    [{ package: 'plus', quantities: { seat: '1' } }, 422, 'subscription.unknown-quantity'],
    [{ package: 'pay', quantities: { seats: '1' } }, 422, 'subscription.unknown-quantity'],
    [{ package: 'base' }, 422, 'subscription.nothing-asked'],
    [{ package: 'base@1' }, 409, 'subscription.unchanged'],
  ])('to %j is refused, and nothing ends', async (body, status, code) => {
    const id = await started('base@1');
    expect(await change(id, body)).toMatchObject([status, { code }]);
    expect(await get(`/v1/subscriptions/${id}`)).toMatchObject({ endedAt: null, revision: 1 });
  });

  it('to one that is held already is refused', async () => {
    const id = await started('base@1');
    await started('plus', '2027-02-01T00:00:00Z');
    expect(await change(id, AT)).toMatchObject([409, { code: 'subscription.held-already' }]);
  });

  it('takes back what was scheduled only when that is said', async () => {
    const id = await started('base@1');
    await change(id, { version: 2, effectiveAt: '2027-02-01T00:00:00Z' });
    await post(`/v1/subscriptions/${id}/end`, { effectiveAt: '2027-03-01T00:00:00Z' });
    expect(await change(id, AT)).toMatchObject([409, { code: 'subscription.change-scheduled' }]);
    expect(await change(id, { ...AT, replaceScheduled: true })).toMatchObject([
      200,
      { replaced: [{ version: 2 }], replacedEnd: '2027-03-01T00:00:00Z', subscription: { endedAt: null } },
    ]);
  });

  it('keeps a pause, and cannot follow an end', async () => {
    const id = await started('base@1');
    await post(`/v1/subscriptions/${id}/pause`, { effectiveAt: '2026-12-05T00:00:00Z' });
    const [, dry] = await change(id, { ...AT, dryRun: true });
    expect(dry).toMatchObject({
      subscription: { segments: [{ state: 'paused' }] },
      after: { amount: '0.00' },
    });
    await post(`/v1/subscriptions/${id}/end`, { effectiveAt: '2026-12-11T00:00:00Z' });
    expect(await change(id, AT)).toMatchObject([409, { code: 'subscription.ended' }]);
  });

  it('is made once, however many ask at once', async () => {
    const id = await started('base@1');
    const all = await Promise.all(Array.from({ length: 6 }, () => change(id, AT)));
    expect(all.map(([status]) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await eventsOf()).toHaveLength(3);
  });
});

it('a key of one workspace reads its own subscriptions and no others', async () => {
  const id = await started('base@1');
  const wanted = { name: 'own', holder: 'ada', scopes: ['subscriptions:read'], workspace };
  const [, { key }] = await post('/v1/keys', wanted);
  const own = workspace;
  workspace = `w${(count += 1)}`;
  await api.put(`/v1/workspaces/${workspace}`, { attributes: {}, timeZone: 'UTC' });
  const foreign = await started('base@1');
  const asked = async (path: string): Promise<number> =>
    (await api.get(path, { headers: { authorization: `Bearer ${String(key)}` } })).status;
  expect(await asked(`/v1/workspaces/${own}/subscriptions`)).toBe(200);
  expect(await asked(`/v1/subscriptions/${id}`)).toBe(200);
  expect(await asked(`/v1/workspaces/${workspace}/subscriptions`)).toBe(404);
  expect(await asked(`/v1/subscriptions/${foreign}`)).toBe(404);
});
