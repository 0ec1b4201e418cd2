import { expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { until } from '../until.js';
import { dearerOfSpec } from './experiment-periods.js';
import { type Json } from './migration-population.js';
import { day } from './period-world.js';

jest.setTimeout(60_000);

/** A cohort that is just too small to say what a payer brings in. */
const PAYERS = 29;

const spec = dearerOfSpec();

it('payers may be as many fewer as the price makes up for, by what those of the start really used', async () => {
  for (let n = 0; n < PAYERS; n += 1) await spec.world.subscribe(`payer-${n}`, 9, 'plain');
  await spec.world.close();
  const words = {
    startsAt: day(-1),
    rollout: ['stages:', '  - { coverage: 100, holdFor: 200d }'],
    more: 'metrics:\n  primary: retention\n  guardrails: [{ metric: retention, notWorseBy: breakEven }]\n',
  };
  expect(await spec.people.begin('even', words)).toMatchObject([
    409,
    {
      code: 'experiment.reference-too-small',
      detail:
        "29 of the cohort of `even` pay the control's price: it takes 30 to know what a payer brings in",
    },
  ]);
  await spec.world.subscribe('heavy', 9, 'plain');
  await spec.world.send('heavy', 8, '20');
  await spec.world.close();
  expect(await spec.people.ada.post('/v1/experiments/even/start', {})).toMatchObject([
    200,
    { state: 'running' },
  ]);
  const guardrails = async (): Promise<Json> => {
    const status = (await spec.people.ada.get('/v1/experiments/even/status'))[1];
    return (status['gates'] as Json[]).find(({ type }) => type === 'guardrails') ?? {};
  };
  await until(async () => 'break-even of dearer' in ((await guardrails())['figures'] as Json));
  // 29 weeks of 10.00 and one of 11.00 would have been 29 of 12.00 and one of 14.00: 100 × (1 − 301 ÷ 362).
  const light = Array.from({ length: 9 }, () => '10.00 to 12.00');
  const known = {
    verdict: 'inconclusive',
    reason: 'too-few-units',
    figures: {
      'break-even of dearer': 'payers may be 16.85 % fewer',
      'a payer of dearer': '10.03 to 12.07, of 30 units',
      'by tenths of usage, dearer': [...light, '10.33 to 12.67'].join(', '),
    },
  };
  expect(await guardrails()).toMatchObject(known);
  // It is a constant of the experiment: later payers do not move it, and the database refuses to.
  await spec.world.subscribe('later', 9, 'plain');
  await spec.world.close();
  spec.world.api.clock.set(day(1));
  expect(await guardrails()).toMatchObject(known);
  const client = new pg.Client({ connectionString: spec.world.api.database.url });
  await client.connect();
  for (const change of [
    "update experiment_reference set totals = '{1,1}'",
    'delete from experiment_reference',
  ])
    await expect(client.query(change)).rejects.toMatchObject({ code: '23001' });
  await client.end();
});
