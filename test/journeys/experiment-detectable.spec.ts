import { expect, it, jest } from '@jest/globals';
import { dearerOfSpec } from './experiment-periods.js';
import { idIn } from './experiment-world.js';
import { day } from './period-world.js';

jest.setTimeout(60_000);

const spec = dearerOfSpec();

const words = (worthwhile: string) => ({
  startsAt: day(-1),
  rollout: ['stages:', '  - { coverage: 1, holdFor: 7d }', '  - { coverage: 100, holdFor: 200d }'],
  more: `metrics:\n  primary: revenue-per-workspace\n  worthwhile: ${worthwhile}\n  analysis: { engine: fixed }\n`,
});

it('is refused where nobody exists of whom anything could be known', async () => {
  const refused = await spec.people.begin('nobody', words('9.3'));
  expect(refused).toMatchObject([
    409,
    {
      code: 'experiment.undetectable',
      detail:
        'a rise of 9.3 % is worthwhile, and the 0 units that exist for `nobody` cannot show it: how much bills vary takes two of them to know',
    },
  ]);
});

it('is refused where what is worthwhile can hardly be shown by whom there is, unless a person says why', async () => {
  // Four units an arm: three weeks of 10.00, and one of 11.00.
  for (const [from, to] of [
    [0, 5000],
    [5000, 10_000],
  ] as const)
    for (let n = 0; n < 4; n += 1) {
      const id = idIn('small', from, to, n);
      await spec.world.subscribe(id, 9, 'plain');
      if (n === 0) await spec.world.send(id, 8, '20');
    }
  await spec.world.close();
  const refused = await spec.people.begin('small', words('9.3'));
  // Of a mean of 10.25 and a variance of 0.2143, four units an arm: c = (1.96 + 0.8416)² × 0.00051 = 0.0040, and
  // (c + √(c (2 − c))) ÷ (1 − c) is 0.0938.
  expect(refused).toMatchObject([
    409,
    {
      code: 'experiment.undetectable',
      detail: 'a rise of 9.3 % is worthwhile, and the 8 units that exist for `small` show none below 9.38 %',
    },
  ]);
  expect(await spec.people.ada.get('/v1/experiments/small')).toMatchObject([200, { state: 'in-review' }]);
  const start = await spec.people.ada.post('/v1/experiments/small/start', {
    reason: 'we learn how it is told',
  });
  expect(start).toMatchObject([200, { state: 'running' }]);
});
