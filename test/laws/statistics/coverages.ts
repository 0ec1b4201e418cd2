import {
  absoluteDifference,
  compare,
  counterfactual,
  type Decomposed,
  estimateOf,
  infer,
  NO_BILLS,
  type Interval,
  quantileOf,
  withBill,
  withinPopulation,
} from '#analysis';
import { Decimal } from '#money';
import { Draws, Sums } from './draws.js';
import type { Row, Simulation } from './row.js';

const FIXED = { kind: 'fixed', sides: 'two' } as const;
const COVERED = [93.5, 96.5] as const;
const covers = (ci: Interval | undefined, truth: number): boolean =>
  ci !== undefined && (ci[0] ?? truth) <= truth && truth <= (ci[1] ?? truth);

/** Relative intervals around a control whose mean is sure enough. */
export const relative: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  let covered = 0;
  for (let run = 0; run < runs; run += 1) {
    const [c, t] = [new Sums(), new Sums()];
    for (let unit = 0; unit < 1500; unit += 1) {
      c.add(draws.revenue());
      t.add(1.2 * draws.revenue());
    }
    const found = compare(c.arm, t.arm, {
      difference: 'relative',
      engine: FIXED,
      alpha: 0.05,
      isAdjusted: false,
    });
    if (found.ok && covers(found.value.ci, 0.2)) covered += 1;
  }
  return [
    {
      promise: 'a relative interval covers the truth in 95 %',
      design: '1,500 units an arm, 70 % zeros, log-normal revenue, a rise of 20 %',
      accepted: COVERED,
      measured: (100 * covered) / runs,
      seed,
      runs,
    },
  ];
};

const PARTS = ['price', 'behaviour', 'total'] as const;

/** Experiments that are each generated otherwise: prices, conversions, usage, and how skewed it is. */
export const counterfactuals: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  const hits = new Map<string, { covered: number; shown: number }>();
  let [withoutCovariance, proper] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const world = {
      conversion: draws.between(0.3, 0.8),
      later: draws.between(0.3, 0.8),
      deviation: draws.between(0.2, 0.8),
      less: draws.between(0.6, 1.1),
      old: { base: draws.between(5, 20), rate: draws.between(0.5, 3) },
      next: { base: draws.between(5, 20), rate: draws.between(0.5, 3) },
    };
    const meanUsage = Math.exp(world.deviation ** 2 / 2);
    const mean = ({ base, rate }: { base: number; rate: number }, usage: number): number =>
      base + rate * usage;
    const [x, z, y] = [
      world.conversion * mean(world.old, meanUsage),
      world.conversion * mean(world.next, meanUsage),
      world.later * mean(world.next, world.less * meanUsage),
    ];
    let [control, treatment] = [NO_BILLS, NO_BILLS];
    const bill = (price: { base: number; rate: number }, usage: number): Decimal =>
      new Decimal(mean(price, usage).toFixed(2));
    for (let unit = 0; unit < 400; unit += 1) {
      const none = new Decimal(0);
      const [before, after] = [
        draws.lognormal(world.deviation),
        world.less * draws.lognormal(world.deviation),
      ];
      const [pays, paysLater] = [draws.uniform() < world.conversion, draws.uniform() < world.later];
      control = withBill(
        control,
        pays ? bill(world.old, before) : none,
        pays ? bill(world.next, before) : none,
      );
      treatment = withBill(
        treatment,
        paysLater ? bill(world.next, after) : none,
        paysLater ? bill(world.old, after) : none,
      );
    }
    const found = counterfactual(control, treatment, { alpha: 0.05, engine: FIXED });
    if (!found.ok) continue;
    const { price, behaviour, covariance, relative: shares } = found.value;
    const sum = price.standardError ** 2 + behaviour.standardError ** 2;
    withoutCovariance += sum;
    proper += sum + 2 * covariance;
    const count = (key: string, ci: Interval | undefined, truth: number): void => {
      const { covered, shown } = hits.get(key) ?? { covered: 0, shown: 0 };
      if (ci) hits.set(key, { covered: covered + (covers(ci, truth) ? 1 : 0), shown: shown + 1 });
    };
    const truths: Readonly<Record<keyof Decomposed, number>> = {
      price: z - x,
      behaviour: y - z,
      total: y - x,
    };
    for (const part of PARTS) {
      count(part, found.value[part].ci, truths[part]);
      count(`${part}, relative`, shares?.[part].ci, truths[part] / x);
    }
  }
  const design = '400 units an arm; prices, conversion, usage and its skew anew in each experiment';
  return [
    ...PARTS.flatMap((part) => [part, `${part}, relative`]).map((part): Row => {
      const { covered, shown } = hits.get(part) ?? { covered: 0, shown: 0 };
      return {
        promise: `counterfactual bills: the interval of ${part} covers the truth in 95 %`,
        design,
        accepted: COVERED,
        measured: (100 * covered) / Math.max(1, shown),
        seed,
        runs: shown,
      };
    }),
    {
      promise: '… where the variances of price and behaviour, summed without their covariance, are off by',
      design,
      accepted: [2, 100],
      unit: '% of the variance',
      measured: 100 * Math.abs(withoutCovariance / proper - 1),
      seed,
      runs,
    },
  ];
};

