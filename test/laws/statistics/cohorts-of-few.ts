import { randomisationTest, type RandomisedBlock } from '#analysis';
import { Draws } from './draws.js';
import { atMost, type Row, type Simulation } from './row.js';

/** A dozen to sixty units, most of them small and a few very large. */
export const randomisation: Simulation = (seed, runs) => [
  exactSize(seed, 12, Math.ceil(runs / 100)),
  // Every assignment is tested against every assignment: of sixteen units that is 24 million for a world.
  ...(runs < 5000 ? [] : [exactSize(seed, 16, Math.ceil(runs / 5000))]),
  drawnSize(seed, 60, Math.ceil(runs / 5)),
];

/** Of units that the treatment does nothing to, the share of all possible assignments that a test calls a find. */
function exactSize(seed: number, units: number, worlds: number): Row {
  const draws = new Draws(seed + units);
  let most = 0;
  for (let world = 0; world < worlds; world += 1) {
    const blocks = [0, 1].map(() => Array.from({ length: units / 2 }, () => draws.lognormal(2)));
    const assigned = blocks.map((block) => halves(block));
    let [finds, all] = [0, 0];
    for (const first of assigned[0] ?? [])
      for (const second of assigned[1] ?? []) {
        const found = randomisationTest([first, second], { sides: 'two', seed: 1 });
        if (found.ok && found.value.pValue <= 0.05) finds += 1;
        all += 1;
      }
    most = Math.max(most, (100 * finds) / all);
  }
  return {
    promise: `randomisation of ${units} units finds something in 5 % of its own assignments at most`,
    design: 'two blocks, log-normal with σ = 2; the worst of the worlds, every assignment counted',
    accepted: [0, 5],
    measured: most,
    unit: '% of assignments',
    seed: seed + units,
    runs: worlds,
  };
}

/** Every way to treat half of a block. */
function halves(values: readonly number[]): readonly RandomisedBlock[] {
  const blocks: RandomisedBlock[] = [];
  for (let chosen = 0; chosen < 2 ** values.length; chosen += 1) {
    const isTreated = (place: number): boolean => (chosen & (1 << place)) !== 0;
    const treatment = values.filter((_, place) => isTreated(place));
    if (treatment.length * 2 === values.length)
      blocks.push({ treatment, control: values.filter((_, place) => !isTreated(place)) });
  }
  return blocks;
}

/** Too many assignments to count: of those that are drawn (b+1)/(m+1) is at most 5 % as often as it says. */
function drawnSize(seed: number, units: number, runs: number): Row {
  const draws = new Draws(seed + units);
  let finds = 0;
  for (let run = 0; run < runs; run += 1) {
    const of = (): number[] => Array.from({ length: units / 4 }, () => draws.lognormal(2));
    const blocks = [
      { control: of(), treatment: of() },
      { control: of(), treatment: of() },
    ];
    const found = randomisationTest(blocks, { sides: 'two', seed: run });
    if (found.ok && found.value.pValue <= 0.05) finds += 1;
  }
  return {
    promise: `randomisation of ${units} units, of which 10,000 assignments are drawn, finds something in 5 % at most`,
    design: 'two blocks, log-normal with σ = 2',
    ...atMost(5, runs),
    measured: (100 * finds) / runs,
    seed: seed + units,
    runs,
  };
}
