import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundary, compareInstants, type Instant, instant, instantText, type Interval } from '#calendar';
import { createLog } from '#observing';
import {
  newId,
  openStorage,
  OutboxStore,
  PackageVersionStore,
  type Storage,
  SubscriptionClockStore,
  SubscriptionStore,
} from '#storage';
import { FrozenClock } from '#testing';
import { AnnounceRenewals, VersionDirectory } from '#usecases';
import { CurrentPeriod } from '../../libs/usecases/src/subscribing/current-period.js';
import { FindBoundary } from '../../libs/usecases/src/subscribing/find-boundary.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { type ApiServer, apiServer } from './api-server.js';
import { ownRules, seatsPackage } from './own-rules.js';

const INTERVALS = { daily: 'day', weekly: 'week', monthly: 'month' } as const;
type Key = keyof typeof INTERVALS;

let api: ApiServer;
let rules: Awaited<ReturnType<typeof ownRules>>;
/** Each with connections of its own, as processes have them. */
let processes: readonly Storage[];
let storage: Storage;

beforeAll(async () => {
  const files = Object.entries(INTERVALS).flatMap(([key, interval]) =>
    [1, 2].map((n) => [`packages/${key}/${n}.yaml`, seatsPackage(key, n, interval, '20.00')]),
  );
  rules = await ownRules(Object.fromEntries(files) as Record<string, string>);
  api = await apiServer({ rulesFolder: rules.folder });
  processes = await Promise.all(Array.from({ length: 3 }, open));
  storage = processes[0] as Storage;
}, 60_000);
afterAll(async () => {
  for (const one of processes) await one.close();
  await api.stop();
  await rules.remove();
});

async function open(): Promise<Storage> {
  const outcome = await openStorage(api.database.url, 30_000);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  return outcome.value;
}

/** As a worker has it. */
function announcer(of: Storage): AnnounceRenewals {
  const directory = new VersionDirectory(of.work, of.store(PackageVersionStore), of.feed);
  const currentPeriod = new CurrentPeriod(directory);
  return new AnnounceRenewals(
    of.work,
    of.store(SubscriptionStore),
    of.store(SubscriptionClockStore),
    new FindBoundary(currentPeriod),
    currentPeriod,
    of.store(OutboxStore),
    new FrozenClock('2026-11-23T12:00:00Z'),
  );
}

async function announceAll(): Promise<void> {
  await Promise.all(
    processes.map(async (of) => {
      const announce = announcer(of);
      while (await announce.run());
    }),
  );
  // What another one had in hand when these stopped is done by now.
  while (await announcer(storage).run());
}

async function databaseNow(): Promise<Instant> {
  const [row] = await storage.source.query<{ now: string }[]>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
  );
  return instant(String(row?.now));
}

type Json = Record<string, unknown>;
async function post(path: string, body: unknown): Promise<readonly [number, Json]> {
  const reply = await api.post(path, body, { headers: { 'idempotency-key': randomUUID() } });
  return [reply.status, (await reply.json()) as Json];
}
const daysFrom = (now: Instant, days: number): string => instantText(now.add({ hours: 24 * days }));

let count = 0;
let workspace: string;
let now: Instant;
beforeEach(async () => {
  workspace = `w${(count += 1)}`;
  await api.put(`/v1/workspaces/${workspace}`, { attributes: {}, timeZone: 'UTC' });
  now = await databaseNow();
  api.clock.set(instantText(now));
});
afterEach(announceAll);

async function started(key: Key, days: number, more: object = {}): Promise<string> {
  const [status, document] = await post('/v1/subscriptions', {
    workspace,
    package: key,
    version: 1,
    quantities: { seats: '2' },
    startAt: daysFrom(now, days),
    ...more,
  });
  expect([status, document]).toMatchObject([201, {}]);
  return String((document['subscription'] as Json)['id']);
}

async function eventsOf(id: string): Promise<readonly Json[]> {
  const rows = await storage.source.query<{ payload: string }[]>(
    `select payload::text as payload from outbox where type = 'subscription.renewed' order by appended`,
  );
  return rows
    .map(({ payload }) => JSON.parse(payload) as Json)
    .filter(({ subscription }) => `sub_${String(subscription)}` === id);
}
const boundariesOf = async (id: string) => (await eventsOf(id)).map((event) => event['boundary']);
const renewalsOf = async (id: string) =>
  (await storage.store(SubscriptionClockStore).renewalsOf(id.slice('sub_'.length))).map(instantText);

