import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type RunningWorker, startWorker } from '../../apps/worker/src/start-worker.js';
import { until } from '../until.js';
import { type ApiServer, NOW } from './api-server.js';
import {
  type Answer,
  get,
  type Json,
  migrationServer,
  post as send,
  reached,
  segments,
  team,
} from './migration-population.js';

let api: ApiServer;
let worker: RunningWorker;
let client: pg.Client;

beforeAll(async () => {
  api = await migrationServer();
  const outcome = await startWorker({
    databaseUrl: api.database.url,
    clock: api.clock,
    reconcileMs: 100,
  });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  worker = outcome.value;
  client = new pg.Client(api.database.url);
  await client.connect();
}, 90_000);
afterAll(async () => {
  await client.end();
  await worker.stop();
  await api.stop();
});

const PATH = '/v1/subscription-migrations';
const post = (path: string, body: unknown = {}, key?: string): Promise<Answer> => send(api, path, body, key);

let count = 0;
let small: string;
let same: string;
let large: string;
let workspaces: readonly string[];
/** Three teams that only this test moves: of 2, 3 and 5 seats. */
beforeEach(async () => {
  api.clock.set(NOW);
  count += 1;
  workspaces = ['small', 'same', 'large'].map((name) => `${name}-${count}`);
  [small, same, large] = await Promise.all([
    team(api, `small-${count}`, '2', { segment: 'startup' }),
    team(api, `same-${count}`, '3'),
    team(api, `large-${count}`, '5'),
  ]);
}, 30_000);

const wanted = (over: Json = {}): Json => ({
  package: 'team',
  to: 2,
  when: 'renewal',
  filter: { workspaces },
  ...over,
});
async function made(over: Json = {}): Promise<string> {
  const [status, document] = await post(PATH, wanted(over));
  expect([status, document]).toMatchObject([201, { state: 'draft', dryRun: false, revision: 1 }]);
  return String(document['id']);
}
async function moved(over: Json = {}): Promise<string> {
  const id = await made(over);
  expect((await post(`${PATH}/${id}/start`))[0]).toBe(200);
  await reached(api, id, 'completed');
  return id;
}
const itemsOf = async (id: string, query = ''): Promise<readonly Json[]> =>
  (await get(api, `${PATH}/${id}/items${query}`))['data'] as Json[];
const itemOf = async (id: string, subscription: string): Promise<Json> =>
  (await itemsOf(id)).find((item) => item['subscription'] === subscription) ?? {};

