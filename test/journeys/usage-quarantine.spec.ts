import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ago, usageEvent, type UsageWorld, usageWorld } from './usage-world.js';

const SENT = { key: 'sent', event: 'message.sent', aggregation: 'count' };
const SMS = { key: 'sms', event: 'message.sent', aggregation: 'sum', value: 'segments' };

let world: UsageWorld;
beforeEach(async () => {
  world = await usageWorld([SENT]);
}, 60_000);
afterEach(async () => {
  await world.close();
});

const counted = async (): Promise<number> =>
  (await world.query<{ sum: number }>('select coalesce(sum(events), 0)::int as sum from usage_rollup'))[0]
    ?.sum ?? -1;
const waiting = async () =>
  (await world.quarantined.run(undefined, 100)).map(({ id, reason, refusal }) => ({
    id,
    reason,
    ...(refusal === undefined ? {} : { refusal: (JSON.parse(refusal) as { code: string }).code }),
  }));

describe('an event of an unknown workspace or type', () => {
  it('waits, is known by its name, and counts once when all release it at once', async () => {
    await world.workspace('acme');
    const early = ago(40);
    await world.ingest.run([
      usageEvent('1', { workspace: 'globex', time: early }),
      usageEvent('2', { type: 'call.made' }),
      usageEvent('3'),
    ]);
    expect(await waiting()).toEqual(
      expect.arrayContaining([
        { id: '1', reason: 'event.unknown-workspace' },
        { id: '2', reason: 'event.unknown-type' },
      ]),
    );
    const [again, other] = await world.ingest.run([
      usageEvent('1', { workspace: 'globex', time: early }),
      usageEvent('1', { workspace: 'globex', time: early + 1n }),
    ]);
    expect([again?.status, other?.status]).toEqual(['duplicate', 'conflict']);
    expect([await counted(), await world.release.run()]).toEqual([1, { released: 0, refused: 0 }]);

    await world.workspace('globex');
    const processes = [world, await world.another(), await world.another()];
    const released = await Promise.all(processes.map(({ release }) => release.run()));
    expect(released.reduce((sum, each) => sum + each.released, 0)).toBe(1);
    expect(await counted()).toBe(2);
    expect(await waiting()).toEqual([{ id: '2', reason: 'event.unknown-type' }]);

    await world.register({ key: 'calls', event: 'call.made', aggregation: 'count' });
    expect(await world.release.run()).toEqual({ released: 1, refused: 0 });
    expect([await counted(), await waiting()]).toEqual([3, []]);
    const events = await world.query<{ id: string; time: string }>(
      `select id, (extract(epoch from time) * 1000000)::bigint as time from usage_event order by id`,
    );
    expect(events.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(events[0]?.time).toBe(String(early));
  });

  it('that its meter cannot take stays, says why, and is tried again when a meter changes', async () => {
    await world.register(SENT, SMS);
    await world.ingest.run([
      usageEvent('1', { data: { segments: 'many' } }),
      usageEvent('2', { data: { segments: '2' } }),
    ]);
    await world.workspace('acme');
    expect(await world.release.run()).toEqual({ released: 1, refused: 1 });
    expect(await waiting()).toEqual([
      { id: '1', reason: 'event.unknown-workspace', refusal: 'event.value-not-decimal' },
    ]);
    expect(await world.release.run()).toEqual({ released: 0, refused: 0 });
    expect(await world.release.run({ isAgain: true })).toEqual({ released: 0, refused: 1 });
    await world.register({ ...SMS, aggregation: 'uniqueCount' });
    expect(await world.release.run()).toEqual({ released: 1, refused: 0 });
  });

  it('may be a correction, which is applied when it is released, and may itself be corrected', async () => {
    const time = ago(3_600);
    await world.ingest.run([
      usageEvent('1', { time }),
      usageEvent('2', { corrects: { source: 'test', id: '1' } }),
    ]);
    await world.workspace('acme');
    const outcomes = await world.ingest.run([usageEvent('3', { corrects: { source: 'test', id: '1' } })]);
    expect(outcomes).toMatchObject([{ status: 'rejected', code: 'event.corrects-quarantined' }]);
    expect(await world.release.run()).toEqual({ released: 2, refused: 0 });
    expect(await counted()).toBe(0);
    const [last] = await world.ingest.run([
      usageEvent('4', { corrects: { source: 'test', id: '2' }, data: {} }),
    ]);
    expect([last?.status, await counted()]).toEqual(['accepted', 1]);
  });
});
