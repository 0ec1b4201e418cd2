import {
  type Analysed,
  computed,
  minimumDetectableEffect,
  powerOf,
  refused,
  simultaneousAlpha,
  unitsNeeded,
  USUAL_TUNING,
  withinPopulation,
} from '#analysis';
import type { Experiment } from '#catalog';
import { enrolledBy, type EnrolmentForecast, enrolmentDays, liveBuckets } from '#experiments';
import { Decimal } from '#money';

/** Of one unit under the control. */
export interface Baseline {
  readonly kind: 'proportion' | 'mean';
  readonly mean: number;
  readonly variance: number;
}

export interface PlanInputs {
  readonly baseline: Baseline;
  /** 0.05: a rise of 5 %. */
  readonly effect?: number;
  readonly power: number;
  readonly forecast: EnrolmentForecast;
  /** How long its own stages last; absent without a rollout. */
  readonly ownDays?: number;
}

/** After its window a unit's usage may come so much later. */
export const LATE_USAGE_DAYS = 35;
const WEEK = 7;
const TEN_YEARS = 3652;

export interface Needed {
  readonly units: number;
  readonly unitsOfArm: Readonly<Record<string, number>>;
  readonly duration: Analysed<Duration>;
}

export interface Duration {
  readonly enrolmentDays: number;
  /** Whole billing periods of enrolment, and those of the window of whoever enrolled last. */
  readonly billingPeriods: number;
  readonly weeks: number;
}

export interface OwnLength {
  readonly days: number;
  readonly units: number;
  readonly unitsOfArm: Readonly<Record<string, number>>;
  readonly detectable: Analysed<number>;
  /** How probably these units show the rise that is asked about; absent where none is. */
  readonly power?: Analysed<number>;
  /** Percent by which the interval is narrower at the least since the cohort is finite. */
  readonly narrowerPercent: number;
}

export interface PlanFigures {
  readonly engine: 'fixed' | 'sequential';
  /** Of each comparison with the control: all of them hold at once. */
  readonly alpha: number;
  readonly tuning?: number;
  readonly needed?: Analysed<Needed>;
  readonly own?: OwnLength;
}

/**
 * What an experiment needs, and what it can find as it is written. Arms whose weights differ are planned as pairs with the
 * control that are as sure as two equal arms would be; the least sure pair decides.
 */
export function planFigures(experiment: Experiment, inputs: PlanInputs): PlanFigures {
  const { variants, metrics } = experiment;
  const { baseline, effect, power, forecast, ownDays } = inputs;
  const keys = variants.map(({ key }) => key);
  const live = liveBuckets(
    variants.map(({ weight }) => weight),
    new Decimal(100),
  );
  const all = live.reduce((sum, buckets) => sum + buckets, 0);
  const [control = 0, ...others] = live.map((buckets) => buckets / all);
  /** Units of two equal arms that are as sure as the least sure pair, out of each unit that enrols. */
  const worth = Math.min(...others.map((share) => (4 * control * share) / (control + share)));
  const alpha = simultaneousAlpha(Number(metrics?.alpha.toString() ?? '0.05'), others.length);
  const engine = metrics?.engine === 'fixed' || metrics?.engine === 'bayesian' ? 'fixed' : 'sequential';
  const planned = metrics?.plannedPerVariant;
  const tuning = planned === undefined ? USUAL_TUNING : 2 * planned;
  const plan = {
    mean: baseline.mean,
    variance: baseline.variance,
    variants: 2,
    alpha,
    engine: engine === 'fixed' ? ({ kind: 'fixed' } as const) : ({ kind: 'sequential', tuning } as const),
  };
  const byArm = (units: number): Record<string, number> =>
    Object.fromEntries(keys.map((key, arm) => [key, Math.ceil((units * (live[arm] ?? 0)) / all)]));

  const neededFor = (rise: number): Analysed<Needed> => {
    if (isAboveAll(baseline, rise)) return ABOVE_ALL;
    const pair = unitsNeeded(plan, rise, power);
    if (!pair.ok) return pair;
    const units = Math.ceil(pair.value / worth);
    return computed({
      units,
      unitsOfArm: byArm(units),
      duration: durationFor(units, forecast, metrics?.window ?? 1),
    });
  };
  const ownFor = (days: number): OwnLength => {
    const units = enrolledBy(forecast, days);
    const own = { ...plan, units: units * worth };
    const detectable = minimumDetectableEffect(own, power);
    const perArm = Math.floor((units * worth) / 2);
    return {
      days,
      units,
      unitsOfArm: byArm(units),
      detectable,
      ...(effect !== undefined && {
        power: isAboveAll(baseline, effect) ? ABOVE_ALL : powerOf(own, effect),
      }),
      narrowerPercent: detectable.ok ? narrower(baseline, detectable.value, perArm, units) : 0,
    };
  };
  return {
    engine,
    alpha,
    ...(engine === 'sequential' && { tuning }),
    ...(effect !== undefined && { needed: neededFor(effect) }),
    ...(ownDays !== undefined && { own: ownFor(ownDays) }),
  };
}

const ABOVE_ALL = refused('analysis.effect-unreachable', 'a share with this rise is above 1');
const isAboveAll = ({ kind, mean }: Baseline, rise: number): boolean =>
  kind === 'proportion' && mean * (1 + rise) > 1;

/** Enrolment, rounded up to whole billing periods, and the window of whoever enrolled last. */
function durationFor(units: number, forecast: EnrolmentForecast, window: number): Analysed<Duration> {
  const days = enrolmentDays(forecast, units);
  if (days === undefined)
    return refused(
      'analysis.effect-unreachable',
      `${enrolledBy(forecast, TEN_YEARS)} units enrol within ten years: ask for a larger effect, or reach more of the cohort`,
    );
  const billingPeriods = Math.max(1, Math.ceil(days / forecast.periodDays)) + window;
  return computed({
    enrolmentDays: days,
    billingPeriods,
    weeks: Math.ceil((billingPeriods * forecast.periodDays) / WEEK),
  });
}

/** The variance of a share changes with it, that of a mean is planned as it is: only the former is narrower. */
function narrower({ kind, mean, variance }: Baseline, effect: number, units: number, all: number): number {
  if (kind === 'mean' || units < 1) return 0;
  const after = Math.min(1, mean * (1 + effect));
  const [before, then] = [
    { units, mean: new Decimal(mean), variance },
    { units, mean: new Decimal(after), variance: after * (1 - after) },
  ];
  const wide = Math.sqrt((before.variance + then.variance) / units);
  return 100 * (1 - withinPopulation(before, then, all).standardError / wide);
}
