import { Decimal, ZERO } from '#money';
import { type Analysed, computed } from './analysed.js';
import { type Engine, infer } from './compare.js';
import { absoluteDifference, type Difference, isNearZero, relativeDifference, welch } from './difference.js';
import type { Interval } from './fixed.js';
import { type Estimate, perUnit, scatter, type SumOfSquares } from './moments.js';
import { soundArm } from './soundness.js';

/**
 * An arm's bills of one window, each unit twice: under the version of its own arm (what it paid), and under that of the
 * other arm for the very same usage. Sums are exact and add up, so they can be kept as bills come in.
 */
export interface BillSums {
  readonly units: number;
  readonly own: SumOfSquares;
  readonly other: SumOfSquares;
  readonly sumProducts: Decimal;
}

export const NO_BILLS: BillSums = {
  units: 0,
  own: { sum: ZERO, sumSquares: ZERO },
  other: { sum: ZERO, sumSquares: ZERO },
  sumProducts: ZERO,
};

/** The sums with one unit more. A unit that is not subscribed has 0 twice. */
export const withBill = (sums: BillSums, own: Decimal, other: Decimal): BillSums => ({
  units: sums.units + 1,
  own: plus(sums.own, own),
  other: plus(sums.other, other),
  sumProducts: sums.sumProducts.plus(own.times(other)),
});

const plus = ({ sum, sumSquares }: SumOfSquares, value: Decimal): SumOfSquares => ({
  sum: sum.plus(value),
  sumSquares: sumSquares.plus(value.times(value)),
});

/** A part of the difference. Without an interval where all units are alike: there is no spread to judge it by. */
export interface EffectPart {
  readonly effect: number;
  readonly standardError: number;
  readonly ci?: Interval;
}

export interface Decomposed {
  /** What the new price does to bills while nobody behaves otherwise. */
  readonly price: EffectPart;
  /** What changed behaviour does to bills under the new price: conversion, quantity, usage, churn. */
  readonly behaviour: EffectPart;
  /** Both: the difference between the arms. Its effect is their sum; its interval is not. */
  readonly total: EffectPart;
}

export interface Counterfactual extends Decomposed {
  /** Of price and behaviour: both rest on the control's bills under the new price. */
  readonly covariance: number;
  /** In shares of the control's mean bill; absent where that is less sure than 10 % of itself: they would mislead. */
  readonly relative?: Decomposed;
  /** The other order: behaviour first, under the old price, then the price at the treatment's behaviour. */
  readonly otherOrder: Pick<Decomposed, 'price' | 'behaviour'>;
  /** The price raises bills in one order and lowers them in the other: the split says little. */
  readonly isPriceAmbiguous: boolean;
}

/**
 * How much of a difference in revenue is the price itself, and how much is how people behave under it. With x and z the
 * control's bills under old and new price, y and w the treatment's under new and old: price mean_C(z−x), behaviour
 * mean(y) − mean_C(z), total ȳ − x̄. The control's own variance is in both parts, so intervals do not add up and must not
 * be summed. Degrees of freedom: n_C − 1 for the price, Welch's for the others. Intervals by the engine, at `alpha`; raw
 * values, no covariate. Source: experiments.md, section 5.
 */
