import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { adjustPeriods } from '#queues';
import { keptQuoteReply, periodCloseReply } from '#contracts';
import { LOCK_SPACE, LOCKS } from '../../libs/storage/src/locks.js';
import { everySecond } from './every-second.js';
import { get, type Json, post } from './migration-population.js';
import { day, periodWorld, type PeriodWorld } from './period-world.js';

jest.setTimeout(60_000);

let world: PeriodWorld;
beforeAll(async () => {
  world = await periodWorld();
  await world.work();
});
afterAll(async () => {
  await world.stop();
});

const replayed = async (id: unknown): Promise<unknown> =>
  (await post(world.api, `/v1/quotes/${String(id)}/replay`, {}))[1]['same'];

describe('a period close', () => {
  it('bills each period that is over once, from what was used in it', async () => {
    const id = await world.subscribe('acme', 21);
    await world.send('acme', 20, '12', '8.5');
    await world.send('acme', 12, '11');
    await world.send('acme', 0, '1000');
    const done = await world.close({ workspaces: ['acme'], reason: 'the month is over' });
    expect(periodCloseReply.safeParse(done).error).toBeUndefined();
    expect(done).toMatchObject({
      state: 'ended',
      workspaces: ['acme'],
      shards: { total: 1, done: 1 },
      periods: { pending: 0, final: 3, adjusted: 0, unchanged: 0, failed: 0 },
      totals: [{ currency: 'USD', finals: 3, total: '31.15', adjustments: 0, difference: '0.00' }],
      reason: 'the month is over',
      failures: [],
    });
    const finals = await world.quotes(id, 'final');
    expect(finals.map(({ period, total }) => [(period as Json)['from'], total])).toEqual([
      [day(-21), '11.05'],
      [day(-14), '10.10'],
      [day(-7), '10.00'],
    ]);
    for (const final of finals) expect(await replayed(final['id'])).toBe(true);
    // Again: there is nothing left to do.
    expect(await world.close({ workspaces: ['acme'] })).toMatchObject({
      periods: { final: 0, adjusted: 0, unchanged: 0, failed: 0 },
      totals: [],
    });
    expect(await world.quotes(id, 'final')).toHaveLength(3);
  });

  it('makes one adjustment of what comes late, with its cause, and the next one on top of it', async () => {
    const id = await world.subscribe('late', 21);
    const [first] = await world.send('late', 20, '20');
    await world.close({ workspaces: ['late'] });
    await world.send('late', 20, '5', '2.5');
    expect(await world.close({ workspaces: ['late'] })).toMatchObject({
      periods: { final: 0, adjusted: 1 },
      totals: [{ currency: 'USD', finals: 0, total: '0.00', adjustments: 1, difference: '0.75' }],
    });
    await world.correct('late', String(first), undefined);
    await world.close({ workspaces: ['late'] });
    const [final] = await world.quotes(id, 'final');
    const adjustments = await world.quotes(id, 'adjustment');
    expect(adjustments).toMatchObject([
      {
        total: '11.75',
        adjusts: {
          final: final?.['id'],
          previous: final?.['id'],
          previousTotal: '11.00',
          difference: '0.75',
          cause: { lateEvents: 2, corrections: 0, events: [{ source: '/test', type: 'sent' }, {}] },
        },
      },
      {
        total: '10.00',
        adjusts: {
          final: final?.['id'],
          previous: adjustments[0]?.['id'],
          previousTotal: '11.75',
          difference: '-1.75',
          cause: { lateEvents: 1, corrections: 1, events: [{ correction: true }] },
        },
      },
    ]);
    const kept = await get(world.api, `/v1/quotes/${String(adjustments[1]?.['id'])}`);
    expect(keptQuoteReply.safeParse(kept).error).toBeUndefined();
    for (const { id: adjustment } of adjustments) expect(await replayed(adjustment)).toBe(true);
  });

  it('keeps a price that was promised in the period, though the promise has ended since', async () => {
    const id = await world.subscribe('promised', 14);
    world.api.clock.set(day(-10));
    const [, offer] = await post(world.api, '/v1/quotes', {
      workspace: 'promised',
      usage: { bytes: '0' },
      validUntil: day(-9),
    });
    const [accepted] = await post(world.api, `/v1/quotes/${String(offer['id'])}/accept`, {});
    world.api.clock.set(new Date().toISOString());
    expect(accepted).toBe(200);
    await world.close({ workspaces: ['promised'] });
    expect((await world.quotes(id, 'final')).map(({ price }) => (price as Json)['reason'])).toEqual([
      'accepted-quote',
      'subscription',
    ]);
  });

  it('leaves what it cannot bill closing, says why, and takes it again', async () => {
    const id = await world.subscribe('nowhere', 8, 'placed');
    await world.send('nowhere', 7, '30');
    const failed = await world.close({ workspaces: ['nowhere'] });
    expect(failed).toMatchObject({
      periods: { final: 0, failed: 1 },
      failures: [
        { subscription: id, workspace: 'nowhere', from: day(-8), to: day(-1), code: 'quote.missing-fact' },
      ],
    });
    // It is late, and in the bill all the same: that has not been made yet.
    await world.send('nowhere', 7, '10');
    await world.api.put(
      '/v1/workspaces/nowhere',
      { attributes: { region: 'eu' }, timeZone: 'UTC' },
      { headers: { 'if-match': '"1"' } },
    );
    expect(await world.close({ workspaces: ['nowhere'] })).toMatchObject({
      periods: { final: 1, failed: 0 },
      totals: [{ total: '11.70' }],
    });
    expect(await world.close({ workspaces: ['nowhere'] })).toMatchObject({ periods: { adjusted: 0 } });
  });

  it('leaves out what begins too early, ends too late, or is of somebody else', async () => {
    const id = await world.subscribe('chosen', 28);
    const other = await world.subscribe('other', 28, 'placed', { region: 'us' });
    const froms = async () => (await world.quotes(id, 'final')).map(({ period }) => (period as Json)['from']);
    const workspaces = ['chosen', 'other'];
    await world.close({ workspaces, packages: ['plain'], since: day(-15), until: day(-1) });
    expect(await froms()).toEqual([day(-14)]);
    // Days that were left open are found, before and after those that are closed.
    await world.close({ workspaces, packages: ['plain'] });
    expect(await froms()).toEqual([day(-28), day(-21), day(-14), day(-7)]);
    expect(await world.quotes(other, 'final')).toEqual([]);
    const ask = async (asked: Json) => (await post(world.api, '/v1/periods/close', asked)) as [number, Json];
    expect(await ask({ until: day(1) })).toMatchObject([422, { code: 'period.not-over' }]);
    expect(await ask({ until: day(-2), since: day(-2) })).toMatchObject([
      422,
      { code: 'period.nothing-between' },
    ]);
    expect(await ask({ until: 'yesterday' })).toMatchObject([422, { code: 'request.invalid' }]);
    const [status, problem] = await ask({ packages: ['plain', 'nope'], workspaces: ['nobody'] });
    expect([status, problem['errors']]).toMatchObject([
      404,
      [
        { code: 'package.unknown', pointer: '/packages/1' },
        { code: 'workspace.unknown', pointer: '/workspaces/0' },
      ],
    ]);
  });

  it('that nothing matches has ended at once, and is known by its id', async () => {
    await world.api.put('/v1/workspaces/idle', {}, { headers: { 'if-none-match': '*' } });
    const reply = await world.api.post(
      '/v1/periods/close',
      { workspaces: ['idle'] },
      { headers: { 'idempotency-key': 'idle-1' } },
    );
    const begun = (await reply.json()) as Json;
    expect([reply.status, begun]).toMatchObject([202, { state: 'ended', shards: { total: 0 }, totals: [] }]);
    expect(reply.headers.get('location')).toBe(`/v1/periods/closes/${String(begun['id'])}`);
    const [, again] = await post(world.api, '/v1/periods/close', { workspaces: ['idle'] }, 'idle-1');
    expect(again).toEqual(begun);
    for (const id of ['pcl_01a8f3c2-8c00-7000-8000-000000000003', 'nonsense'])
      expect(await get(world.api, `/v1/periods/closes/${id}`)).toMatchObject({
        code: 'period.close-unknown',
      });
  });

  it('has the last word on its days: no change reaches back into them, and no quote of them is called final', async () => {
    const id = await world.subscribe('changing', 7);
    await world.close({ workspaces: ['changing'] });
    // A process whose clock is a day behind takes the closed period for the running one.
    world.api.clock.set(day(-1));
    const [status, problem] = await post(world.api, `/v1/subscriptions/${id}/end`, { effectiveAt: day(-2) });
    world.api.clock.set(new Date().toISOString());
    expect([status, problem]).toMatchObject([422, { code: 'subscription.back-dated' }]);
    expect(problem['detail']).toContain(day(0));
    for (const kind of ['final', 'adjustment']) {
      const asked = { subscription: id, usage: { bytes: '1' }, kind };
      expect(await post(world.api, '/v1/quotes', asked)).toMatchObject([
        422,
        { code: 'quote.kind-reserved' },
      ]);
    }
  });

  it('begins when nobody is counting, so that an event is in the bill, or knows that it is late', async () => {
    const id = await world.subscribe('counted', 7);
    const client = new pg.Client(world.api.database.url);
    await client.connect();
    // As an ingest does from before it reads which periods are closed to the end of its transaction.
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock_shared($1, $2)', [LOCK_SPACE, LOCKS.usage]);
    const closing = world.close({ workspaces: ['counted'] });
    const waits = `select from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and not granted`;
    while ((await client.query(waits, [LOCK_SPACE, LOCKS.usage])).rowCount === 0);
    const periods = 'select from billing_period where workspace_id = $1';
    expect((await client.query(periods, ['counted'])).rowCount).toBe(0);
    await client.query('commit');
    await closing;
    expect(await world.quotes(id, 'final')).toHaveLength(1);
    await client.end();
  });

  it('is asked for by who may', async () => {
    const [, made] = await post(world.api, '/v1/keys', {
      name: 'quotes',
      holder: 'quotes',
      scopes: ['quotes:read'],
    });
    const headers = { authorization: `Bearer ${String(made['key'])}` };
    const reply = await world.api.post(
      '/v1/periods/close',
      {},
      { headers: { ...headers, 'idempotency-key': 'k' } },
    );
    expect(reply.status).toBe(403);
  });
});

describe('what comes late', () => {
  it('is settled by the worker itself, every hour, in all periods', async () => {
    const other = await periodWorld();
    const { queues } = await other.work({});
    const ids = [await other.subscribe('early', 7), await other.subscribe('earlier', 7)];
    await other.close();
    for (const workspace of ['early', 'earlier']) await other.send(workspace, 6, '15');
    for (const id of ids) {
      await everySecond(
        queues,
        adjustPeriods,
        async () => (await other.quotes(id, 'adjustment')).length === 1,
      );
      expect(await other.quotes(id, 'adjustment')).toMatchObject([
        {
          createdBy: 'system',
          total: '10.50',
          adjusts: { difference: '0.50', cause: { lateEvents: 1 } },
        },
      ]);
    }
    await other.stop();
  });
});