interface Held {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly anchor: string;
  readonly timeZone: string;
}
const read = async (id: string): Promise<Held> =>
  (await (await api.get(`/v1/subscriptions/${id}`)).json()) as Held;

const LONGEST_DAYS = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;

/** Boundaries as the calendar has them, without regard to what was changed when. */
function calendarOf(held: Held, interval: Interval, until: Instant): readonly Instant[] {
  const [anchor, from] = [instant(held.anchor), instant(held.startedAt)];
  const ended = held.endedAt === null ? undefined : instant(held.endedAt);
  const days = (from.epochMilliseconds - anchor.epochMilliseconds) / 86_400_000;
  const found: Instant[] = [];
  for (let n = Math.floor(days / LONGEST_DAYS[interval]) - 2; ; n += 1) {
    const at = boundary(anchor, interval, n, held.timeZone);
    if (compareInstants(at, until) > 0 || (ended && compareInstants(at, ended) >= 0)) return found;
    if (compareInstants(at, from) > 0) found.push(at);
  }
}

describe('renewals', () => {
  it('of the time before a worker ran are announced in order, each with the period that begins', async () => {
    const id = await started('daily', -3);
    await announceAll();
    const days = [-2, -1, 0].map((days) => `${daysFrom(now, days).slice(0, 10)}T00:00:00Z`);
    expect((await boundariesOf(id)).slice(0, 3)).toEqual(days);
    expect((await eventsOf(id))[0]).toEqual({
      subscription: id.slice('sub_'.length),
      boundary: days[0],
      from: days[0],
      to: days[1],
      package: 'daily',
      version: '1',
      state: 'active',
    });
    await announceAll();
    expect(await boundariesOf(id)).toEqual(await renewalsOf(id));
  });

  it('say the version and the state that hold from there on', async () => {
    api.clock.set(daysFrom(now, -4));
    const id = await started('daily', -4);
    const at = (days: number) => ({ effectiveAt: daysFrom(now, days) });
    await post(`/v1/subscriptions/${id}/change`, { version: 2, ...at(-3) });
    await post(`/v1/subscriptions/${id}/pause`, at(-2));
    await post(`/v1/subscriptions/${id}/resume`, at(-1));
    await announceAll();
    expect((await eventsOf(id)).map(({ version, state }) => `${String(version)} ${String(state)}`)).toEqual(
      expect.arrayContaining(['2 active', '2 paused']),
    );
    expect((await eventsOf(id)).slice(0, 3)).toMatchObject([
      { version: '2', state: 'active' },
      { version: '2', state: 'paused' },
      { version: '2', state: 'active' },
    ]);
  });

  it('are none at the end, nor for what was called off', async () => {
    api.clock.set(daysFrom(now, -4));
    const id = await started('daily', -4);
    await post(`/v1/subscriptions/${id}/end`, { effectiveAt: daysFrom(now, -2) });
    await announceAll();
    expect(await boundariesOf(id)).toEqual([`${daysFrom(now, -3).slice(0, 10)}T00:00:00Z`]);
    const off = await started('weekly', -4);
    await post(`/v1/subscriptions/${off}/end`, { effectiveAt: daysFrom(now, -4) });
    await announceAll();
    expect(await boundariesOf(off)).toEqual([]);
  });

  it('come back when the end that stood before them is taken back', async () => {
    api.clock.set(daysFrom(now, -10));
    const id = await started('weekly', -10);
    await post(`/v1/subscriptions/${id}/end`, { effectiveAt: daysFrom(now, -5) });
    await announceAll();
    expect(await boundariesOf(id)).toEqual([]);
    const later = { effectiveAt: daysFrom(now, 30), replaceScheduled: true };
    expect(await post(`/v1/subscriptions/${id}/end`, later)).toMatchObject([200, {}]);
    await announceAll();
    expect(await boundariesOf(id)).toEqual([`${daysFrom(now, -3).slice(0, 10)}T00:00:00Z`]);
  });

  it('hold what came before them: no change reaches behind one that is announced', async () => {
    api.clock.set(daysFrom(now, -4));
    const id = await started('daily', -4);
    await announceAll();
    expect(
      await post(`/v1/subscriptions/${id}/change`, { version: 2, effectiveAt: daysFrom(now, -2) }),
    ).toMatchObject([422, { code: 'subscription.back-dated' }]);
  });

  it('are never early by the clock of the database', async () => {
    const id = await written(now.add({ milliseconds: 700 }));
    expect(await renewalsOf(id)).toEqual([]);
    while ((await renewalsOf(id)).length === 0) await announceAll();
    const [row] = await storage.source.query<{ late: boolean }[]>(
      `select announced_at >= boundary as late from subscription_renewal where subscription_id = $1`,
      [id.slice('sub_'.length)],
    );
    expect(row).toEqual({ late: true });
  });

  it('are announced once, also when a clock is wound back', async () => {
    const id = await started('daily', -2);
    await announceAll();
    await storage.source.query(
      `update subscription_clock set next_boundary = announced_until where subscription_id = $1`,
      [id.slice('sub_'.length)],
    );
    await announceAll();
    expect(await boundariesOf(id)).toEqual(await renewalsOf(id));
  });

  it('are announced by workers', async () => {
    const id = await started('weekly', -30);
    const log = createLog({ level: 'error', format: 'text', service: 'worker' });
    const workers = await Promise.all([1, 2].map(() => startWorker({ databaseUrl: api.database.url, log })));
    while ((await renewalsOf(id)).length < 4) await new Promise((resolve) => setImmediate(resolve));
    for (const worker of workers) if (worker.ok) await worker.value.stop();
    expect(await boundariesOf(id)).toEqual(await renewalsOf(id));
  }, 30_000);
});