// The clock stands at 2026-11-23T12:00:00Z; everybody begins on that day, and renews on 2026-12-23.
describe('a migration before it runs', () => {
  it('says who would pay what, and with dryRun keeps nothing', async () => {
    const [status, document] = await post(PATH, wanted({ dryRun: true }));
    expect(status).toBe(200);
    expect(document).toMatchObject({
      id: null,
      dryRun: true,
      state: 'draft',
      progress: { pending: 3, applied: 0, skipped: 0 },
      stages: [{ percent: '100', count: null, notBefore: null, progress: { pending: 3 } }],
      preview: {
        subscriptions: 3,
        currencies: [
          {
            currency: 'USD',
            subscriptions: 3,
            before: '160.00',
            after: '159.00',
            difference: '-1.00',
            winners: {
              subscriptions: 1,
              difference: '-2.00',
              largest: [{ subscription: large, before: '70.00', after: '68.00', difference: '-2.00' }],
            },
            losers: {
              subscriptions: 1,
              difference: '1.00',
              largest: [{ subscription: small, before: '40.00', after: '41.00', difference: '1.00' }],
            },
          },
        ],
        skipped: [],
        unpriceable: [],
      },
    });
    const { rows } = await client.query('select id from subscription_migration');
    const [, again] = await post(PATH, wanted());
    expect(again).toEqual({
      ...document,
      id: expect.stringMatching(/^mig_/),
      dryRun: false,
      createdAt: document['createdAt'],
    });
    expect((await client.query('select id from subscription_migration')).rows).toHaveLength(rows.length + 1);
  });

  it.each([
    ['renewal', '2026-12-23T00:00:00Z'],
    ['now', '2026-12-01T00:00:00Z'],
  ])('moved %s shows what a dry run of each change shows', async (when, effectiveAt) => {
    api.clock.set('2026-12-01T08:00:00Z');
    const id = await made({ when });
    for (const item of await itemsOf(id)) {
      const [, change] = await post(`/v1/subscriptions/${String(item['subscription'])}/change`, {
        version: 2,
        effectiveAt,
        dryRun: true,
      });
      const { before, after } = change as { before: Json; after: Json };
      expect([item['before'], item['after']]).toEqual([before['amount'], after['amount']]);
      expect(item).toMatchObject({ state: 'pending', fromVersion: 1, currency: 'USD', reason: null });
    }
  });

  it('is made once, however often the request is sent', async () => {
    const key = randomUUID();
    expect(await post(PATH, wanted(), key)).toEqual(await post(PATH, wanted(), key));
  });

  it('finds subscriptions by attributes and versions', async () => {
    const matching = async (over: Json): Promise<unknown> =>
      (await post(PATH, wanted({ dryRun: true, ...over })))[1]['preview'];
    expect(await matching({ filter: { workspaces, attributes: { segment: 'startup' } } })).toMatchObject({
      subscriptions: 1,
    });
    expect(await matching({ from: [2, 3] })).toMatchObject({ subscriptions: 0, currencies: [] });
    expect(await matching({ from: ['1'] })).toMatchObject({ subscriptions: 3 });
    await post(`/v1/subscriptions/${small}/end`);
    expect(await matching({})).toMatchObject({ subscriptions: 2 });
  });

  it.each([
    [{ to: 9 }, 404, 'package.version-unknown'],
    [{ to: 4 }, 422, 'migration.currency-differs'],
    [{ to: 5 }, 422, 'migration.interval-differs'],
    [{ from: [2] }, 409, 'migration.nothing-matches'],
    [{ stages: [{ percent: 50 }] }, 422, 'migration.stages'],
    [{ stages: [{ percent: 0 }] }, 422, 'request.invalid'],
    [{ stages: [{ percent: '100', notBefore: 'soon' }] }, 422, 'request.invalid'],
    [{ when: 'later' }, 422, 'request.invalid'],
  ])('is refused with %j as %i', async (over, status, code) => {
    expect(await post(PATH, wanted(over))).toMatchObject([status, { code }]);
  });

  it('is unknown by another id', async () => {
    for (const id of ['mig_01a8f3c2-8c00-7000-8000-000000000002', 'sub_1', 'x'])
      expect(await get(api, `${PATH}/${id}`)).toMatchObject({ code: 'migration.unknown' });
    expect(await post(`${PATH}/mig_01a8f3c2-8c00-7000-8000-000000000002/start`)).toMatchObject([404, {}]);
  });

  it('cannot be paused or reverted', async () => {
    const id = await made();
    for (const verb of ['pause', 'revert'])
      expect(await post(`${PATH}/${id}/${verb}`)).toMatchObject([409, { code: 'migration.wrong-state' }]);
  });
});

