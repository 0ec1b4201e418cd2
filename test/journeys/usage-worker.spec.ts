import { afterEach, describe, expect, it } from '@jest/globals';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { until } from '../until.js';
import { usageEvent, type UsageWorld, usageWorld } from './usage-world.js';

let world: UsageWorld;
let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  await world.close();
});

describe('a worker', () => {
  it('counts what waited in quarantine, and lets a new meter count what was before it', async () => {
    world = await usageWorld([{ key: 'sent', event: 'message.sent', aggregation: 'count' }]);
    await world.workspace('acme');
    await world.ingest.run([usageEvent('1'), usageEvent('2', { workspace: 'globex' })]);
    const worker = await startWorker({ databaseUrl: world.url, reconcileMs: 50 });
    if (!worker.ok) throw new Error(worker.fault.message);
    ({ stop } = worker.value);
    // No announcement of either: the rows alone say what is to be done.
    await world.workspace('globex');
    await world.register({ key: 'sms', event: 'message.sent', aggregation: 'count' });
    const waiting = `select from usage_quarantine union all select from usage_meter where filled_at is null`;
    await until(async () => (await world.query(waiting)).length === 0);
    const sums = `select m.key, sum(r.events)::int as events from usage_rollup r join usage_meter m on m.id = r.meter_id
      group by 1 order by 1`;
    expect(await world.query(sums)).toEqual([
      { key: 'sent', events: 2 },
      { key: 'sms', events: 2 },
    ]);
  }, 60_000);
});
