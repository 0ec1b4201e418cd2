import { sampleRatioTest } from '#analysis';
import { Draws } from './draws.js';
import type { Simulation } from './row.js';

/** A rollout: 10 %, 30 %, then half of the units get the treatment. */
const PHASES = [0.1, 0.3, 0.5] as const;
const ALARM = 0.001;

/** Three phases whose units are as their shares say, and what a test that knows no phases makes of them. */
export const phases: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  let [aware, naive] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const cells = PHASES.map((share) => {
      const treated = draws.count(400, share);
      return { counts: [400 - treated, treated], shares: [1 - share, share] };
    });
    const found = sampleRatioTest(cells);
    if (found.ok && found.value.pValue < ALARM) aware += 1;
    const lump = [0, 1].map((arm) => cells.reduce((all, { counts }) => all + (counts[arm] ?? 0), 0));
    const lumped = sampleRatioTest([{ counts: lump, shares: [1, 1] }]);
    if (lumped.ok && lumped.value.pValue < ALARM) naive += 1;
  }
  const design = '400 units in each of three phases: 10, 30 and 50 %';
  return [
    {
      promise: 'a sample ratio by phase raises an alarm at 0.1 % where shares are right',
      design,
      accepted: [0, 0.2],
      measured: (100 * aware) / runs,
      seed,
      runs,
    },
    {
      promise: '… where one that knows only the last shares always does',
      design,
      accepted: [95, 100],
      measured: (100 * naive) / runs,
      seed,
      runs,
    },
  ];
};
