import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ApiServer, apiServer, NOW } from './api-server.js';

let api: ApiServer;

beforeAll(async () => {
  api = await apiServer();
}, 60_000);
afterAll(async () => {
  await api.stop();
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
  count += 1;
  workspace = `w${count}`;
  const attributes = { segment: 'startup' };
  const reply = await api.put(`/v1/workspaces/${workspace}`, { attributes, timeZone: 'Europe/London' });
  expect([reply.status, await reply.json()]).toMatchObject([201, { id: workspace }]);
});

const start = (body: object = {}, key?: string): Promise<Answer> =>
  post('/v1/subscriptions', { workspace, package: 'pro', quantities: { seats: '2' }, ...body }, key);

async function started(body: object = {}): Promise<string> {
  const [status, document] = await start(body);
  expect([status, document]).toMatchObject([201, {}]);
  return String((document['subscription'] as Json)['id']);
}

interface Segment {
  readonly from: string;
  readonly to: string | null;
  readonly version: number;
  readonly quantities: object;
  readonly state: string;
}

const segmentsOf = async (id: string): Promise<readonly string[]> => {
  const { segments } = (await get(`/v1/subscriptions/${id}`)) as { segments: Segment[] };
  return segments.map(({ from, to, version, quantities, state }) =>
    [`${from}..${to ?? ''}`, `v${version}`, JSON.stringify(quantities), state].join(' '),
  );
};

// The clock stands at 2026-11-23T12:00:00Z; version 2 of `pro` takes effect with 2027.
describe('a subscription', () => {
  it('starts with the local day, on the version that is current then, and says what the period costs', async () => {
    const [status, document] = await start();
    expect(status).toBe(201);
    expect(document).toMatchObject({
      dryRun: false,
      effectiveAt: '2026-11-23T00:00:00Z',
      replaced: [],
      replacedEnd: null,
      before: null,
      after: {
        period: { from: '2026-11-23T00:00:00Z', to: '2026-12-23T00:00:00Z', timeZone: 'Europe/London' },
        currency: 'USD',
        // 20.00 + 2 × 10.00 less the 20 % that startups get on seats.
        amount: '36.00',
      },
      subscription: {
        workspace,
        package: 'pro',
        status: 'active',
        anchoring: 'anniversary',
        anchor: '2026-11-23T00:00:00Z',
        endedAt: null,
        revision: 1,
        segments: [
          { from: '2026-11-23T00:00:00Z', to: null, version: 1, quantities: { seats: '2' }, state: 'active' },
        ],
      },
    });
    const subscription = document['subscription'] as Json;
    expect(subscription['id']).toMatch(/^sub_/);
    expect(await get(`/v1/subscriptions/${String(subscription['id'])}`)).toEqual(subscription);
    expect(await get(`/v1/workspaces/${workspace}/subscriptions`)).toEqual({
      data: [subscription],
      nextCursor: null,
    });
  });

  it('with dryRun answers the same and keeps nothing', async () => {
    const [status, document] = await start({ dryRun: true });
    expect([status, document]).toMatchObject([200, { dryRun: true, after: { amount: '36.00' } }]);
    expect(await get(`/v1/workspaces/${workspace}/subscriptions`)).toEqual({ data: [], nextCursor: null });
  });

  it('is started once, however often the request is sent', async () => {
    const key = randomUUID();
    const [first, second] = [await start({}, key), await start({}, key)];
    expect(second).toEqual(first);
    const listed = (await get(`/v1/workspaces/${workspace}/subscriptions`)) as { data: Json[] };
    expect(listed.data).toHaveLength(1);
  });

  it('takes the version of its start, or the one that is named', async () => {
    const later = await started({ startAt: '2027-01-31T10:00:00Z' });
    expect(await segmentsOf(later)).toEqual(['2027-01-31T00:00:00Z.. v2 {"seats":"2"} active']);
    expect(await get(`/v1/subscriptions/${later}`)).toMatchObject({ status: 'scheduled' });
  });

  it('reaches a version that is current for nobody by its name', async () => {
    const named = await started({ package: 'pro@3' });
    expect(await segmentsOf(named)).toEqual(['2026-11-23T00:00:00Z.. v3 {"seats":"2"} active']);
  });

  it('is held once by a workspace, also when many ask at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => start()));
    expect(all.map(([status]) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await start({ startAt: '2027-06-01T00:00:00Z' })).toMatchObject([
      409,
      { code: 'subscription.held-already' },
    ]);
  });

  it.each([
    [{ quantities: {} }, 'subscription.missing-quantity', '/quantities/seats'],
    [{ quantities: { seat: '1', seats: '2' } }, 'subscription.unknown-quantity', '/quantities/seat'],
    [{ timeZone: 'Europe/Lodnon' }, 'request.unknown-time-zone', '/timeZone'],
    [{ anchoring: 'calendar', anchor: '2026-11-01T00:00:00Z' }, 'subscription.anchor-not-free', '/anchor'],
  ])('is refused with %j', async (body, code, pointer) => {
    expect(await start(body)).toMatchObject([422, { code, errors: [{ pointer }] }]);
  });

  it.each([
    [{ workspace: 'nobody' }, 404, 'workspace.unknown'],
    [{ package: 'none' }, 404, 'package.unknown'],
    [{ package: 'pro', version: 9 }, 404, 'package.version-unknown'],
    [{ package: 'later', quantities: {} }, 409, 'package.none-current'],
    [{ package: 'pro@1', version: 2 }, 422, 'request.invalid'],
    [{ quantities: { seats: '-1' } }, 422, 'request.invalid'],
    [{ quantities: { seats: 2 } }, 422, 'request.invalid'],
    [{ startAt: 'tomorrow' }, 422, 'request.invalid'],
  ])('is refused with %j as %i', async (body, status, code) => {
    expect(await start(body)).toMatchObject([status, { code }]);
  });

  it('is unknown under another id', async () => {
    for (const id of ['sub_01a8f3c2-8c00-7000-8000-000000000009', 'sub_x', 'x'])
      expect((await api.get(`/v1/subscriptions/${id}`)).status).toBe(404);
    expect(await post('/v1/subscriptions/sub_x/pause', {})).toMatchObject([
      404,
      { code: 'subscription.unknown' },
    ]);
  });
});

