import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { invariant } from '#money';
import { post } from '../../journeys/migration-population.js';
import { day, type PeriodWorld, periodWorld } from '../../journeys/period-world.js';
import { personOf, type Person } from '../../journeys/people.js';
import { experimentText } from '../../journeys/experiment-world.js';
import type { Row } from '../row.js';
import { FILL, SCAN } from './results-fill.js';

const UNITS = 100_000;
const MONTHS = 12;
/** Twelve months and the time in which usage may come late are over. */
const BEGUN = -420;
const SCOPES = ['experiments:write', 'experiments:approve', 'experiments:control', 'experiments:read'];

export const results: Row = {
  name: 'results',
  about: `Results of an experiment with ${UNITS.toLocaleString('en')} workspaces and ${MONTHS} months of bills that are rated, from the request to the snapshot that is done, by one worker: at first, and again when nothing has come since; against one raw SQL scan of the same bills that sums them up by arm.`,
  async run() {
    const world = await periodWorld();
    const client = new pg.Client({ connectionString: world.api.database.url });
    await client.connect();
    try {
      const ada = await begun(world);
      const bills = await fill(client);
      world.api.clock.set(day(0));
      await world.work();
      const scan = await timed(() => client.query(SCAN));
      const first = await timed(() => refresh(ada));
      const again = await timed(() => refresh(ada));
      const [, found] = await ada.get('/v1/experiments/bench/results');
      const { arms } = found as { arms: readonly { mature: number }[] };
      invariant(arms.reduce((all, { mature }) => all + mature, 0) === UNITS, 'the bench compares every unit');
      return [
        { name: 'bills', value: bills, unit: '' },
        { name: 'raw SQL scan', value: scan / 1000, unit: 's' },
        { name: 'first refresh', value: first / 1000, unit: 's' },
        { name: 'times the scan', value: first / scan, unit: '×' },
        { name: 'refresh with nothing new', value: again / 1000, unit: 's' },
        { name: 'times the scan', value: again / scan, unit: '×' },
      ];
    } finally {
      await client.end();
      await world.stop();
    }
  },
};

const version = (number: number, fee: string): string => `schema: ratebook/v1
package: bench
version: ${number}
currency: USD
interval: month
${number === 1 ? 'effectiveFrom: 2020-01-01T00:00:00Z\n' : ''}charges:
  - { key: fee, model: flat, amount: ${fee} }
  - { key: bytes, meter: bytes, model: unit, unitAmount: 0.10 }
`;

/** An experiment that was started long ago. */
async function begun({ api }: PeriodWorld): Promise<Person> {
  for (const [number, fee] of [
    [1, '10.00'],
    [2, '12.00'],
  ] as const) {
    const path = `/v1/packages/bench/versions/${number}`;
    const put = await api.put(path, { source: version(number, fee) });
    const { contentHash } = (await put.json()) as { contentHash: string };
    const published = await post(api, `${path}/break-glass`, {
      contentHash,
      reason: 'the bench measures it',
    });
    invariant(published[0] === 200, JSON.stringify(published));
  }
  const [ada, grace] = [await personOf(api, 'ada', api, SCOPES), await personOf(api, 'grace', api, SCOPES)];
  api.clock.set(day(BEGUN));
  const path = '/v1/experiments/bench';
  const source = experimentText('bench', {
    variants: [
      ['control', 'bench@1', '50'],
      ['dearer', 'bench@2', '50'],
    ],
    startsAt: day(BEGUN),
    rollout: ['stages:', '  - { coverage: 100, holdFor: 999d }'],
    more: `metrics:
  primary: revenue-per-workspace
  window: ${MONTHS}
  secondary: [usage-per-workspace, margin-per-workspace, churn, downgrade]
  analysis: { engine: sequential, winsorise: 99.5 }
`,
  });
  const [, { contentHash }] = await ada.put(path, { source });
  await ada.post(`${path}/submit`, {});
  await grace.post(`${path}/approve`, { contentHash });
  const [status, said] = await ada.post(`${path}/start`, {});
  invariant(status === 200, JSON.stringify(said));
  return ada;
}

/** Fills the tables past their guards, which would take longer than everything that is measured; how many bills there are. */
async function fill(client: pg.Client): Promise<number> {
  await client.query('set session_replication_role = replica');
  await client.query('alter table billing_period drop constraint billing_period_never_twice');
  await client.query('alter table subscription drop constraint subscription_held_once');
  for (const statement of FILL) await client.query(statement, [UNITS, MONTHS, day(BEGUN)]);
  await client.query('set session_replication_role = origin');
  await client.query('vacuum analyze');
  const { rows } = await client.query<{ bills: number }>(
    'select count(*)::integer as bills from experiment_bill',
  );
  return rows[0]?.bills ?? 0;
}

/** Asks for a snapshot as anybody does, and waits for it. */
async function refresh(ada: Person): Promise<void> {
  const [status, asked] = await ada.post('/v1/experiments/bench/snapshots', {});
  invariant(status === 202, 'a snapshot is taken on');
  for (;;) {
    const [, found] = await ada.get(`/v1/experiments/bench/snapshots/${String(asked['id'])}`);
    if (found['state'] === 'done') return;
    await sleep(100);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begins = performance.now();
  await work();
  return performance.now() - begins;
}
