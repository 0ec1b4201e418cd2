import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ApiServer, apiServer } from './api-server.js';
import { ownRules } from './own-rules.js';

jest.setTimeout(60_000);

const version = (number: number, price: string): string => `schema: ratebook/v1
package: all
version: ${number}
currency: USD
interval: month
effectiveFrom: 2026-01-0${number}T00:00:00Z
charges:
  - { key: bytes, meter: bytes, included: 10, model: unit, unitAmount: ${price} }
  - { key: sms, meter: sms, by: [country], model: unit, unitAmount: 0.05, cells: [{ when: { country: GB }, unitAmount: 0.04 }] }
  - { key: people, meter: people, model: graduated, tiers: [{ upTo: 2, unitAmount: 5 }, { unitAmount: 1 }] }
  - { key: cards, meter: payments, model: percentage, percent: 2, fixedAmount: 0.25 }
  - { key: large, meter: payments, model: percentage, percent: 1, freeEvents: 1 }
rules:
  - { name: heavy, conditions: { all: [{ fact: usage.bytes, operator: greaterThan, value: 30 }] }, event: { type: discount, params: { percent: 10 } } }
`;
const FILES = {
  'meters.yaml': `schema: ratebook/meters-v1
meters:
  - { key: bytes, event: sent, aggregation: sum, value: bytes }
  - { key: sms, event: message, aggregation: sum, value: segments, dimensions: [country, kind] }
  - { key: people, event: seen, aggregation: uniqueCount, value: who }
  - { key: payments, event: paid, aggregation: sum, value: amount }
`,
  'packages/all/1.yaml': version(1, '0.10'),
  'packages/all/2.yaml': version(2, '0.20'),
};

let api: ApiServer;
let rules: Awaited<ReturnType<typeof ownRules>>;

beforeAll(async () => {
  rules = await ownRules(FILES);
  api = await apiServer({ rulesFolder: rules.folder });
  await api.put('/v1/workspaces/acme', {}, { headers: { 'if-none-match': '*' } });
  await api.put('/v1/workspaces/idle', {}, { headers: { 'if-none-match': '*' } });
});
afterAll(async () => {
  await api.stop();
  await rules.remove();
});

/** Whole days around now, since events have to be recent. */
const day = (ahead: number): string =>
  `${new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
const [FROM, MIDDLE, TO] = [day(-20), day(-10), day(10)];
const at = (ahead: number): string => day(ahead).replace('T00:00', 'T12:30');

async function send(...events: readonly (readonly [string, number, object])[]): Promise<void> {
  const batch = events.map(([type, ahead, data]) => ({
    specversion: '1.0',
    id: randomUUID(),
    source: '/test',
    type,
    subject: 'acme',
    time: at(ahead),
    data,
  }));
  const reply = await api.post('/v1/events', batch);
  expect(await reply.json()).toMatchObject({ accepted: batch.length });
}

const REQUEST = { package: 'all', version: '1', workspace: 'acme', period: { from: FROM, to: TO } };
const preview = async (more: object): Promise<[number, Record<string, unknown>]> => {
  const reply = await api.post('/v1/quotes/preview', { ...REQUEST, ...more });
  return [reply.status, (await reply.json()) as Record<string, unknown>];
};

describe('a quote from metered usage', () => {
  beforeAll(async () => {
    await send(
      ['sent', -15, { bytes: '20.5' }],
      ['sent', -5, { bytes: '14.5' }],
      ['sent', -25, { bytes: '1000' }],
      ['message', -15, { segments: '3', country: 'GB', kind: 'sms' }],
      ['message', -5, { segments: '2', country: 'GB', kind: 'mms' }],
      ['message', -5, { segments: '7', country: 'FR' }],
      ['message', -5, { segments: '1' }],
      ...['ada', 'bob', 'ada', 'eve'].map(
        (who, place) => ['seen', place % 2 === 0 ? -15 : -5, { who }] as const,
      ),
      ['paid', -14, { amount: '100' }],
      ['paid', -16, { amount: '10' }],
      ['paid', -5, { amount: '50' }],
    );
  });

  const WHOLE = {
    bytes: '35',
    sms: [{ country: 'FR', quantity: '7' }, { country: 'GB', quantity: '5' }, { quantity: '1' }],
    people: '3',
    // One of the charges looks at each of them, in order of time.
    payments: { events: ['10', '100', '50'] },
  };

  it('has the bytes of one whose usage was given by hand', async () => {
    const metered = await preview({ usage: 'metered' });
    expect(metered).toEqual(await preview({ usage: WHOLE }));
    expect(metered).toMatchObject([
      200,
      { rules: ['heavy'], lines: [{ key: 'bytes', quantity: '35', amount: '2.50' }, {}, {}, {}, {}] },
    ]);
  });

  it('gives each version the usage of its own days', async () => {
    const segments = (first?: object, second?: object) => [
      { from: FROM, version: '1', ...(first && { usage: first }) },
      { from: MIDDLE, version: '2', ...(second && { usage: second }) },
    ];
    const byHand = await preview({
      version: undefined,
      segments: segments(
        {
          bytes: '20.5',
          sms: [{ country: 'GB', quantity: '3' }],
          people: '1',
          payments: { events: ['10', '100'] },
        },
        {
          bytes: '14.5',
          sms: [{ country: 'FR', quantity: '7' }, { country: 'GB', quantity: '2' }, { quantity: '1' }],
          people: '2',
          payments: { events: ['50'] },
        },
      ),
    });
    expect(byHand[0]).toBe(200);
    expect(await preview({ version: undefined, segments: segments(), usage: 'metered' })).toEqual(byHand);
  });

  it('is nothing of each meter for who used nothing', async () => {
    const nothing = { bytes: '0', sms: [], people: '0', payments: { events: [] } };
    expect(await preview({ workspace: 'idle', usage: 'metered' })).toEqual(
      await preview({ workspace: 'idle', usage: nothing }),
    );
  });

  it('keeps the usage that it was computed from: replayed, it knows nothing of what came later', async () => {
    const kept = await api.post(
      '/v1/quotes',
      { ...REQUEST, usage: 'metered' },
      { headers: { 'idempotency-key': randomUUID() } },
    );
    const { id, quote } = (await kept.json()) as { id: string; quote: { total: string } };
    await send(['sent', -5, { bytes: '5' }]);
    const replayed = await (await api.post(`/v1/quotes/${id}/replay`, {})).json();
    expect(replayed).toMatchObject({ same: true, quote });
    const [, now] = await preview({ usage: 'metered' });
    expect(now).toMatchObject({ lines: [{ key: 'bytes', quantity: '40' }, {}, {}, {}, {}] });
  });
});