describe('calendar periods', () => {
  it('begin with the calendar, the first one cut short', async () => {
    const [, document] = await start({ anchoring: 'calendar' });
    expect(document).toMatchObject({
      after: {
        period: { from: '2026-11-23T00:00:00Z', to: '2026-12-01T00:00:00Z' },
        // Nothing in `pro` is prorated.
        amount: '36.00',
      },
    });
  });
});

describe('a change', () => {
  it('takes effect with its local day and keeps what was before', async () => {
    const id = await started();
    api.clock.set('2026-12-01T18:00:00Z');
    const [status, document] = await post(`/v1/subscriptions/${id}/change`, { quantities: { seats: '5' } });
    expect([status, document]).toMatchObject([
      200,
      {
        effectiveAt: '2026-12-01T00:00:00Z',
        before: { amount: '36.00', period: { to: '2026-12-23T00:00:00Z' } },
        // Seats are not prorated: in advance, they count once, as many as the period began with.
        after: { amount: '36.00', period: { to: '2026-12-23T00:00:00Z' } },
        subscription: { revision: 2 },
      },
    ]);
    expect(await segmentsOf(id)).toEqual([
      '2026-11-23T00:00:00Z..2026-12-01T00:00:00Z v1 {"seats":"2"} active',
      '2026-12-01T00:00:00Z.. v1 {"seats":"5"} active',
    ]);
  });

  it('from the first day of a period on says what that period costs before and after', async () => {
    const id = await started({ startAt: '2026-11-01T00:00:00Z', package: 'pro@1' });
    const change = { version: 3, quantities: { seats: '5' }, effectiveAt: '2026-12-31T23:00:00Z' };
    const [, dry] = await post(`/v1/subscriptions/${id}/change`, { ...change, dryRun: true });
    const [, document] = await post(`/v1/subscriptions/${id}/change`, {
      ...change,
      effectiveAt: '2027-01-01T08:00:00Z',
    });
    expect(dry).toMatchObject({ effectiveAt: '2026-12-31T00:00:00Z', dryRun: true });
    expect(document).toMatchObject({
      before: { period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }, amount: '36.00' },
      after: { amount: '70.00' },
    });
    // 30.00 + 5 × 10.00 less 20 % on seats.
    expect(await segmentsOf(id)).toEqual([
      '2026-11-01T00:00:00Z..2027-01-01T00:00:00Z v1 {"seats":"2"} active',
      '2027-01-01T00:00:00Z.. v3 {"seats":"5"} active',
    ]);
  });

  it('never drops a scheduled one in silence', async () => {
    const id = await started();
    await post(`/v1/subscriptions/${id}/change`, { version: 2, effectiveAt: '2027-02-01T00:00:00Z' });
    const [status, problem] = await post(`/v1/subscriptions/${id}/change`, { quantities: { seats: '9' } });
    expect([status, problem]).toMatchObject([
      409,
      {
        code: 'subscription.change-scheduled',
        detail: 'a change is scheduled for 2027-02-01T00:00:00Z: version 2, seats 2',
      },
    ]);
    const [, document] = await post(`/v1/subscriptions/${id}/change`, {
      quantities: { seats: '9' },
      replaceScheduled: true,
      reason: 'they asked for it',
    });
    expect(document['replaced']).toMatchObject([{ from: '2027-02-01T00:00:00Z', version: 2 }]);
  });

  it('into a period that is billed is refused', async () => {
    const id = await started({ startAt: '2026-09-10T00:00:00Z', version: 1 });
    api.clock.set('2026-12-15T12:00:00Z');
    expect(
      await post(`/v1/subscriptions/${id}/change`, {
        quantities: { seats: '5' },
        effectiveAt: '2026-12-09T22:00:00Z',
      }),
    ).toMatchObject([422, { code: 'subscription.back-dated' }]);
    expect(
      await post(`/v1/subscriptions/${id}/change`, {
        quantities: { seats: '5' },
        effectiveAt: '2026-12-10T00:00:00Z',
      }),
    ).toMatchObject([200, { before: { amount: '36.00' }, after: { amount: '60.00' } }]);
  });

  it('that asks for nothing, or for what is, is refused', async () => {
    const id = await started();
    expect(await post(`/v1/subscriptions/${id}/change`, {})).toMatchObject([
      422,
      { code: 'subscription.nothing-asked' },
    ]);
    expect(await post(`/v1/subscriptions/${id}/change`, { quantities: { seats: '2' } })).toMatchObject([
      409,
      { code: 'subscription.unchanged' },
    ]);
  });

  it('waits for another one: each sees what the other made', async () => {
    const id = await started();
    const all = await Promise.all(
      ['3', '4', '5', '6'].map((seats) => post(`/v1/subscriptions/${id}/change`, { quantities: { seats } })),
    );
    expect(all.map(([status]) => status)).toEqual([200, 200, 200, 200]);
    expect(await segmentsOf(id)).toHaveLength(1);
    expect(await get(`/v1/subscriptions/${id}`)).toMatchObject({ revision: 5 });
  });
});

