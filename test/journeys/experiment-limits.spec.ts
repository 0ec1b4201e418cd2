import { expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { until } from '../until.js';
import { dearerOfSpec } from './experiment-periods.js';
import { idIn } from './experiment-world.js';
import { type Json } from './migration-population.js';
import { day } from './period-world.js';

jest.setTimeout(60_000);

const LIMITS = 'limits: { maxIncreasePerWorkspace: 10, notice: 10d }\n';

const spec = dearerOfSpec();

/** Subscribers of a package by name, with a bill of 10.00 each; each of a bucket that `[from, to)` of the arm holds. */
async function billed(
  name: string,
  arms: readonly (readonly [number, number])[],
): Promise<readonly string[]> {
  const ids = arms.map(([from, to]) => idIn(name, from, to));
  for (const id of ids) await spec.world.subscribe(id, 9, 'plain');
  await spec.world.close();
  return ids;
}

/** Who was told of a dearer bill, and how. */
async function noticesOf(name: string): Promise<readonly Json[]> {
  const client = new pg.Client({ connectionString: spec.world.api.database.url });
  await client.connect();
  const { rows } = await client.query<{ workspace: string; payload: string }>(
    `select workspace_id as workspace, payload from outbox where type = 'experiment.price-notice'
     and payload::jsonb ->> 'experiment' = $1 order by 1`,
    [name],
  );
  await client.end();
  return rows.map(({ workspace, payload }) => ({ workspace, ...(JSON.parse(payload) as Json) }));
}

const statusOf = async (name: string): Promise<Json> =>
  (await spec.people.ada.get(`/v1/experiments/${name}/status`))[1];

it('enters no stage that raises a bill too far until a person accepts it, and tells whoever will pay more', async () => {
  const [control, dearer, later] = await billed('limited', [
    [0, 2500],
    [5000, 7500],
    [7500, 10_000],
  ]);
  const words = {
    startsAt: day(-1),
    rollout: ['stages:', '  - { coverage: 50, holdFor: 1d }', '  - { coverage: 100, holdFor: 60d }'],
    more: LIMITS,
  };
  expect(await spec.people.begin('limited', words)).toMatchObject([
    409,
    {
      code: 'experiment.limit-exceeded',
      detail: expect.stringContaining(
        'raise 1 of 1 bills by more than 10 %, one by 20.00',
      ) as unknown as string,
    },
  ]);
  expect(await noticesOf('limited')).toEqual([]);
  const start = await spec.people.ada.post('/v1/experiments/limited/start', {
    reason: 'we have told everybody',
  });
  expect(start).toMatchObject([200, { state: 'running' }]);
  const notice = {
    experiment: 'limited',
    variant: 'dearer',
    package: 'plain@2',
    before: '10',
    after: '12',
    notBefore: expect.any(String) as unknown as string,
  };
  expect(await noticesOf('limited')).toEqual([{ workspace: dearer, ...notice }]);
  // Weeks begin five and twelve days from today; ten days of notice lie between them, in either arm.
  const reasonOf = async (workspace: string | undefined, from: number): Promise<unknown> => {
    const period = { from: day(from), to: day(from + 7) };
    const asked = { workspace, period, usage: { bytes: '0' }, explain: true };
    const reply = (await (await spec.world.api.post('/v1/quotes/preview', asked)).json()) as Json;
    return ((reply['explanation'] as Json)['experiments'] as Json[])[0]?.['reason'];
  };
  expect([await reasonOf(control, 5), await reasonOf(dearer, 5)]).toEqual(['awaits-notice', 'awaits-notice']);
  expect([await reasonOf(control, 12), await reasonOf(dearer, 12)]).toEqual(['assigned', 'assigned']);
  // The next stage would raise another bill: it waits for a person, who sees how many.
  await until(async () => (await statusOf('limited'))['rollout'] === 'paused');
  expect(await statusOf('limited')).toMatchObject({ stage: 1, pauseReason: 'limits' });
  const limits = ((await statusOf('limited'))['gates'] as Json[]).find(({ type }) => type === 'limits');
  expect(limits).toMatchObject({
    verdict: 'fail',
    action: 'pause',
    reason: 'bills-rise',
    figures: { simulated: '2', dearer: '2', 'above the limit': '2', 'greatest rise in percent': '20.00' },
  });
  const resume = async (body: object) => await spec.people.ada.post('/v1/experiments/limited/resume', body);
  expect(await resume({})).toMatchObject([409, { code: 'experiment.reason-needed' }]);
  expect(await resume({ reason: 'these are told, too' })).toMatchObject([200, {}]);
  spec.world.api.clock.set(day(3));
  await until(async () => (await statusOf('limited'))['stage'] === 2);
  expect((await noticesOf('limited')).map(({ workspace }) => workspace)).toEqual(
    [dearer, dearer, later].sort(),
  );
});