export function counterfactual(
  control: BillSums,
  treatment: BillSums,
  { alpha, engine }: { readonly alpha: number; readonly engine: Exclude<Engine, { kind: 'bayesian' }> },
): Analysed<Counterfactual> {
  for (const [name, sums] of [['control', control] as const, ['treatment', treatment] as const]) {
    const sound = soundArm(
      {
        moments: { kind: 'mean', units: sums.units, ...sums.own },
        covariate: { kind: 'value', ...sums.other, sumProducts: sums.sumProducts },
      },
      name,
    );
    if (!sound.ok) return sound;
  }
  const units = control.units + treatment.units;
  const partOf = (difference: Difference): EffectPart => {
    const { effect, standardError } = difference;
    return standardError > 0
      ? { effect, standardError, ci: infer(difference, engine, alpha).ci }
      : { effect, standardError };
  };
  /** A mean over one arm alone. It is looked at as often as the others, so its clock is that of both arms. */
  const withinOne = ({ mean, variance, units: own }: Estimate): EffectPart =>
    partOf({
      effect: mean.toNumber(),
      standardError: Math.sqrt(variance / own),
      units,
      degreesOfFreedom: own - 1,
    });

  const [x, z] = [estimateOfBills(control, 'own'), estimateOfBills(control, 'other')];
  const [y, w] = [estimateOfBills(treatment, 'own'), estimateOfBills(treatment, 'other')];
  const rise = combined(control, 1, -1);
  const price = withinOne(rise);
  const otherPrice = withinOne(combined(treatment, -1, 1));
  return computed({
    price,
    behaviour: partOf(absoluteDifference(z, y)),
    total: partOf(absoluteDifference(x, y)),
    covariance: -covarianceWithOther(control) / control.units,
    ...(!isNearZero(x) && {
      relative: {
        price: withinOne(relativePrice(control, x, z)),
        behaviour: partOf(relativeBehaviour(control, { x, z, y }, units)),
        total: partOf(relativeDifference(x, y)),
      },
    }),
    otherOrder: { price: otherPrice, behaviour: partOf(absoluteDifference(x, w)) },
    isPriceAmbiguous: price.effect * otherPrice.effect < 0,
  });
}

function estimateOfBills({ units, ...sums }: BillSums, which: 'own' | 'other'): Estimate {
  const { sum, sumSquares } = sums[which];
  return {
    units,
    mean: sum.dividedBy(units),
    variance: Math.max(0, perUnit(scatter(units, sum, sum, sumSquares), units, units - 1).toNumber()),
  };
}

/** The mean of other·a + own·b, and the variance of one unit, centred exactly. */
function combined(
  { units, own, other, sumProducts }: BillSums,
  a: Decimal | number,
  b: Decimal | number,
): Estimate {
  const [ofOther, ofOwn] = [new Decimal(a), new Decimal(b)];
  const scattered = scatter(units, other.sum, other.sum, other.sumSquares)
    .times(ofOther.pow(2))
    .plus(scatter(units, own.sum, own.sum, own.sumSquares).times(ofOwn.pow(2)))
    .plus(scatter(units, own.sum, other.sum, sumProducts).times(ofOther).times(ofOwn).times(2));
  return {
    units,
    mean: other.sum.times(ofOther).plus(own.sum.times(ofOwn)).dividedBy(units),
    variance: Math.max(0, perUnit(scattered, units, units - 1).toNumber()),
  };
}

/** cov_C(z − x, z). */
function covarianceWithOther({ units, own, other, sumProducts }: BillSums): number {
  const scattered = scatter(units, other.sum, other.sum, other.sumSquares).minus(
    scatter(units, own.sum, other.sum, sumProducts),
  );
  return perUnit(scattered, units, units - 1).toNumber();
}

/** z̄/x̄ − 1 with [s²z + h²s²x − 2h·s_xz]/x̄², h = z̄/x̄; its sign is that of the rise, also where bills are credits. */
function relativePrice(control: BillSums, x: Estimate, z: Estimate): Estimate {
  const spread = combined(control, 1, z.mean.dividedBy(x.mean).negated());
  return {
    units: control.units,
    mean: z.mean.minus(x.mean).dividedBy(x.mean.abs()),
    variance: spread.variance / x.mean.toNumber() ** 2,
  };
}

/** (ȳ − z̄)/x̄ with [s²y/n_T + (s²z + b²s²x + 2b·s_xz)/n_C]/x̄². */
function relativeBehaviour(
  control: BillSums,
  { x, z, y }: { readonly x: Estimate; readonly z: Estimate; readonly y: Estimate },
  units: number,
): Difference {
  const b = y.mean.minus(z.mean).dividedBy(x.mean);
  const ofControl = combined(control, 1, b);
  const squared = y.variance / y.units + ofControl.variance / ofControl.units;
  return {
    effect: y.mean.minus(z.mean).dividedBy(x.mean.abs()).toNumber(),
    standardError: Math.sqrt(squared) / Math.abs(x.mean.toNumber()),
    units,
    degreesOfFreedom: welch(ofControl, y),
  };
}
