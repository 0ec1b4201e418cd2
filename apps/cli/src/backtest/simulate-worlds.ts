import {
  absoluteDifference,
  estimateOf,
  fixedTest,
  type GuardrailPlan,
  isNearZero,
  judgeGuardrail,
  LEAST_UNITS,
  type Moments,
  relativeDifference,
  sampleRatio,
  SAMPLE_RATIO_ALARM,
  sampleRatioTest,
  uniform,
  USUAL_TUNING,
} from '#analysis';
import type { Experiment } from '#catalog';
import type { Verdict } from '#experiments';
import { applyPolicy, isStop } from './apply-policy.js';
import type { GuardedMetric } from './guarded-metrics.js';
import type { PastUnits } from './past-units.js';
import { stageAtShare } from './stage-at.js';
import { SummedUnits } from './summed-units.js';

export interface WorldsPlan {
  readonly worlds: number;
  readonly looks: number;
  readonly seed: number;
}

/** In how many worlds something was found at any look. */
export interface Tally {
  found: number;
  /** By tests of one look each, at the same looks and the same share of alpha. */
  byFixedTests: number;
}

export interface WorldsTally {
  readonly guardrails: readonly Tally[];
  /** By any of them. */
  readonly anyGuardrail: Tally;
  readonly sampleRatio: Tally;
  /** Worlds that the policy stopped or paused for what was found: falsely, since all arms are alike. */
  readonly stopped: number;
  /** Worlds that it paused for what was not known: that is as its file says, and no false find. */
  readonly undecided: number;
}

/** At a planned look p has to be below this. */
const SAMPLE_RATIO_ALPHA = 0.001;

/**
 * Worlds in which past units got their arms by chance and nothing differs: whatever is found in one is found falsely.
 * Units come in another order in each world and are looked at as they come. The same seed gives the same tallies.
 */
export function simulateWorlds(
  experiment: Experiment,
  guarded: readonly GuardedMetric[],
  units: PastUnits,
  { worlds, looks, seed }: WorldsPlan,
  progress: (done: number) => void = () => undefined,
): WorldsTally {
  const next = uniform(seed);
  const weights = experiment.variants.map(({ weight }) => weight.toNumber());
  const bounds = cumulative(weights);
  const arms = new SummedUnits(guarded, units, weights.length);
  const order = Uint32Array.from({ length: units.count }, (_, unit) => unit);
  const plans = guarded.map((each) => planOf(experiment, each, guarded.length));
  const tally = {
    guardrails: guarded.map(() => ({ found: 0, byFixedTests: 0 })),
    anyGuardrail: { found: 0, byFixedTests: 0 },
    sampleRatio: { found: 0, byFixedTests: 0 },
    stopped: 0,
    undecided: 0,
  };
  for (let world = 0; world < worlds; world += 1) {
    arms.clear();
    const seen = new WorldSeen(guarded.length, weights);
    let [isStopped, isUndecided, come] = [false, false, 0];
    for (let look = 1; look <= looks; look += 1) {
      for (const until = Math.floor((units.count * look) / looks); come < until; come += 1)
        arms.add(draw(order, come, next), armOf(bounds, next()));
      seen.look(arms, plans);
      if (isStopped || isUndecided) continue;
      const { action, verdict } = applyPolicy(experiment, stageAtShare(experiment, look / looks), {
        guardrails: guarded.map(({ guardrail }, metric) => ({
          guardrail,
          verdict: seen.verdicts[metric] ?? 'pass',
        })),
        sampleRatio: seen.ratioVerdict,
        arms: experiment.variants.map(({ key }, arm) => {
          const count = arms.counts[arm] ?? 0;
          return { variant: key, units: count, exposed: count };
        }),
        errorsInRow: 0,
      });
      if (isStop(action)) [isStopped, isUndecided] = [verdict === 'fail', verdict !== 'fail'];
    }
    for (const [metric, each] of tally.guardrails.entries()) {
      if (seen.found[metric] === true) each.found += 1;
      if (seen.byFixedTests[metric] === true) each.byFixedTests += 1;
    }
    if (seen.found.includes(true)) tally.anyGuardrail.found += 1;
    if (seen.byFixedTests.includes(true)) tally.anyGuardrail.byFixedTests += 1;
    if (seen.isRatioFound) tally.sampleRatio.found += 1;
    if (seen.isRatioByFixedTests) tally.sampleRatio.byFixedTests += 1;
    if (isStopped) tally.stopped += 1;
    if (isUndecided) tally.undecided += 1;
    progress(world + 1);
  }
  return tally;
}

