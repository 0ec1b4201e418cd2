import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RatebookClient, ratebookClient } from '#client';
import { type ApiServer, apiServer, ROOT } from './api-server.js';

/** One story, told in order, by a program that uses the published client, against two instances on one database. */
let rules: string;
let one: ApiServer;
let two: ApiServer;
let client: RatebookClient;
let other: RatebookClient;
let subscription: string;
let kept: string;

const DESK = `schema: ratebook/v1
package: desk
version: 1
currency: USD
interval: month
effectiveFrom: 2026-01-01T00:00:00Z
charges:
  - { key: platform, model: flat, amount: 120.00, prorate: true }
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00, prorate: true }
  - key: calls
    meter: api-calls
    model: graduated
    tiers:
      - { upTo: 1000, unitAmount: 0.01 }
      - { unitAmount: 0.005 }
rules:
  - name: startup-discount
    conditions: { all: [{ fact: workspace.segment, operator: equal, value: startup }] }
    event: { type: discount, params: { percent: 20, charges: [seats] } }
`;

beforeAll(async () => {
  rules = await mkdtemp(join(tmpdir(), 'ratebook-billing-'));
  await cp(join(ROOT, 'test', 'journeys', 'rules'), rules, { recursive: true });
  await mkdir(join(rules, 'packages', 'desk'));
  await writeFile(join(rules, 'packages', 'desk', '1.yaml'), DESK);
  one = await apiServer({ rulesFolder: rules });
  two = await apiServer({ rulesFolder: rules, databaseUrl: one.database.url });
  // What is published at the start was published then; the story is told in the April after.
  one.clock.set('2027-04-20T12:00:00Z');
  two.clock.set('2027-04-20T12:00:00Z');
  client = ratebookClient({ address: one.address, key: one.key });
  other = ratebookClient({ address: two.address, key: two.key });
}, 180_000);
afterAll(async () => {
  await two.stop();
  await one.stop();
  await rm(rules, { recursive: true, force: true });
});

const once = (key: string) => ({ header: { 'idempotency-key': key } });

/** What was answered, or the problem as a failure that says it. */
async function answered<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  expect([response.status, error]).toEqual([response.status, undefined]);
  return data as T;
}

const april = {
  workspace: 'acme',
  usage: { 'api-calls': '1500' },
  at: '2027-04-20T00:00:00Z',
} as const;

