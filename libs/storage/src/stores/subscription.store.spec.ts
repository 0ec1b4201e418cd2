import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instant, instantText } from '#calendar';
import {
  type NewSegment,
  newId,
  openStorage,
  type Storage,
  type Subscription,
  SubscriptionStore,
  WorkspaceStore,
} from '#storage';
import { type TestDatabase, testDatabase } from '#testing';

let database: TestDatabase;
let storage: Storage;
let subscriptions: SubscriptionStore;
const AT = instant('2027-01-01T00:00:00.000001Z');

beforeAll(async () => {
  database = await testDatabase();
  const outcome = await openStorage(database.url);
  if (!outcome.ok) throw new Error(outcome.fault.message);
  storage = outcome.value;
  subscriptions = storage.store(SubscriptionStore);
}, 60_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

let count = 0;
let held: Subscription;
beforeEach(async () => {
  count += 1;
  const workspaceId = `w-${count}`;
  await storage.store(WorkspaceStore).insert({ id: workspaceId, attributes: {}, timeZone: 'UTC' }, AT);
  held = subscription(workspaceId);
  await subscriptions.insert(held);
});

const subscription = (workspaceId: string, over: Partial<Subscription> = {}): Subscription => ({
  id: newId(AT),
  workspaceId,
  packageKey: 'team',
  anchor: AT,
  anchoring: 'anniversary',
  timeZone: 'UTC',
  startedAt: AT,
  revision: 1,
  createdAt: AT,
  ...over,
});

const segment = (from: string, to?: string, over: Partial<NewSegment> = {}): NewSegment => ({
  id: newId(AT),
  subscriptionId: held.id,
  from: instant(from),
  ...(to === undefined ? {} : { to: instant(to) }),
  packageVersion: 1,
  quantities: { seats: '12' },
  state: 'active',
  recordedAt: AT,
  recordedBy: 'ada',
  cause: 'started',
  ...over,
});

const JANUARY = '2027-01-01T00:00:00.000001Z';
const FEBRUARY = '2027-02-01T00:00:00Z';
const MARCH = '2027-03-01T00:00:00Z';

describe('a subscription', () => {
  it('comes back as it was written, to the microsecond', async () => {
    expect(await subscriptions.find(held.id)).toEqual(held);
    expect(await subscriptions.find(newId(AT))).toBeUndefined();
  });

  it('is active from its start to its end, and only then', async () => {
    await subscriptions.revise(held.id, instant(FEBRUARY));
    const at = async (text: string): Promise<readonly string[]> =>
      (await subscriptions.activeOf(held.workspaceId, instant(text))).map(({ id }) => id);
    expect(await at('2027-01-01T00:00:00Z')).toEqual([]);
    expect(await at(JANUARY)).toEqual([held.id]);
    expect(await at('2027-01-31T23:59:59Z')).toEqual([held.id]);
    expect(await at(FEBRUARY)).toEqual([]);
    expect(await subscriptions.activeOf(held.workspaceId, instant(JANUARY), 'pro')).toEqual([]);
    expect(await subscriptions.find(held.id)).toMatchObject({ revision: 2 });
  });

  it('is the only one of its package in its workspace, until it has ended', async () => {
    const again = subscription(held.workspaceId, { startedAt: instant(FEBRUARY) });
    await expect(subscriptions.insert(again)).rejects.toMatchObject({ code: '23P01' });
    await subscriptions.revise(held.id, instant(FEBRUARY));
    await subscriptions.insert(again);
    await subscriptions.insert(subscription(held.workspaceId, { packageKey: 'pro' }));
    const listed = await subscriptions.ofWorkspace(held.workspaceId, undefined, 10);
    expect(listed.map(({ packageKey }) => packageKey).sort()).toEqual(['pro', 'team', 'team']);
  });

  it('keeps its header, asked in plain SQL', async () => {
    for (const change of [`package_key = 'pro'`, `anchor = '2020-01-01Z'`, `started_at = '2020-01-01Z'`])
      await expect(storage.source.query(`update subscription set ${change}`)).rejects.toMatchObject({
        code: '23001',
      });
    for (const statement of ['delete from subscription', 'truncate subscription cascade'])
      await expect(storage.source.query(statement)).rejects.toMatchObject({ code: '23001' });
  });
});

describe('segments', () => {
  it('come back in order, those that touch a span', async () => {
    const [first, second] = [segment(JANUARY, FEBRUARY), segment(FEBRUARY)];
    await subscriptions.append(second);
    await subscriptions.append(first);
    const { id } = held;
    expect(await subscriptions.segmentsOf(id)).toEqual([first, second]);
    const touching = async (from: string, to?: string): Promise<readonly string[]> =>
      (await subscriptions.segmentsIn(id, instant(from), to === undefined ? undefined : instant(to))).map(
        ({ from: start }) => instantText(start),
      );
    expect(await touching('2026-12-01T00:00:00Z', FEBRUARY)).toEqual([JANUARY]);
    expect(await touching(FEBRUARY, MARCH)).toEqual([FEBRUARY]);
    expect(await touching('2027-01-15T00:00:00Z', MARCH)).toEqual([JANUARY, FEBRUARY]);
    expect(await touching(MARCH)).toEqual([FEBRUARY]);
  });

  it('never overlap while they live; a superseded one makes room and stays', async () => {
    const whole = segment(JANUARY);
    await subscriptions.append(whole);
    await expect(subscriptions.append(segment(FEBRUARY))).rejects.toMatchObject({ code: '23P01' });
    await subscriptions.supersede([whole.id], instant(MARCH));
    await subscriptions.append(segment(JANUARY, FEBRUARY));
    expect(await subscriptions.segmentsOf(held.id)).toHaveLength(1);
    expect(await subscriptions.history(held.id)).toMatchObject([
      { id: whole.id, supersededAt: instant(MARCH) },
      {},
    ]);
  });

  it('are closed once or superseded once, and never change otherwise', async () => {
    const one = segment(JANUARY);
    await subscriptions.append(one);
    const refused = async (change: Promise<unknown>): Promise<void> => {
      await expect(change).rejects.toMatchObject({ code: '23001' });
    };
    const set = (change: string): Promise<unknown> =>
      storage.source.query(`update subscription_segment set ${change} where id = $1`, [one.id]);
    await refused(set('package_version = 2'));
    await refused(set(`quantities = '{}'`));
    await refused(set(`span = tstzrange('2026-01-01Z', null)`));
    await subscriptions.close(one.id, instant(FEBRUARY));
    await refused(subscriptions.close(one.id, instant(MARCH)));
    await refused(set(`span = tstzrange(lower(span), null)`));
    await subscriptions.supersede([one.id], instant(MARCH));
    await refused(subscriptions.supersede([one.id], instant(FEBRUARY)));
    await refused(set('superseded_at = null'));
    await refused(storage.source.query('delete from subscription_segment'));
    await refused(storage.source.query('truncate subscription_segment'));
  });

  it('have a length', async () => {
    await expect(subscriptions.append(segment(FEBRUARY, FEBRUARY))).rejects.toMatchObject({ code: '23514' });
  });
});