describe('a migration that runs', () => {
  it('moves everybody with the next period, once, and says so', async () => {
    const id = await moved();
    for (const [subscription, seats] of [
      [small, 2],
      [same, 3],
      [large, 5],
    ])
      expect(await segments(api, String(subscription))).toEqual([
        `2026-11-23..2026-12-23 v1 seats=${seats}`,
        `2026-12-23.. v2 seats=${seats}`,
      ]);
    expect(await get(api, `${PATH}/${id}`)).toMatchObject({
      state: 'completed',
      revision: 3,
      progress: { pending: 0, applied: 3, skipped: 0 },
      startedBy: 'bootstrap',
      startedAt: NOW,
      endedAt: NOW,
    });
    expect(await itemOf(id, small)).toMatchObject({
      state: 'applied',
      effectiveAt: '2026-12-23T00:00:00Z',
      decidedAt: NOW,
    });
    const subject = id.slice('mig_'.length);
    const audit = (await get(api, `/v1/audit?subject=${subject}`)) as { data: Json[] };
    expect(audit.data.map(({ action }) => action).reverse()).toEqual([
      'migration.created',
      'migration.started',
      'migration.completed',
    ]);
    const { rows } = await client.query<{ type: string }>(
      `select type from outbox where payload::jsonb ->> 'migration' = $1 order by appended`,
      [subject],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'migration.created',
      'migration.started',
      'subscription.changed',
      'subscription.changed',
      'subscription.changed',
      'migration.completed',
    ]);
    expect(await post(`${PATH}/${id}/start`)).toMatchObject([409, { code: 'migration.wrong-state' }]);
  });

  it('moves at once from the start of the day on, and later bills see both parts', async () => {
    api.clock.set('2026-12-01T08:00:00Z');
    await moved({ when: 'now' });
    expect(await segments(api, small)).toEqual([
      '2026-11-23..2026-12-01 v1 seats=2',
      '2026-12-01.. v2 seats=2',
    ]);
  });

  it('leaves alone what has a change scheduled, what lacks a quantity, and what ends before', async () => {
    await post(`/v1/subscriptions/${small}/change`, {
      effectiveAt: '2027-02-01T00:00:00Z',
      quantities: { seats: '9' },
    });
    await post(`/v1/subscriptions/${same}/end`, { effectiveAt: '2026-12-10T00:00:00Z' });
    const id = await moved({ to: 3 });
    expect(await segments(api, small)).toEqual([
      '2026-11-23..2027-02-01 v1 seats=2',
      '2027-02-01.. v1 seats=9',
    ]);
    expect(await segments(api, large)).toEqual(['2026-11-23.. v1 seats=5']);
    const reasons = [small, same, large].map(async (one) => (await itemOf(id, one))['reason'] as Json);
    // Version 3 reads a quantity that nobody has given.
    expect((await Promise.all(reasons)).map(({ code }) => code)).toEqual([
      'subscription.missing-quantity',
      'migration.no-renewal',
      'subscription.missing-quantity',
    ]);
    const other = await moved();
    expect(await itemOf(other, small)).toMatchObject({
      state: 'skipped',
      reason: {
        code: 'subscription.change-scheduled',
        message: 'a change is scheduled for 2027-02-01T00:00:00Z: version 1, seats 9',
      },
    });
    expect(await itemsOf(other, '?state=applied')).toMatchObject([{ subscription: large }]);
    expect(await get(api, `${PATH}/${other}`)).toMatchObject({
      preview: { skipped: [{ subscriptions: 1 }, { subscriptions: 1 }] },
      progress: { applied: 1, skipped: 2 },
    });
  });

  it('waits for the day of a stage by the clock of the database, and is paused and goes on', async () => {
    const { rows } = await client.query<{ soon: string }>(
      `select to_char((now() + interval '3 s') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as soon`,
    );
    const soon = rows[0]?.soon;
    const id = await made({
      stages: [{ count: 1 }, { percent: 100, notBefore: soon }],
    });
    await post(`${PATH}/${id}/start`);
    await until(async () => (await itemsOf(id, '?state=applied')).length === 1);
    expect(await post(`${PATH}/${id}/pause`, { reason: 'a look at it' })).toMatchObject([
      200,
      {
        state: 'paused',
        stages: [
          { count: 1, progress: { applied: 1, pending: 0 } },
          { percent: '100', notBefore: soon, progress: { applied: 0, pending: 2 } },
        ],
      },
    ]);
    await until(async () => {
      const found = await client.query<{ is: boolean }>('select now() > $1::timestamptz as is', [soon]);
      return found.rows[0]?.is === true;
    });
    // Its turn has come, and it is paused: another migration passes it by.
    const other = await team(api, `other-${count}`, '1');
    const passing = await made({ filter: { workspaces: [`other-${count}`] } });
    await post(`${PATH}/${passing}/start`);
    await reached(api, passing, 'completed');
    expect(await segments(api, other)).toHaveLength(2);
    expect(await itemsOf(id, '?state=pending')).toHaveLength(2);
    await post(`${PATH}/${id}/start`);
    expect(await reached(api, id, 'completed')).toMatchObject({ progress: { applied: 3 } });
  }, 30_000);

  it('pages its items', async () => {
    const id = await made();
    const first = (await get(api, `${PATH}/${id}/items?limit=2`)) as { data: Json[]; nextCursor: string };
    const rest = await get(api, `${PATH}/${id}/items?limit=2&cursor=${first.nextCursor}`);
    expect(first.data).toHaveLength(2);
    expect(rest).toMatchObject({ data: [{}], nextCursor: null });
    expect([...first.data, ...(rest['data'] as Json[])]).toEqual(await itemsOf(id));
  });
});

