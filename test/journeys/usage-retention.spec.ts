import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '#calendar';
import { identityDigest, type IncomingEvent, MeteringSettings } from '#usecases';
import { usageEvent, type UsageWorld, usageWorld } from './usage-world.js';

const SENT = { key: 'sent', event: 'message.sent', aggregation: 'count' };
const NOW = new Date();
/** The first instant of a month of UTC, so many before this one. */
const month = (before: number): Date => new Date(Date.UTC(NOW.getUTCFullYear(), NOW.getUTCMonth() - before));
const partition = (before: number): string =>
  `usage_event_${month(before).toISOString().slice(0, 7).replace('-', '_')}`;
const micros = (date: Date): bigint => BigInt(date.getTime()) * 1000n;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

let world: UsageWorld;
beforeEach(async () => {
  // A year late is not late here, so that events of long ago can be sent.
  world = await usageWorld([SENT], new MeteringSettings(365, 10_000, 3));
  await world.workspace('acme', 'globex');
  await world.query('select ensure_usage_partitions(6, 0)');
  // Periods without the packages and subscriptions that they would need.
  await world.query('set session_replication_role = replica');
}, 60_000);
afterEach(async () => {
  await world.close();
});

const event = (id: string, before: number, said = {}): IncomingEvent =>
  usageEvent(id, { time: micros(month(before)) + 1_000_000n, ...said });

async function subscription(workspace: string, from: Date): Promise<string> {
  const id = randomUUID();
  await world.query(
    `insert into subscription (id, workspace_id, package_key, anchor, anchoring, time_zone, started_at, revision, created_at)
     values ($1, $2, 'team', $3, 'calendar', 'UTC', $3, 1, $3)`,
    [id, workspace, from.toISOString()],
  );
  return id;
}
async function close(id: string, from: Date, to: Date): Promise<void> {
  await world.query(
    `insert into billing_period (subscription_id, starts_at, ends_at, workspace_id, time_zone, state, closing_at, final_at)
     values ($1, $2, $3, 'acme', 'UTC', 'final', $3, $3)`,
    [id, from.toISOString(), to.toISOString()],
  );
}
/** Long enough ago that nothing comes late any more. */
const settled = new MeteringSettings(10, 10_000, 3);

describe('raw events', () => {
  it('go by the month once they are old and everything is final; their names stay', async () => {
    await world.ingest.run([event('1', 6), event('2', 5), event('3', 1)]);
    const id = await subscription('acme', month(6));
    const { drop } = await world.another(settled);
    expect(await drop.run()).toEqual([]);
    await close(id, month(6), month(5));
    expect(await drop.run()).toEqual([partition(6)]);
    expect(await drop.run()).toEqual([]);
    const left = await world.query<{ id: string }>('select id from usage_event order by id');
    expect(left.map((row) => row.id)).toEqual(['2', '3']);
    expect(await world.query('select sum(events)::int as events from usage_rollup')).toEqual([{ events: 3 }]);
    expect(await world.ingest.run([event('1', 6), event('1', 1)])).toMatchObject([
      { status: 'duplicate' },
      { status: 'conflict' },
    ]);
    expect(
      await world.ingest.run([usageEvent('4', { corrects: { source: 'test', id: '1' } })]),
    ).toMatchObject([{ status: 'rejected', code: 'event.corrects-dropped' }]);
    // The month of the other workspace is final, and nobody else has anything in it.
    await close(id, month(5), month(4));
    expect(await drop.run()).toEqual([partition(5), partition(4)]);
    expect(await world.query('select count(*)::int from usage_event_identity')).toEqual([{ count: 3 }]);
  });

  it('stay while a late one is not settled, or a new meter has not come by', async () => {
    await world.ingest.run([event('1', 6)]);
    const id = await subscription('acme', month(6));
    await close(id, month(6), month(5));
    await world.query('insert into usage_late values ($1, $2, $3, now())', [
      id,
      month(6).toISOString(),
      hex(identityDigest(event('1', 6))),
    ]);
    const { drop, fill, unfilled } = await world.another(settled);
    expect(await drop.run()).toEqual([]);
    await world.query('update usage_late set quote_id = $1', [randomUUID()]);
    await world.register({ key: 'all', event: 'message.sent', aggregation: 'count' });
    expect(await drop.run()).toEqual([]);
    for (const each of await unfilled.run()) await fill.run(each);
    expect((await drop.run())[0]).toBe(partition(6));
  });

  it('stay for ever when nobody says how long, and are not corrected when their period reaches back too far', async () => {
    await world.ingest.run([event('1', 6), event('2', 3)]);
    expect(await (await world.another(new MeteringSettings())).drop.run()).toEqual([]);
    const { drop } = await world.another(settled);
    expect(await drop.run()).toHaveLength(3);
    const id = await subscription('acme', month(5));
    await close(id, month(5), month(2));
    expect(
      await world.ingest.run([usageEvent('3', { corrects: { source: 'test', id: '2' } })]),
    ).toMatchObject([{ status: 'rejected', code: 'event.corrects-dropped' }]);
  });

  it('are missed by nobody who asks for whole quarters of an hour, and by others aloud', async () => {
    await world.ingest.run([event('1', 6), event('2', 6), event('3', 5)]);
    const { drop, read } = await world.another(settled);
    expect(await drop.run()).toHaveLength(3);
    const ask = (from: Date, to: Date) =>
      read.run({
        workspace: 'acme',
        grain: 'period',
        from: instant(from.toISOString()),
        to: instant(to.toISOString()),
      });
    expect(await ask(month(6), month(4))).toMatchObject({ ok: true, value: [{ quantity: '3' }] });
    const late = new Date(month(6).getTime() + 500);
    expect(await ask(late, month(4))).toMatchObject({
      ok: false,
      faults: [{ code: 'usage.events-dropped' }],
    });
    // Only the quarter in which it ends is read event by event, and that one is kept.
    expect(await ask(month(6), new Date(month(1).getTime() + 500))).toMatchObject({ ok: true });
  });
});
