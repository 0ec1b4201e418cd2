import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ago, usageEvent, type UsageWorld, usageWorld } from './usage-world.js';

const SMS = {
  key: 'sms',
  event: 'message.sent',
  aggregation: 'sum',
  value: 'segments',
  dimensions: ['country'],
};
const SENT = { key: 'sent', event: 'message.sent', aggregation: 'count' };

let world: UsageWorld;
beforeEach(async () => {
  world = await usageWorld([SMS, SENT]);
  await world.workspace('acme', 'globex');
}, 60_000);
afterEach(async () => {
  await world.close();
});

const sms = (id: string, segments: unknown, said: Parameters<typeof usageEvent>[1] = {}) =>
  usageEvent(id, { time: ago(60), data: { country: 'DE', segments }, ...said });
const statuses = async (...events: Parameters<UsageWorld['ingest']['run']>[0]) =>
  (await world.ingest.run(events)).map((outcome) => outcome.status);
const totals = () =>
  world.query(
    `select m.key, c.tuple, sum(r.events)::int as events, sum(r.total)::text as total
     from usage_rollup r join usage_meter m on m.id = r.meter_id
     left join usage_cell c on c.workspace_id = r.workspace_id and c.meter_id = r.meter_id and c.dims = r.dims
       and c.month = date_trunc('month', r.bucket)::date
     group by 1, 2 order by 1, 2`,
  );

describe('events that are ingested', () => {
  it('are kept and counted in every meter of their type', async () => {
    expect(await statuses(sms('1', '1.5'), sms('2', '2'), sms('3', '0.25', { workspace: 'globex' }))).toEqual(
      ['accepted', 'accepted', 'accepted'],
    );
    expect(await totals()).toEqual([
      { key: 'sent', tuple: null, events: 3, total: null },
      { key: 'sms', tuple: '{"country":"DE"}', events: 3, total: '3.75' },
    ]);
    expect(await world.query('select count(*)::int from usage_event')).toEqual([{ count: 3 }]);
  });

  it('count once: a repetition is a duplicate, another body a conflict, in one batch and in the next', async () => {
    const time = ago(60);
    expect(
      await statuses(
        sms('1', '1', { time }),
        sms('1', '1', { time }),
        sms('1', '2', { time }),
        sms('2', '1'),
      ),
    ).toEqual(['accepted', 'duplicate', 'conflict', 'accepted']);
    expect(await statuses(sms('1', '2', { time }), sms('1', '1', { time }))).toEqual([
      'conflict',
      'duplicate',
    ]);
    expect(await totals()).toMatchObject([{ events: 2 }, { events: 2, total: '2' }]);
  });

  it('lose nothing to a bad one among them', async () => {
    const outcomes = await world.ingest.run([
      sms('1', 1),
      sms('2', '1'),
      sms('3', '1', { time: ago(36 * 86_400) }),
      sms('4', '1', { time: ago(-600) }),
      sms('5', '1', { workspace: 'nobody' }),
      sms('6', '1', { type: 'unheard.of' }),
      // The first of this name was refused, so the name is free.
      sms('1', '1'),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'rejected', code: 'event.value-not-text', pointer: '/data/segments' },
      { status: 'accepted' },
      { status: 'rejected', code: 'event.too-late', pointer: '/time' },
      { status: 'rejected', code: 'event.in-future', pointer: '/time' },
      { status: 'quarantined', code: 'event.unknown-workspace' },
      { status: 'quarantined', code: 'event.unknown-type' },
      { status: 'accepted' },
    ]);
    expect(await totals()).toMatchObject([{ events: 2 }, { events: 2 }]);
  });
});
