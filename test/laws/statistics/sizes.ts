import {
  compare,
  compareAll,
  type ComparisonPlan,
  type Engine,
  nonInferiority,
  randomisationTest,
} from '#analysis';
import { Decimal } from '#money';
import { Draws, Sums } from './draws.js';
import type { Simulation } from './row.js';

const FIXED: Engine = { kind: 'fixed', sides: 'two' };
const plan = (engine: Engine): ComparisonPlan => ({
  difference: 'absolute',
  engine,
  alpha: 0.05,
  isAdjusted: false,
});
const percent = (count: number, runs: number): number => (100 * count) / runs;

/** Two arms that are alike, looked at once. */
export const fixedSize: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  let finds = 0;
  for (let run = 0; run < runs; run += 1) {
    const [c, t] = [new Sums(), new Sums()];
    for (let unit = 0; unit < 500; unit += 1) for (const arm of [c, t]) arm.add(draws.revenue());
    const found = compare(c.arm, t.arm, plan(FIXED));
    if (found.ok && (found.value.pValue ?? 1) < 0.05) finds += 1;
  }
  return [
    {
      promise: 'a fixed test of arms that are alike finds something in 5 %',
      design: '500 units an arm, 70 % zeros, log-normal revenue, one look',
      accepted: [3, 7],
      measured: percent(finds, runs),
      seed,
      runs,
    },
  ];
};

/** The same arms, looked at 30 times while units come in. */
export const peeking: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  const [always, fixed] = [plan({ kind: 'sequential', sides: 'two', tuning: 5000 }), plan(FIXED)];
  let [kept, broken] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const [c, t] = [new Sums(), new Sums()];
    let [isKept, isBroken] = [false, false];
    for (let look = 0; look < 30; look += 1) {
      for (let unit = 0; unit < 160; unit += 1) for (const arm of [c, t]) arm.add(draws.revenue());
      const [valid, naive] = [compare(c.arm, t.arm, always), compare(c.arm, t.arm, fixed)];
      if (valid.ok && (valid.value.pValue ?? 1) < 0.05) isKept = true;
      if (naive.ok && (naive.value.pValue ?? 1) < 0.05) isBroken = true;
    }
    if (isKept) kept += 1;
    if (isBroken) broken += 1;
  }
  const design = '30 looks, up to 4,800 units an arm, 70 % zeros, log-normal revenue';
  return [
    {
      promise: 'an always valid interval is ever wrong in 5 % at most',
      design,
      accepted: [0, 5],
      measured: percent(kept, runs),
      seed,
      runs,
    },
    {
      promise: '… where a fixed test at the same looks finds what is not there',
      design,
      accepted: [15, 60],
      measured: percent(broken, runs),
      seed,
      runs,
    },
  ];
};

/** A dozen to sixty units, most of them small and a few very large. */
export const randomisation: Simulation = (seed, runs) =>
  [12, 16, 60].map((units) => {
    const draws = new Draws(seed + units);
    // Drawing ten thousand assignments of sixty units takes its time.
    const tried = units > 16 ? Math.ceil(runs / 10) : runs;
    let finds = 0;
    for (let run = 0; run < tried; run += 1) {
      const of = (): number[] => Array.from({ length: units / 4 }, () => draws.lognormal(2));
      const blocks = [
        { control: of(), treatment: of() },
        { control: of(), treatment: of() },
      ];
      const found = randomisationTest(blocks, { sides: 'two', seed: run });
      if (found.ok && found.value.pValue <= 0.05) finds += 1;
    }
    return {
      promise: `randomisation finds nothing where nothing is: ${units} units`,
      design: `two blocks, log-normal with σ = 2, ${units > 16 ? '10,000 draws' : 'every assignment'}`,
      accepted: [0, 5.5] as const,
      measured: percent(finds, tried),
      seed: seed + units,
      runs: tried,
    };
  });

/** A treatment that is worse by exactly the margin must hardly ever be proven not to be. */
export const nonInferioritySize: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  let proofs = 0;
  for (let run = 0; run < runs; run += 1) {
    const arm = (chance: number) =>
      ({
        moments: { kind: 'proportion', units: 1000, sum: new Decimal(draws.count(1000, chance)) },
      }) as const;
    const found = nonInferiority(arm(0.2), arm(0.17), {
      difference: 'absolute',
      direction: 'higher',
      margin: 0.03,
      alpha: 0.05,
      engine: { kind: 'fixed' },
    });
    if (found.ok && found.value.isProven) proofs += 1;
  }
  return [
    {
      promise: 'a treatment that is worse by the margin is taken for harmless in 5 %',
      design: '1,000 units an arm, 17 % instead of 20 %, margin 3 points',
      accepted: [0, 5.5],
      measured: percent(proofs, runs),
      seed,
      runs,
    },
  ];
};

/** Three treatments that are all like the control. */
export const simultaneous: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  let [all, alone] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const arms = Array.from({ length: 4 }, () => {
      const sums = new Sums();
      for (let unit = 0; unit < 200; unit += 1) sums.add(draws.normal());
      return sums.arm;
    });
    const [control, ...treatments] = arms;
    if (!control) continue;
    const covers = (ci: readonly [number | null, number | null]): boolean =>
      (ci[0] ?? 0) <= 0 && (ci[1] ?? 0) >= 0;
    if (compareAll(control, treatments, plan(FIXED)).every((each) => each.ok && covers(each.value.ci)))
      all += 1;
    if (
      treatments.every((treatment) => {
        const found = compare(control, treatment, plan(FIXED));
        return found.ok && covers(found.value.ci);
      })
    )
      alone += 1;
  }
  const design = '200 units in each of four arms, normal';
  return [
    {
      promise: 'intervals shown together all hold at once in 95 % at least',
      design,
      accepted: [94.9, 97],
      measured: percent(all, runs),
      seed,
      runs,
    },
    {
      promise: '… where each by itself does not',
      design,
      accepted: [80, 92],
      measured: percent(alone, runs),
      seed,
      runs,
    },
  ];
};
