import { expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { until } from '../until.js';
import { dearerOfSpec } from './experiment-periods.js';
import { idIn } from './experiment-world.js';
import { day } from './period-world.js';

jest.setTimeout(60_000);

const spec = dearerOfSpec();

it('a period that nobody asked about enrols with its bill, as of its start; what is open stays as it is', async () => {
  const { begin } = spec.people;
  const started = await begin('billed', {
    startsAt: day(-1),
    // The dearer variant costs nothing by it, and is measured all the same.
    rollout: ['stages:', '  - { coverage: 100, holdFor: 200d }', 'budget: { revenueAtRisk: 1.00 }'],
  });
  expect(started).toMatchObject([200, { state: 'running' }]);
  const [dearer, control] = [idIn('billed', 5000, 10_000), idIn('billed', 0, 5000)];
  const [first, second] = [await spec.world.subscribe(dearer, 2), await spec.world.subscribe(control, 2)];
  const bills = async (subscription: string): Promise<readonly string[]> =>
    (await spec.world.quotes(subscription, 'final')).map((each) => {
      const { price, assignment, total } = each as {
        price: { reason: string };
        assignment?: { variant: string };
        total: string;
      };
      return `${total} ${price.reason} ${assignment?.variant ?? ''}`.trim();
    });
  // The week that was open when the experiment began, then two that begin with it.
  for (const ahead of [6, 13, 20]) {
    spec.world.api.clock.set(day(ahead).replace('T00', 'T12'));
    expect(await spec.world.close()).toMatchObject({ state: 'ended' });
  }
  expect(await bills(first)).toEqual(['10.00 subscription', '12.00 assignment dearer', '12.00 lock dearer']);
  expect(await bills(second)).toEqual([
    '10.00 subscription',
    '10.00 assignment control',
    '10.00 lock control',
  ]);
  const client = new pg.Client({ connectionString: spec.world.api.database.url });
  await client.connect();
  const measured = async (): Promise<readonly unknown[]> => {
    const { rows } = await client.query<{ totals: string; final: boolean }>(
      `select totals::text, quote_id is not null as final from experiment_bill order by starts_at`,
    );
    return rows.map(({ totals, final }) => `${final ? 'final' : 'open'} ${totals}`);
  };
  // Two bills under either version, and the week that goes on.
  spec.world.api.clock.set(day(20).replace('T00', 'T13'));
  const unused = '{10.000000000000,12.000000000000}';
  await until(async () => (await measured()).length === 3 && (await measured())[1] === `final ${unused}`);
  expect(await measured()).toEqual([`final ${unused}`, `final ${unused}`, `open ${unused}`]);
  // Another quote that stands for a period is measured in its turn.
  await client.query(
    `update experiment_bill set quote_id = gen_random_uuid(), totals = '{1,1}' where quote_id is not null`,
  );
  spec.world.api.clock.set(day(20).replace('T00', 'T14'));
  await until(async () => !(await measured()).includes('final {1.000000000000,1.000000000000}'));
  expect(await measured()).toEqual([`final ${unused}`, `final ${unused}`, `open ${unused}`]);
  await client.end();
});
