import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { instant } from '#calendar';
import { newId, openStorage, type Storage, SubscriptionStore } from '#storage';
import { type ApiServer, apiServer, NOW } from './api-server.js';

jest.setTimeout(60_000);

let api: ApiServer;
let storage: Storage;

beforeAll(async () => {
  api = await apiServer();
  const opened = await openStorage(api.database.url, 10_000);
  if (!opened.ok) throw new Error(opened.fault.message);
  storage = opened.value;
});
afterAll(async () => {
  await storage.close();
  await api.stop();
});

interface Span {
  readonly from: string;
  readonly to?: string;
  readonly version?: number;
  readonly seats?: string;
  readonly paused?: boolean;
}

/** A stored workspace of its own. */
async function workspace(attributes: object = {}): Promise<string> {
  const id = `w-${randomUUID()}`;
  const reply = await api.get(`/v1/workspaces/${id}`, {
    method: 'PUT',
    headers: { 'if-none-match': '*', 'content-type': 'application/json' },
    body: JSON.stringify({ attributes }),
  });
  expect(reply.ok).toBe(true);
  return id;
}

/** What a workspace holds, as its spans say; a subscription of package `pro` from the 5th of the month on. */
async function subscribed(workspaceId: string, spans: readonly Span[], end?: string): Promise<string> {
  const [first] = spans;
  if (first === undefined) throw new Error('a subscription has a span');
  const [id, at] = [newId(instant(NOW)), instant(NOW)];
  const store = storage.store(SubscriptionStore);
  await storage.work.run(async () => {
    await store.insert({
      id,
      workspaceId,
      packageKey: 'pro',
      anchor: instant(first.from),
      anchoring: 'anniversary',
      timeZone: 'America/New_York',
      startedAt: instant(first.from),
      ...(end !== undefined && { endedAt: instant(end) }),
      revision: 1,
      createdAt: at,
    });
    for (const { from, to, version = 1, seats = '10', paused = false } of spans)
      await store.append({
        id: newId(at),
        subscriptionId: id,
        from: instant(from),
        ...(to !== undefined && { to: instant(to) }),
        packageVersion: version,
        quantities: { seats },
        state: paused ? 'paused' : 'active',
        recordedAt: at,
        recordedBy: 'test',
        cause: 'started',
      });
  });
  return `sub_${id}`;
}

const usage = { 'api-calls': '1500' };
/** Midnight of New York. */
const START = '2026-09-05T04:00:00Z';
const PERIOD = { from: '2026-11-05T05:00:00Z', to: '2026-12-05T05:00:00Z' };

async function preview(request: object): Promise<[number, Record<string, unknown>]> {
  const reply = await api.post('/v1/quotes/preview', request);
  return [reply.status, (await reply.json()) as Record<string, unknown>];
}

async function keep(request: object): Promise<[number, Record<string, unknown>]> {
  const headers = { 'idempotency-key': randomUUID() };
  const reply = await api.post('/v1/quotes', request, { headers });
  return [reply.status, (await reply.json()) as Record<string, unknown>];
}

