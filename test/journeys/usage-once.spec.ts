import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { identityDigest, type IncomingEvent } from '#usecases';
import { EVERY_METER, kept, recounted } from './usage-model.js';
import { ago, usageEvent, type UsageWorld, usageWorld } from './usage-world.js';

let world: UsageWorld;
beforeEach(async () => {
  world = await usageWorld(EVERY_METER);
  await world.workspace('acme', 'globex');
}, 60_000);
afterEach(async () => {
  await world.close();
});

const START = ago(20 * 86_400);
const event = (n: number, said: Parameters<typeof usageEvent>[1] = {}): IncomingEvent =>
  usageEvent(String(n), {
    workspace: n % 3 === 0 ? 'globex' : 'acme',
    time: START + BigInt(n % 11) * 250_000_000n,
    data: { n: String(n), kind: n % 2 === 0 ? 'a' : 'b', user: `u${n % 5}` },
    ...said,
  });
const events = (count: number): IncomingEvent[] => Array.from({ length: count }, (_, n) => event(n));
/** Another order for each turn, the same in every run. */
const shuffled = <T>(list: readonly T[], turn: number): T[] => {
  const prime = [7, 11, 13, 17, 19, 23, 29, 31][turn % 8] ?? 7;
  return list.map((_, place) => list[(place * prime + turn) % list.length] as T);
};
const count = async (table: string): Promise<number> =>
  (await world.query<{ count: number }>(`select count(*)::int from ${table}`))[0]?.count ?? -1;

describe('an event', () => {
  it('counts once, however many send it at once and in whatever order', async () => {
    const all = events(601);
    const senders = [world, await world.another()];
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, async (_, turn) => {
        const mine = shuffled(all, turn);
        const said: string[] = [];
        for (let at = 0; at < mine.length; at += 100) {
          const sender = senders[turn % 2] ?? world;
          for (const { status } of await sender.ingest.run(mine.slice(at, at + 100))) said.push(status);
        }
        return said;
      }),
    );
    const statuses = outcomes.flat();
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(601);
    expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(7 * 601);
    expect([await count('usage_event'), await count('usage_event_identity')]).toEqual([601, 601]);
    expect(await kept(world)).toEqual(
      recounted(all.map((each) => ({ event: each, outcome: { status: 'accepted' } }))),
    );
    expect(await world.deadlocks()).toBe(0);
  }, 60_000);

  it('is known by its name alone, whatever its month, its workspace and its type', async () => {
    await world.ingest.run([event(1)]);
    const outcomes = await world.ingest.run([
      event(1, { time: START + 15n * 86_400_000_000n }),
      event(1, { workspace: 'globex' }),
      event(1, { source: 'other' }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['conflict', 'conflict', 'accepted']);
    expect(await count('usage_event')).toBe(2);
  });

  it('that is refused by now, and was counted when it first came, is a duplicate', async () => {
    const old = event(1, { time: ago(90 * 86_400) });
    await world.query(
      `insert into usage_event_identity (digest, body_digest, event_time) values ($1, $2, now() - interval '90 days')`,
      [identity(event(1)), body(old)],
    );
    const [outcome] = await world.ingest.run([old]);
    expect(outcome).toEqual({ status: 'duplicate' });
  });

  it('is nowhere when its transaction ends before its commit, and counts when it comes again', async () => {
    const all = events(50);
    const killed = world.storage.work.run(async () => {
      expect((await world.ingest.run(all)).every(({ status }) => status === 'accepted')).toBe(true);
      await world.storage.work.manager.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(killed).rejects.toMatchObject({ code: '57P01' });
    for (const table of ['usage_event', 'usage_event_identity', 'usage_rollup', 'usage_unique', 'usage_cell'])
      expect([table, await count(table)]).toEqual([table, 0]);
    await world.ingest.run(all);
    expect(await kept(world)).toEqual(
      recounted(all.map((each) => ({ event: each, outcome: { status: 'accepted' } }))),
    );
  });

  it('may correct many others in one batch, a hundred a transaction, and all of them have their answers', async () => {
    const all = events(250);
    const corrections = all.map((each, place) =>
      usageEvent(`correction-${place}`, {
        type: each.type,
        workspace: each.workspace,
        corrects: { source: each.source, id: each.id },
      }),
    );
    const outcomes = await world.ingest.run([...corrections.slice(0, 10), ...all, ...corrections]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...corrections.slice(0, 10).map(() => 'accepted'),
      ...all.map(() => 'accepted'),
      ...corrections.slice(0, 10).map(() => 'duplicate'),
      ...corrections.slice(10).map(() => 'accepted'),
    ]);
    expect(await count('usage_correction')).toBe(250);
    expect(await world.query('select count(distinct xmin::text)::int as n from usage_correction')).toEqual([
      { n: 3 },
    ]);
    expect(await count('usage_rollup')).toBe(0);
  });

  it('that comes after its period began to close is late there, and in the rollups all the same', async () => {
    const subscription = randomUUID();
    // Without this the period would need a subscription, and that one a package.
    await world.query('set session_replication_role = replica');
    await world.query(
      `insert into billing_period (subscription_id, starts_at, ends_at, workspace_id, time_zone, state, closing_at)
       values ($1, $2::timestamptz, $2::timestamptz + interval '1 day', 'acme', 'UTC', 'closing', now())`,
      [subscription, new Date(Number(START / 1000n)).toISOString()],
    );
    await world.ingest.run([
      event(1),
      event(2, { time: START - 1n }),
      event(4, { time: START + 86_400_000_000n }),
      event(3),
    ]);
    expect(await world.query('select subscription_id as s, quote_id from usage_late')).toEqual([
      { s: subscription, quote_id: null },
    ]);
    expect(await count('usage_event')).toBe(4);
  });
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const identity = (named: IncomingEvent): string => hex(identityDigest(named));
const body = ({ bodyDigest }: IncomingEvent): string => hex(bodyDigest);