/** A subscription whose boundary lies within a day, which no request can ask for. */
async function written(next: Instant): Promise<string> {
  const [id, startedAt] = [newId(now), next.subtract({ hours: 24 })];
  const subscriptions = storage.store(SubscriptionStore);
  await storage.work.run(async () => {
    await subscriptions.insert({
      id,
      workspaceId: workspace,
      packageKey: 'daily',
      anchor: startedAt,
      anchoring: 'anniversary',
      timeZone: 'UTC',
      startedAt,
      revision: 1,
      createdAt: now,
    });
    await subscriptions.append({
      id: newId(now),
      subscriptionId: id,
      from: startedAt,
      packageVersion: 1,
      quantities: { seats: '1' },
      state: 'active',
      recordedAt: now,
      recordedBy: 'ada',
      cause: 'started',
    });
    await storage
      .store(SubscriptionClockStore)
      .wind([{ subscriptionId: id, announcedUntil: startedAt, nextBoundary: next }]);
  });
  return `sub_${id}`;
}

const verbs = fc.constantFrom('change', 'pause', 'resume', 'end');
const change = fc.record({ verb: verbs, days: fc.integer({ min: -20, max: 40 }), seats: fc.nat({ max: 9 }) });
const life = fc.record({
  key: fc.constantFrom<Key>('daily', 'weekly', 'monthly'),
  timeZone: fc.constantFrom('UTC', 'Europe/London', 'America/St_Johns', 'Pacific/Apia'),
  days: fc.integer({ min: -45, max: 2 }),
  anchoring: fc.constantFrom('anniversary', 'calendar'),
  changes: fc.array(change, { maxLength: 6 }),
});

it('law: whatever is changed while several announce, renewals are the boundaries of the calendar, once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 4 }), async (lives) => {
      const ids: (readonly [string, Interval])[] = [];
      const live = async ({ key, days, anchoring, timeZone, changes }: (typeof lives)[number]) => {
        const own = randomUUID();
        await api.put(`/v1/workspaces/${own}`, { attributes: {}, timeZone });
        const id = await started(key, days, { workspace: own, anchoring });
        ids.push([id, INTERVALS[key]]);
        for (const { verb, days: ahead, seats } of changes) {
          const asked = { effectiveAt: daysFrom(now, ahead), replaceScheduled: seats % 2 === 0 };
          const body = verb === 'change' ? { ...asked, quantities: { seats: String(seats) } } : asked;
          const [status] = await post(`/v1/subscriptions/${id}/${verb}`, body);
          expect([200, 409, 422]).toContain(status);
        }
      };
      await Promise.all([...lives.map(live), announceAll(), announceAll()]);
      const until = await databaseNow();
      await announceAll();
      for (const [id, interval] of ids) {
        const held = await read(id);
        const renewals = await renewalsOf(id);
        // An end on the very day of a renewal that was announced comes after it.
        const before = renewals.filter(
          (at) => at !== held.endedAt && compareInstants(instant(at), until) <= 0,
        );
        expect(before).toEqual(calendarOf(held, interval, until).map(instantText));
        expect(await boundariesOf(id)).toEqual(renewals);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