describe('a quote for a stored workspace', () => {
  it('takes its attributes, its subscription, version, quantities and the period that holds now', async () => {
    const id = await workspace({ segment: 'startup' });
    const subscription = await subscribed(id, [{ from: START, version: 3, seats: '12' }]);
    const [status, answer] = await keep({ workspace: id, usage });
    expect([status, answer]).toMatchObject([
      201,
      {
        workspace: id,
        subscription,
        price: { reason: 'subscription', version: 3 },
        quote: { total: '138.50', period: { ...PERIOD, timeZone: 'America/New_York' } },
      },
    ]);
    const described = await preview({
      package: 'pro',
      version: 3,
      workspace: { segment: 'startup' },
      quantities: { seats: '12' },
      usage,
      period: { ...PERIOD, timeZone: 'America/New_York' },
      subscription: { start: START, anchor: START },
    });
    expect(described).toEqual([200, answer['quote']]);
    expect(await preview({ subscription, usage })).toEqual([200, answer['quote']]);
    const replay = await api.post(`/v1/quotes/${String(answer['id'])}/replay`, {});
    expect([replay.status, await replay.json()]).toMatchObject([200, { same: true, hash: answer['hash'] }]);
    const list = await api.get(`/v1/quotes?workspace=${id}&subscription=${subscription}`);
    expect(await list.json()).toMatchObject({ data: [{ id: answer['id'], workspace: id, subscription }] });
  });

  it('cuts the period at every change of quantity and version, and prices no paused day', async () => {
    const id = await workspace();
    const [change, pause, resume] = ['2026-11-10T05:00:00Z', '2026-11-15T05:00:00Z', '2026-11-25T05:00:00Z'];
    await subscribed(id, [
      { from: START, to: change, seats: '10' },
      { from: change, to: pause, seats: '20' },
      { from: pause, to: resume, seats: '20', paused: true },
      { from: resume, seats: '20', version: 2 },
    ]);
    const refused = await preview({ workspace: id, usage });
    expect(refused).toMatchObject([422, { code: 'quote.segment-usage-needed' }]);
    const segments = [{ usage }, { from: resume, usage }];
    const [status, answer] = await keep({ workspace: id, segments });
    expect([status, answer['price']]).toMatchObject([201, { reason: 'subscription', version: 2 }]);
    const described = await preview({
      package: 'pro',
      version: 1,
      workspace: {},
      period: { ...PERIOD, timeZone: 'America/New_York' },
      subscription: { start: START, anchor: START },
      segments: [
        { version: 1, quantities: { seats: '10' }, usage },
        { from: change, quantities: { seats: '20' } },
        { from: pause, paused: true },
        { from: resume, version: 2, usage },
      ],
    });
    expect(described).toEqual([200, answer['quote']]);
    const replay = await api.post(`/v1/quotes/${String(answer['id'])}/replay`, {});
    expect(replay.status).toBe(200);
  });

  it('is cut short by the start and the end of the subscription', async () => {
    const id = await workspace();
    await subscribed(
      id,
      [{ from: '2026-11-20T05:00:00Z', to: '2026-11-28T05:00:00Z' }],
      '2026-11-28T05:00:00Z',
    );
    const [, quote] = await preview({ workspace: id, usage });
    expect(quote['period']).toMatchObject({ from: '2026-11-20T05:00:00Z', to: '2026-11-28T05:00:00Z' });
    const outside = { period: { from: '2026-11-19T05:00:00Z', to: '2026-11-28T05:00:00Z' } };
    expect(await preview({ workspace: id, usage, ...outside })).toMatchObject([
      409,
      { code: 'quote.outside-subscription' },
    ]);
  });

  it('refuses whatever contradicts what is stored, and says what that is', async () => {
    const id = await workspace();
    const subscription = await subscribed(id, [{ from: START }]);
    const contradictions: readonly (readonly [object, string])[] = [
      [{ quantities: { seats: '11' } }, 'quote.quantity-contradicts'],
      [{ version: 3 }, 'quote.version-contradicts'],
      [{ subscription, package: 'other' }, 'quote.package-contradicts'],
      [{ subscription, workspace: { segment: 'startup' } }, 'quote.workspace-contradicts'],
      [{ period: { ...PERIOD, timeZone: 'UTC' } }, 'quote.time-zone-contradicts'],
      [{ segments: [{ version: 2 }] }, 'quote.segment-contradicts'],
      [{ segments: [{ paused: true }] }, 'quote.segment-contradicts'],
      [{ segments: [{ from: '2026-11-12T05:00:00Z', usage }] }, 'quote.segment-contradicts'],
      [{ segments: [{ from: 'yesterday', usage }] }, 'quote.segment-contradicts'],
    ];
    for (const [more, code] of contradictions)
      expect([code, ...(await preview({ workspace: id, usage, ...more }))]).toMatchObject([
        code,
        409,
        { code },
      ]);
    expect((await preview({ workspace: id, usage, quantities: { seats: '10.0' }, version: 1 }))[0]).toBe(200);
    expect(await preview({ workspace: id, usage, period: { from: 'x', to: 'y' } })).toMatchObject([
      422,
      { code: 'quote.invalid-instant' },
    ]);
  });

  it('knows no workspace and no subscription that is not there, or is another’s', async () => {
    const [id, other] = [await workspace(), await workspace()];
    const subscription = await subscribed(other, [{ from: START }]);
    expect(await preview({ workspace: 'nobody', package: 'pro' })).toMatchObject([
      404,
      { code: 'workspace.unknown' },
    ]);
    expect(await preview({ workspace: id, subscription, usage })).toMatchObject([
      404,
      { code: 'subscription.unknown' },
    ]);
    expect(await preview({ workspace: id, usage })).toMatchObject([422, { code: 'quote.package-needed' }]);
    expect(await preview({ workspace: id, package: 'pro', quantities: { seats: '1' }, usage })).toMatchObject(
      [200, { package: { version: 1 } }],
    );
  });

  it('asks which one is meant when the period meets several subscriptions', async () => {
    const id = await workspace();
    const end = '2026-11-12T05:00:00Z';
    const first = await subscribed(id, [{ from: START, to: end }], end);
    const second = await subscribed(id, [{ from: '2026-11-20T05:00:00Z' }]);
    const [status, problem] = await preview({ workspace: id, usage, period: PERIOD });
    expect([status, problem['code']]).toEqual([409, 'quote.subscription-ambiguous']);
    expect(problem['detail']).toContain(first);
    expect(problem['detail']).toContain(second);
    const at = '2026-11-06T00:00:00Z';
    expect((await preview({ workspace: id, subscription: first, at, usage }))[0]).toBe(200);
  });
});