describe('billing quotes', () => {
  it('keeps a workspace and its subscription, and sees what a change would cost before it makes it', async () => {
    for (const [id, segment] of [
      ['acme', 'startup'],
      ['newco', 'business'],
    ] as const)
      await answered(
        client.PUT('/v1/workspaces/{id}', {
          params: { path: { id } },
          body: { attributes: { segment } },
        }),
      );
    const asked = {
      workspace: 'acme',
      package: 'desk',
      quantities: { seats: '10' },
      startAt: '2027-04-01T00:00:00Z',
    };
    const tried = await answered(
      client.POST('/v1/subscriptions', { params: once('try'), body: { ...asked, dryRun: true } }),
    );
    expect(tried.after).toMatchObject({ currency: 'USD', amount: '200.00' });
    const started = await answered(client.POST('/v1/subscriptions', { params: once('start'), body: asked }));
    subscription = started.subscription.id;
    const change = { quantities: { seats: '12' }, effectiveAt: '2027-04-16T09:00:00Z' };
    const path = { id: subscription };
    const would = await answered(
      client.POST('/v1/subscriptions/{id}/change', {
        params: { path, ...once('would') },
        body: { ...change, dryRun: true },
      }),
    );
    // 120 + 10 seats × 10 × 15/30 + 12 seats × 10 × 15/30, and a fifth off the seats.
    expect([would.before, would.after]).toMatchObject([{ amount: '200.00' }, { amount: '208.00' }]);
    const changed = await answered(
      client.POST('/v1/subscriptions/{id}/change', { params: { path, ...once('change') }, body: change }),
    );
    expect(changed.subscription.segments).toMatchObject([
      { to: '2027-04-16T00:00:00Z', quantities: { seats: '10' } },
      { from: '2027-04-16T00:00:00Z', to: null, quantities: { seats: '12' } },
    ]);
  }, 60_000);

  it('quotes the month with its change, keeps it, and gets the same again from any instance', async () => {
    const preview = await one.post('/v1/quotes/preview', april);
    const bytes = await preview.text();
    expect(JSON.parse(bytes)).toMatchObject({ subtotal: '242.50', total: '220.50' });
    const first = await answered(client.POST('/v1/quotes', { params: once('april'), body: april }));
    kept = first.id;
    expect(first).toMatchObject({
      workspace: 'acme',
      subscription,
      price: { reason: 'subscription', version: 1 },
      quote: { total: '220.50' },
    });
    const again = await two.post('/v1/quotes', april, { headers: { 'idempotency-key': 'april' } });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const text = await again.text();
    expect(JSON.parse(text)).toEqual(first);
    expect(text).toContain(bytes);
    const stored = await (await two.get(`/v1/quotes/${kept}`)).text();
    expect(stored).toContain(bytes);
    const changed = await two.post(
      '/v1/quotes',
      { ...april, usage: { 'api-calls': '1501' } },
      { headers: { 'idempotency-key': 'april' } },
    );
    expect([changed.status, await changed.json()]).toMatchObject([422, { code: 'idempotency.key-reused' }]);
  }, 60_000);

  it('explains it, replays it byte for byte, and finds it in the list', async () => {
    const replayed = await answered(other.POST('/v1/quotes/{id}/replay', { params: { path: { id: kept } } }));
    expect(replayed).toMatchObject({ same: true, quote: { total: '220.50' } });
    expect(replayed.explanation).toMatchObject({ rules: [{ rule: 'startup-discount', fired: true }] });
    const listed = await answered(client.GET('/v1/quotes', { params: { query: { workspace: 'acme' } } }));
    expect(listed.data.map(({ id, total }) => [id, total])).toEqual([[kept, '220.50']]);
  }, 60_000);

  it('holds an accepted price while a dearer version becomes current', async () => {
    const offer = {
      workspace: 'newco',
      package: 'pro',
      quantities: { seats: '5' },
      usage: { 'api-calls': '0' },
      at: '2026-12-10T00:00:00Z',
      validUntil: '2027-06-01T00:00:00Z',
    } as const;
    const offered = await answered(client.POST('/v1/quotes', { params: once('offer'), body: offer }));
    expect(offered).toMatchObject({ price: { reason: 'current', version: 1 }, quote: { total: '70.00' } });
    const may = { ...offer, at: '2027-05-10T00:00:00Z' };
    const without = await answered(client.POST('/v1/quotes/preview', { body: may }));
    expect(without.total).toBe('75.00');
    const accepted = await answered(
      other.POST('/v1/quotes/{id}/accept', {
        params: { path: { id: offered.id }, ...once('accept') },
      }),
    );
    expect(accepted).toMatchObject({ workspace: 'newco', version: 1 });
    const held = await answered(client.POST('/v1/quotes', { params: once('held'), body: may }));
    expect(held).toMatchObject({
      price: { reason: 'accepted-quote', version: 1 },
      quote: { total: '70.00' },
    });
    const after = { ...may, at: '2027-06-01T00:00:00Z' };
    expect((await answered(client.POST('/v1/quotes/preview', { body: after }))).total).toBe('75.00');
  }, 60_000);

  it('prices a file of requests line by line: a bad line is its own error', async () => {
    const lines = [
      { id: 'a', ...april },
      { id: 'b', package: 'nobody' },
      { id: 'c', package: 'pro', quantities: { seats: '1' }, usage: { 'api-calls': '0' } },
    ];
    const reply = await fetch(`${two.address}/v1/quotes/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${two.key}`, 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    });
    expect(reply.status).toBe(200);
    const answers = (await reply.text()).trimEnd().split('\n');
    expect(answers.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { id: 'a', quote: { total: '220.50' } },
      { id: 'b', error: { code: 'package.unknown', status: 404 } },
      { id: 'c', quote: { total: '35.00' } },
    ]);
  }, 60_000);

  it('leaves an audit chain that is whole', async () => {
    const found = await answered(client.POST('/v1/audit/verify', { body: {} }));
    expect(found).toMatchObject({ ok: true });
  }, 60_000);
});