describe('pause, resume and end', () => {
  it('follow one another by the day', async () => {
    api.clock.set('2027-03-20T12:00:00Z');
    const id = await started();
    const at = (day: string) => ({ effectiveAt: `2027-03-${day}T12:00:00Z` });
    await post(`/v1/subscriptions/${id}/pause`, at('25'));
    expect(await post(`/v1/subscriptions/${id}/pause`, at('26'))).toMatchObject([
      409,
      { code: 'subscription.paused' },
    ]);
    await post(`/v1/subscriptions/${id}/resume`, at('30'));
    const [, ended] = await post(`/v1/subscriptions/${id}/end`, { effectiveAt: '2027-04-10T09:00:00Z' });
    // British summer time begins on 28 March.
    expect(ended).toMatchObject({ subscription: { endedAt: '2027-04-09T23:00:00Z', status: 'active' } });
    expect(await segmentsOf(id)).toEqual([
      '2027-03-20T00:00:00Z..2027-03-25T00:00:00Z v2 {"seats":"2"} active',
      '2027-03-25T00:00:00Z..2027-03-29T23:00:00Z v2 {"seats":"2"} paused',
      '2027-03-29T23:00:00Z..2027-04-09T23:00:00Z v2 {"seats":"2"} active',
    ]);
    api.clock.set('2027-04-11T12:00:00Z');
    expect(await get(`/v1/subscriptions/${id}`)).toMatchObject({ status: 'ended' });
    expect(await post(`/v1/subscriptions/${id}/end`, {})).toMatchObject([
      409,
      { code: 'subscription.ended' },
    ]);
    expect(await start()).toMatchObject([201, {}]);
  });
});
