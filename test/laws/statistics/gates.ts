import {
  type ArmCell,
  fixedTest,
  absoluteDifference,
  estimateOf,
  type GuardrailReading,
  judgeGuardrail,
  LEAST_UNITS,
  type Moments,
  sampleRatio,
  SAMPLE_RATIO_ALARM,
  USUAL_TUNING,
} from '#analysis';
import { instant, instantAt } from '#calendar';
import type { Rollout } from '#catalog';
import {
  decideRollout,
  enteredStage,
  type GateReading,
  liveBuckets,
  type RolloutPosition,
  withPlannedSample,
  worstVerdict,
} from '#experiments';
import { Decimal } from '#money';
import { Draws } from './draws.js';
import type { Row, Simulation } from './row.js';

const DAY = 86_400_000;
const LOOKS = 30;
const ALPHA = 0.05;
/** Of three arms; at 0.5 % of 10,000 buckets they have 16, 16 and 17. */
const WEIGHTS = [33, 33, 34].map((weight) => new Decimal(weight));
/** Units that come on a day of each stage: 5,000 in all. */
const ARRIVALS = [30, 100, 370] as const;

const start = instant('2027-01-01T00:00:00Z');
/** What nobody is sure of lets the rollout go on here: so guardrails are tried with all units that come. */
const PLAN: Rollout = {
  startsAt: start,
  stages: ['0.5', '20', '100'].map((coverage) => ({
    coverage: new Decimal(coverage),
    holdMinutes: 10 * 24 * 60,
    gates: [
      { type: 'guardrails', on: { inconclusive: 'pass' }, dryRun: false },
      { type: 'sampleRatio', on: {}, dryRun: false },
    ],
  })),
};

interface Arm {
  units: number;
  converted: number;
  retained: number;
  churned: number;
  tickets: number;
  ticketsSquared: number;
  seats: number;
  seatsSquared: number;
  usage: number;
  usageSquared: number;
  usageTimesSeats: number;
}
const nobody = (): Arm => ({
  units: 0,
  converted: 0,
  retained: 0,
  churned: 0,
  tickets: 0,
  ticketsSquared: 0,
  seats: 0,
  seatsSquared: 0,
  usage: 0,
  usageSquared: 0,
  usageTimesSeats: 0,
});

/** Three shares, a mean of which seven in ten are zeros, and a ratio: each independent of the others, which is the worst. */
function enrol(arm: Arm, draws: Draws, conversion: number): void {
  arm.units += 1;
  if (draws.uniform() < conversion) arm.converted += 1;
  if (draws.uniform() < 0.9) arm.retained += 1;
  if (draws.uniform() < 0.05) arm.churned += 1;
  const tickets = draws.revenue();
  arm.tickets += tickets;
  arm.ticketsSquared += tickets ** 2;
  const seats = 1 + Math.floor(5 * draws.uniform());
  const usage = seats * draws.lognormal(0.5);
  arm.seats += seats;
  arm.seatsSquared += seats ** 2;
  arm.usage += usage;
  arm.usageSquared += usage ** 2;
  arm.usageTimesSeats += usage * seats;
}

interface Guarded {
  readonly direction: 'higher' | 'lower';
  readonly of: (arm: Arm) => Moments;
}
const share = (units: number, had: number): Moments => ({
  kind: 'proportion',
  units,
  sum: new Decimal(had),
});
const CONVERSION: Guarded = { direction: 'higher', of: ({ units, converted }) => share(units, converted) };
const GUARDED: readonly Guarded[] = [
  CONVERSION,
  { direction: 'higher', of: ({ units, retained }) => share(units, retained) },
  { direction: 'lower', of: ({ units, churned }) => share(units, churned) },
  {
    direction: 'lower',
    of: ({ units, tickets, ticketsSquared }) => ({
      kind: 'mean',
      units,
      sum: new Decimal(tickets),
      sumSquares: new Decimal(ticketsSquared),
    }),
  },
  {
    direction: 'higher',
    of: (arm) => ({
      kind: 'ratio',
      units: arm.units,
      numerator: { sum: new Decimal(arm.usage), sumSquares: new Decimal(arm.usageSquared) },
      denominator: { sum: new Decimal(arm.seats), sumSquares: new Decimal(arm.seatsSquared) },
      sumProducts: new Decimal(arm.usageTimesSeats),
    }),
  },
];

interface Ended {
  /** The look after which enrolment stopped. */
  readonly stopped?: number;
  readonly isPaused: boolean;
  /** What tests of one look each would have called harm at some look. */
  readonly isNaivelyStopped: boolean;
  readonly stagesSeen: number;
}