describe('POST /v1/quotes/:id/accept', () => {
  const accept = async (id: unknown): Promise<[number, Record<string, unknown>]> => {
    const reply = await api.get(`/v1/quotes/${String(id)}/accept`, {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID() },
    });
    return [reply.status, (await reply.json()) as Record<string, unknown>];
  };
  const asked = { package: 'pro', quantities: { seats: '1' }, usage };

  it('holds the version’s price for the workspace until the quote ends; a newer acceptance takes over', async () => {
    const id = await workspace();
    const [, third] = await keep({ ...asked, workspace: id, version: 3 });
    const [, second] = await keep({
      ...asked,
      workspace: id,
      version: 2,
      validUntil: '2026-12-01T00:00:00Z',
    });
    expect(await accept(third['id'])).toMatchObject([200, { workspace: id, package: 'pro', version: 3 }]);
    const first = await accept(third['id']);
    const [, pinned] = await keep({ ...asked, workspace: id });
    expect(pinned['price']).toMatchObject({ reason: 'accepted-quote', version: 3 });
    for (const other of [{ version: 1 }, { segments: [{ version: 1 }] }])
      expect(await preview({ ...asked, workspace: id, ...other })).toMatchObject([
        409,
        { code: 'quote.version-contradicts' },
      ]);
    api.clock.set('2026-11-24T00:00:00Z');
    expect(await accept(second['id'])).toMatchObject([200, { version: 2 }]);
    expect((await keep({ ...asked, workspace: id }))[1]['price']).toMatchObject({ version: 2 });
    // Twice is the same, also when it was superseded; and the past is answered as it was.
    expect(await accept(third['id'])).toEqual(first);
    expect((await keep({ ...asked, workspace: id, at: NOW }))[1]['price']).toMatchObject({ version: 3 });
    api.clock.set('2026-12-02T00:00:00Z');
    expect((await keep({ ...asked, workspace: id }))[1]['price']).toMatchObject({ reason: 'current' });
    const other = await workspace();
    expect((await keep({ ...asked, workspace: other }))[1]['price']).toMatchObject({ reason: 'current' });
    api.clock.set(NOW);
  });

  it('comes before what the subscription says', async () => {
    const id = await workspace();
    const [, quote] = await keep({ ...asked, workspace: id, version: 2 });
    await subscribed(id, [{ from: START, seats: '4' }]);
    expect((await accept(quote['id']))[0]).toBe(200);
    expect((await keep({ workspace: id, usage }))[1]).toMatchObject({
      price: { reason: 'accepted-quote', version: 2 },
      quote: { lines: [{}, { quantity: '4' }, {}] },
    });
  });

  it('takes no quote that is over, for nobody, or no offer', async () => {
    const id = await workspace();
    const [, brief] = await keep({ ...asked, workspace: id, validUntil: '2026-11-23T12:00:01Z' });
    const [, nobody] = await keep(asked);
    const [, bill] = await keep({ ...asked, workspace: id, kind: 'final' });
    api.clock.set('2026-11-23T12:00:01Z');
    expect(await accept(brief['id'])).toMatchObject([409, { code: 'quote.expired' }]);
    api.clock.set(NOW);
    expect(await accept(nobody['id'])).toMatchObject([409, { code: 'quote.not-acceptable' }]);
    expect(await accept(bill['id'])).toMatchObject([409, { code: 'quote.not-acceptable' }]);
    expect((await accept('qte_019ab3c0-1c00-7000-8000-000000000001'))[0]).toBe(404);
  });
});