/** One world: what its looks say now, and what any of them has found. */
class WorldSeen {
  readonly found: boolean[];
  readonly byFixedTests: boolean[];
  verdicts: Verdict[] = [];
  ratioVerdict: Verdict = 'pass';
  isRatioFound = false;
  isRatioByFixedTests = false;

  constructor(
    metrics: number,
    private readonly weights: readonly number[],
  ) {
    this.found = Array<boolean>(metrics).fill(false);
    this.byFixedTests = Array<boolean>(metrics).fill(false);
  }

  look(arms: SummedUnits, plans: readonly GuardrailPlan[]): void {
    this.verdicts = plans.map((plan, metric) => {
      const control = arms.momentsOf(metric, 0);
      let verdict: Verdict = 'pass';
      for (let arm = 1; arm < this.weights.length; arm += 1) {
        const treatment = arms.momentsOf(metric, arm);
        const reading = judgeGuardrail(control, treatment, plan).verdict;
        if (reading === 'fail' || verdict === 'pass') verdict = reading;
        if (this.byFixedTests[metric] !== true && isHarmAtOnce(control, treatment, plan))
          this.byFixedTests[metric] = true;
      }
      if (verdict === 'fail') this.found[metric] = true;
      return verdict;
    });
    const counts = [...arms.counts];
    const { logEvidence } = sampleRatio([
      counts.map((units, arm) => ({ units, buckets: this.weights[arm] ?? 0 })),
    ]);
    this.ratioVerdict = logEvidence >= SAMPLE_RATIO_ALARM ? 'fail' : 'pass';
    if (this.ratioVerdict === 'fail') this.isRatioFound = true;
    const once = sampleRatioTest([{ counts, shares: this.weights }]);
    if (once.ok && !once.value.isInconclusive && once.value.pValue < SAMPLE_RATIO_ALPHA)
      this.isRatioByFixedTests = true;
  }
}

function planOf(
  { metrics, variants }: Experiment,
  { guardrail, direction, kind }: GuardedMetric,
  all: number,
): GuardrailPlan {
  const { notWorseBy } = guardrail;
  const planned = metrics?.plannedPerVariant;
  // Where all arms have one price, nothing has to be made up for: the break-even is 0, in percent of the control.
  const isBreakEven = notWorseBy === 'breakEven';
  return {
    direction,
    margin: isBreakEven ? 0 : (notWorseBy?.toNumber() ?? 0),
    isRelative: isBreakEven || kind !== 'proportion',
    alpha: metrics?.alpha.toNumber() ?? 0.05,
    comparisons: all * (variants.length - 1),
    tuning: planned === undefined ? USUAL_TUNING : 2 * planned,
  };
}

/** What a test for one look would call worse than the margin: right at one look, and wrong at many. */
function isHarmAtOnce(
  control: Moments,
  treatment: Moments,
  { direction, margin, isRelative, alpha, comparisons }: GuardrailPlan,
): boolean {
  if (Math.min(control.units, treatment.units) < LEAST_UNITS) return false;
  const [before, after] = [estimateOf(control), estimateOf(treatment)];
  if (isRelative === true && isNearZero(before)) return false;
  const difference = (isRelative === true ? relativeDifference : absoluteDifference)(before, after);
  if (!(difference.standardError > 0 && difference.standardError < Infinity)) return false;
  const harm = direction === 'higher' ? -difference.effect : difference.effect;
  const share = alpha / comparisons;
  return fixedTest({ ...difference, effect: harm - margin / 100 }, 'greater', share).pValue < share;
}

function cumulative(weights: readonly number[]): readonly number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return weights.map((weight) => (before += weight) / whole);
}

function armOf(bounds: readonly number[], drawn: number): number {
  const arm = bounds.findIndex((bound) => drawn < bound);
  return arm === -1 ? bounds.length - 1 : arm;
}

/** The unit that comes next, of those that have not come: one step of a shuffle. */
function draw(order: Uint32Array, place: number, next: () => number): number {
  const other = place + Math.floor(next() * (order.length - place));
  const [own, drawn] = [order[place] ?? 0, order[other] ?? 0];
  order[place] = drawn;
  order[other] = own;
  return drawn;
}