describe('a migration that is reverted', () => {
  const reverted = async (id: string): Promise<Json> => {
    expect(await post(`${PATH}/${id}/revert`)).toMatchObject([200, { state: 'reverting' }]);
    return await reached(api, id, 'reverted');
  };

  it('takes a move back that lies ahead', async () => {
    const id = await moved();
    expect(await reverted(id)).toMatchObject({ progress: { applied: 0, reverted: 3 } });
    expect(await segments(api, small)).toEqual([
      '2026-11-23..2026-12-23 v1 seats=2',
      '2026-12-23.. v1 seats=2',
    ]);
  });

  it('gives back from the next period on what was moved already', async () => {
    const id = await moved();
    api.clock.set('2027-01-05T12:00:00Z');
    await reverted(id);
    expect(await segments(api, large)).toEqual([
      '2026-11-23..2026-12-23 v1 seats=5',
      '2026-12-23..2027-01-23 v2 seats=5',
      '2027-01-23.. v1 seats=5',
    ]);
  });

  it('leaves alone who has changed since, and moves nobody any more', async () => {
    const id = await made({ stages: [{ count: 2 }, { percent: 100, notBefore: '2100-01-01T00:00:00Z' }] });
    await post(`${PATH}/${id}/start`);
    await until(async () => (await itemsOf(id, '?state=applied')).length === 2);
    const [first] = await itemsOf(id, '?state=applied');
    const changed = String(first?.['subscription']);
    const [status] = await post(`/v1/subscriptions/${changed}/change`, {
      effectiveAt: '2027-01-10T00:00:00Z',
      quantities: { seats: '7' },
    });
    expect(status).toBe(200);
    expect(await reverted(id)).toMatchObject({
      progress: { pending: 0, applied: 0, skipped: 1, reverted: 1, revertSkipped: 1 },
    });
    expect(await itemOf(id, changed)).toMatchObject({
      state: 'revert-skipped',
      reason: { code: 'migration.changed-since' },
    });
    expect(await itemsOf(id, '?state=skipped')).toMatchObject([
      { reason: { code: 'migration.reverted-before' } },
    ]);
    const segment = (await segments(api, changed)).at(-1);
    expect(segment).toBe('2027-01-10.. v2 seats=7');
  });

  it('waits for what is being moved in that instant; a pause does not', async () => {
    const id = await made({ stages: [{ percent: 100, notBefore: '2100-01-01T00:00:00Z' }] });
    await post(`${PATH}/${id}/start`);
    const other = new pg.Client(api.database.url);
    await other.connect();
    // As a worker that has decided an item and has not committed yet.
    await other.query('begin');
    await other.query(
      `update subscription_migration_item set state = 'applied', decided_at = now(), effective_at = now()
       where migration_id = $1 and subscription_id = $2`,
      [id.slice('mig_'.length), small.slice('sub_'.length)],
    );
    expect(await post(`${PATH}/${id}/pause`)).toMatchObject([200, { progress: { pending: 3 } }]);
    const reverting = post(`${PATH}/${id}/revert`);
    await until(async () => {
      const { rows } = await client.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%subscription_migration_item%'`,
      );
      return rows.length > 0;
    });
    await other.query('commit');
    await other.end();
    expect(await reverting).toMatchObject([200, { progress: { pending: 0, applied: 1, skipped: 2 } }]);
    // Nothing stands behind what was only said to be applied: its subscription is as it was.
    expect(await reached(api, id, 'reverted')).toMatchObject({ progress: { revertSkipped: 1, skipped: 2 } });
    expect(await segments(api, small)).toEqual(['2026-11-23.. v1 seats=2']);
  });
});