/** One rollout of three arms through the engine itself: looks, readings, and what is decided by them. */
function rollOut(draws: Draws, conversions: readonly number[], guarded: readonly Guarded[]): Ended {
  const arms = conversions.map(nobody);
  const cells: { units: number; buckets: number }[][] = [];
  let position: RolloutPosition = enteredStage(PLAN, 0, start);
  let isNaivelyStopped = false;
  for (let look = 1; look <= LOOKS; look += 1) {
    const { stage } = position;
    const live = liveBuckets(WEIGHTS, PLAN.stages[stage]?.coverage ?? new Decimal(100));
    cells[stage] ??= live.map((buckets) => ({ units: 0, buckets }));
    const all = live.reduce((sum, buckets) => sum + buckets, 0);
    for (let unit = 0; unit < (ARRIVALS[stage] ?? 0); unit += 1) {
      let bucket = draws.uniform() * all;
      const drawn = live.findIndex((buckets) => (bucket -= buckets) < 0);
      const [arm, cell] = [arms[drawn], cells[stage][drawn]];
      if (!arm || !cell) throw new Error('a drawn bucket belongs to an arm');
      enrol(arm, draws, conversions[drawn] ?? 0);
      cell.units += 1;
    }
    isNaivelyStopped ||= guarded.some((each) => isNaiveFind(each, arms));
    const readings = withPlannedSample([guardrails(guarded, arms), sampleRatioOf(cells)]);
    const now = instantAt(start.epochMilliseconds + look * DAY) ?? start;
    const decided = decideRollout(PLAN, position, readings, now);
    const seen = { isNaivelyStopped, stagesSeen: stage + 1 };
    if (decided.is === 'stopEnrolment') return { stopped: look, isPaused: false, ...seen };
    if (decided.is === 'pause') return { isPaused: true, ...seen };
    if (decided.is === 'complete') return { isPaused: false, ...seen };
    if (decided.is === 'advance') position = enteredStage(PLAN, decided.to, now);
  }
  return { isPaused: false, isNaivelyStopped, stagesSeen: position.stage + 1 };
}

const usual = { isListed: true, on: {}, dryRun: false, errorsInRow: 0, figures: {} } as const;

function guardrails(guarded: readonly Guarded[], [control, ...others]: readonly Arm[]): GateReading {
  if (!control) throw new Error('the first arm is the control');
  const verdicts = guarded.flatMap(({ direction, of }) =>
    others.map(
      (other): GuardrailReading['verdict'] =>
        judgeGuardrail(of(control), of(other), {
          direction,
          margin: 0,
          alpha: ALPHA,
          comparisons: guarded.length * others.length,
          tuning: USUAL_TUNING,
        }).verdict,
    ),
  );
  const verdict = worstVerdict(verdicts);
  return { ...usual, type: 'guardrails', verdict, reason: verdict, on: { inconclusive: 'pass' } };
}

function sampleRatioOf(cells: readonly (readonly ArmCell[])[]): GateReading {
  const { logEvidence } = sampleRatio(cells);
  const verdict = logEvidence >= SAMPLE_RATIO_ALARM ? 'fail' : 'pass';
  return { ...usual, type: 'sampleRatio', verdict, reason: verdict };
}

function isNaiveFind({ direction, of }: Guarded, [control, ...others]: readonly Arm[]): boolean {
  return others.some((other) => {
    if (!control || Math.min(control.units, other.units) < LEAST_UNITS) return false;
    const difference = absoluteDifference(estimateOf(of(control)), estimateOf(of(other)));
    const side = direction === 'higher' ? 'less' : 'greater';
    return difference.standardError > 0 && fixedTest(difference, side, ALPHA).pValue < ALPHA;
  });
}

/** Rollouts of treatments that change nothing at all, and of one that costs a fifth of the conversion. */
export const gates: Simulation = (seed, runs) => {
  const tried = Math.ceil(runs / 4);
  const draws = new Draws(seed);
  let [stopped, paused, naive, last] = [0, 0, 0, 0];
  for (let run = 0; run < tried; run += 1) {
    const ended = rollOut(draws, [0.2, 0.2, 0.2], GUARDED);
    if (ended.stopped !== undefined) stopped += 1;
    if (ended.isNaivelyStopped) naive += 1;
    if (ended.isPaused) paused += 1;
    else if (ended.stopped === undefined && ended.stagesSeen === PLAN.stages.length) last += 1;
  }
  const harmed = Math.ceil(tried / 5);
  const stops: number[] = [];
  for (let run = 0; run < harmed; run += 1)
    stops.push(rollOut(draws, [0.2, 0.16, 0.2], GUARDED).stopped ?? Infinity);
  const median = stops.sort((a, b) => a - b)[Math.floor(harmed / 2)] ?? Infinity;
  const design =
    'three arms alike, five independent guardrails without a margin, 30 looks in three stages, 5,000 units';
  const percent = (count: number): number => (100 * count) / tried;
  const row = (promise: string, measured: number, accepted?: readonly [number, number]): Row => ({
    promise,
    design,
    ...(accepted && { accepted }),
    measured,
    seed,
    runs: tried,
  });
  return [
    row('the whole gate engine stops enrolment of what is harmless in 5 % at most', percent(stopped), [0, 5]),
    row('… and pauses it for its sample ratio in 0.1 % at most', percent(paused), [0, 0.1]),
    row('… all others see their last stage', (100 * last) / (tried - stopped - paused), [100, 100]),
    row('… where tests of one look each would have stopped', percent(naive), [30, 100]),
    {
      promise: 'one treatment that costs a fifth of the conversion is stopped within the 30 looks in',
      design: 'as before, 16 % instead of 20 % in one of the arms',
      measured: (100 * stops.filter((look) => look < Infinity).length) / harmed,
      seed,
      runs: harmed,
    },
    {
      promise: '… half of them after',
      design: 'as before',
      measured: Math.min(median, LOOKS + 1),
      unit: `looks (${LOOKS + 1}: never)`,
      seed,
      runs: harmed,
    },
  ];
};