/** What a covariate that goes with the metric by 0.6 takes away. */
export const cuped: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  const rho = 0.6;
  let [ratios, covered, off] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const [c, t] = [new Sums(), new Sums()];
    for (let unit = 0; unit < 500; unit += 1)
      for (const arm of [c, t]) {
        const before = draws.normal();
        arm.add(
          10 + rho * before + Math.sqrt(1 - rho ** 2) * draws.normal() + (arm === t ? 0.1 : 0),
          5 + before,
        );
      }
    const plan = { difference: 'absolute', engine: FIXED, alpha: 0.05, isAdjusted: true } as const;
    const [adjusted, plain] = [
      compare(c.armWithCovariate, t.armWithCovariate, plan),
      compare(c.arm, t.arm, { ...plan, isAdjusted: false }),
    ];
    if (!adjusted.ok || !plain.ok) continue;
    ratios += (adjusted.value.standardError / plain.value.standardError) ** 2;
    off += (adjusted.value.effect - 0.1) / adjusted.value.standardError;
    if (covers(adjusted.value.ci, 0.1)) covered += 1;
  }
  const design = '500 units an arm, normal, correlation 0.6';
  return [
    {
      promise: 'CUPED leaves 1 − r² = 64 % of the variance',
      design,
      accepted: [64 * 0.98, 64 * 1.02],
      measured: (100 * ratios) / runs,
      seed,
      runs,
    },
    {
      promise: '… without a bias',
      design,
      accepted: [-300 / Math.sqrt(runs), 300 / Math.sqrt(runs)],
      because: 'three standard errors of so many runs',
      measured: (100 * off) / runs,
      unit: '% of a standard error',
      seed,
      runs,
    },
    {
      promise: '… and its interval covers the truth in 95 %',
      design,
      accepted: COVERED,
      measured: (100 * covered) / runs,
      seed,
      runs,
    },
  ];
};

/** The 90th percentile of skewed values, twice as large in the treatment. */
export const quantiles: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  // Sorting four hundred decimals takes its time.
  const tried = Math.ceil(runs / 5);
  let covered = 0;
  for (let run = 0; run < tried; run += 1) {
    const arm = (factor: number): readonly Decimal[] =>
      Array.from({ length: 400 }, () => new Decimal(factor * draws.lognormal(1)));
    const [c, t] = [quantileOf(arm(1), 0.9), quantileOf(arm(2), 0.9)];
    if (!c.ok || !t.ok) continue;
    const { ci } = infer(absoluteDifference(c.value, t.value), FIXED, 0.05);
    if (covers(ci, Math.exp(1.2815515655446004))) covered += 1;
  }
  return [
    {
      promise: 'the interval of a difference of 90th percentiles covers the truth in 95 %',
      design: '400 units an arm, log-normal',
      accepted: [93, 97],
      because: 'ranks are whole, so the interval of 400 units is a little too wide or too narrow',
      measured: (100 * covered) / tried,
      seed,
      runs: tried,
    },
  ];
};

/** A cohort that is enrolled as a whole: what would have become of each unit in either arm is fixed, the arms are drawn. */
export const cohorts: Simulation = (seed, runs) => {
  const draws = new Draws(seed);
  const units = Array.from({ length: 200 }, () => {
    const control = draws.lognormal(0.5);
    return { control, treatment: 1 + 2 * control };
  });
  const truth = units.reduce((all, { control, treatment }) => all + treatment - control, 0) / units.length;
  let [covered, wide] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const [c, t] = [new Sums(), new Sums()];
    for (let place = 0; place < units.length; place += 1) {
      const other = place + Math.floor(draws.uniform() * (units.length - place));
      const [drawn, here] = [units[other], units[place]];
      if (!drawn || !here) continue;
      units[other] = here;
      units[place] = drawn;
      if (place < 100) c.add(drawn.control);
      else t.add(drawn.treatment);
    }
    const [before, after] = [estimateOf(c.moments), estimateOf(t.moments)];
    if (covers(infer(withinPopulation(before, after, units.length), FIXED, 0.05).ci, truth)) covered += 1;
    if (covers(infer(absoluteDifference(before, after), FIXED, 0.05).ci, truth)) wide += 1;
  }
  const design = 'a cohort of 200, all of them enrolled, effects that differ';
  return [
    {
      promise: 'within a finite cohort the interval covers its own mean effect in 95 %',
      design,
      accepted: [93.5, 98],
      because:
        'nobody sees the spread of the units’ own effects: the least that it can be errs to the wide side',
      measured: (100 * covered) / runs,
      seed,
      runs,
    },
    {
      promise: '… where one for a larger world is wider than it need be',
      design,
      accepted: [95, 100],
      measured: (100 * wide) / runs,
      seed,
      runs,
    },
  ];
};
