import { compare, type ComparisonPlan, type Engine, nonInferiority, simultaneousAlpha } from '#analysis';
import { Decimal } from '#money';
import { Draws, Sums } from './draws.js';
import { atMost, type Simulation } from './row.js';

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
  let [finds, covered, flagged] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const [c, t] = [new Sums(), new Sums()];
    for (let unit = 0; unit < 500; unit += 1) for (const arm of [c, t]) arm.add(draws.revenue());
    const found = compare(c.arm, t.arm, plan(FIXED));
    if (found.ok && (found.value.pValue ?? 1) < 0.05) finds += 1;
    const relative = compare(c.arm, t.arm, { ...plan(FIXED), difference: 'relative' });
    if (!relative.ok) continue;
    const [low, high] = relative.value.ci;
    if ((low ?? 0) <= 0 && (high ?? 0) >= 0) covered += 1;
    if (relative.value.notes.includes('baseline-near-zero')) flagged += 1;
  }
  const design = '500 units an arm, 70 % zeros, log-normal revenue, one look';
  return [
    {
      promise: 'a fixed test of arms that are alike finds something in 5 %',
      design,
      accepted: [3, 7],
      measured: percent(finds, runs),
      seed,
      runs,
    },
    {
      promise: '… whose relative interval covers the truth in',
      design,
      measured: percent(covered, runs),
      seed,
      runs,
    },
    {
      promise: '… and is not shown, since the control is less sure than a tenth of itself, in',
      design,
      measured: percent(flagged, runs),
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
      promise: 'a treatment that is worse by the margin is taken for harmless in 5 % at most',
      design: '1,000 units an arm, 17 % instead of 20 %, margin 3 points',
      ...atMost(5, runs),
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
    const coversAllAt = (alpha: number): boolean =>
      treatments.every((treatment) => {
        const found = compare(control, treatment, { ...plan(FIXED), alpha });
        return found.ok && covers(found.value.ci);
      });
    if (coversAllAt(simultaneousAlpha(plan(FIXED).alpha, treatments.length))) all += 1;
    if (coversAllAt(plan(FIXED).alpha)) alone += 1;
  }
  const design = '200 units in each of four arms, normal';
  return [
    {
      promise: 'intervals shown together all hold at once in 95 % at least',
      design,
      accepted: [95, 100],
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
