import { Decimal, invariant } from '#money';
import type { Arm, Covariate } from './arm.js';
import { type Difference, welch } from './difference.js';
import {
  type ExactEstimate,
  exactEstimateOf,
  type Moments,
  perUnit,
  ratioVariance,
  scatter,
  type SumOfSquares,
} from './moments.js';

/** Variances that adjustment leaves below this share of what there was are rounding, not certainty. */
const ROUNDING = 1e-12;

/** An arm's metric beside its covariate, each around one unit; exact, since what is left of two variances may be little. */
export interface Beside extends ExactEstimate {
  readonly covariate: { readonly mean: Decimal; readonly variance: Decimal; readonly covariance: Decimal };
}

/**
 * The difference of what is left of the metric once everything that the covariate explains is taken away (CUPED). θ is
 * pooled: cov/var of the arms' summed moments. The relative difference divides by the unadjusted |m_C|, and its variance
 * holds how metric, covariate and baseline go together. Undefined when the covariate does not vary: there is nothing to
 * take away. Both arms have covariates of one kind. Source: statistics.md.
 */
export function adjustedDifference(
  control: Arm,
  treatment: Arm,
  kind: 'absolute' | 'relative',
): Difference | undefined {
  const theta = pooledTheta(control, treatment);
  return theta === undefined ? undefined : differenceBy(theta, control, treatment, kind);
}

/** The same by a θ that is known. */
export function differenceBy(
  theta: Decimal,
  control: Arm,
  treatment: Arm,
  kind: 'absolute' | 'relative',
): Difference {
  const [c, t] = [besideOf(control), besideOf(treatment)];
  const [before, after] = [adjusted(c, theta), adjusted(t, theta)];
  const effect = t.mean
    .minus(c.mean)
    .minus(theta.times(t.covariate.mean.minus(c.covariate.mean)))
    .toNumber();
  const shared = { units: c.units + t.units, degreesOfFreedom: welch(before, after) };
  if (kind === 'absolute') {
    const squared = after.variance / t.units + before.variance / c.units;
    return { effect, standardError: Math.sqrt(squared), ...shared };
  }
  const base = Math.abs(c.mean.toNumber());
  const ratio = t.mean.dividedBy(c.mean);
  const ofControl = leftOf(
    c.variance.times(ratio.pow(2)),
    theta.pow(2).times(c.covariate.variance),
    theta.times(2).times(c.covariate.covariance).times(ratio),
  );
  const squared = after.variance / (t.units * base ** 2) + ofControl / (c.units * base ** 2);
  return { effect: effect / base, standardError: Math.sqrt(squared), ...shared };
}

/** How much of the metric goes with one of the covariate; undefined when the covariate does not vary. */
export function pooledTheta(control: Arm, treatment: Arm): Decimal | undefined {
  const { variance, covariance } = besideOf(pooled(control, treatment)).covariate;
  return variance.greaterThan(0) ? covariance.dividedBy(variance) : undefined;
}

export const adjusted = (
  { units, variance, covariate }: Beside,
  theta: Decimal,
): { readonly units: number; readonly variance: number } => ({
  units,
  variance: leftOf(
    variance,
    theta.pow(2).times(covariate.variance),
    theta.times(2).times(covariate.covariance),
  ),
});

/** A variance as what is added to it and what is taken away; what rounding alone leaves is nothing. */
export function leftOf(own: Decimal, covariates: Decimal, shared: Decimal): number {
  const all = own.plus(covariates);
  const left = all.minus(shared);
  return left.greaterThan(all.times(ROUNDING)) ? left.toNumber() : 0;
}

/** Proportions divide by n, as they do elsewhere, means and ratios by n−1. */
export function besideOf({ moments, covariate }: Arm): Beside {
  invariant(covariate !== undefined, 'an arm that is adjusted has a covariate');
  const { units } = moments;
  const estimate = exactEstimateOf(moments);
  if (moments.kind === 'ratio') {
    invariant(covariate.kind === 'ratio', 'a ratio is adjusted by a ratio');
    return {
      ...estimate,
      covariate: {
        mean: covariate.numerator.sum.dividedBy(covariate.denominator.sum),
        variance: ratioVariance(units, covariate),
        covariance: ratioCovariance(moments, covariate),
      },
    };
  }
  invariant(covariate.kind === 'value', 'a mean or proportion is adjusted by one value');
  const { sum, sumSquares, sumProducts } = covariate;
  const by = moments.kind === 'proportion' ? units : units - 1;
  return {
    ...estimate,
    covariate: {
      mean: sum.dividedBy(units),
      variance: Decimal.max(0, perUnit(scatter(units, sum, sum, sumSquares), units, by)),
      covariance: perUnit(scatter(units, moments.sum, sum, sumProducts), units, by),
    },
  };
}

/** The covariance of two ratios, each linearised around its own means. */
function ratioCovariance(
  { units, numerator: m, denominator: d }: Extract<Moments, { kind: 'ratio' }>,
  { numerator: n, denominator: x, crossProducts: cross }: Extract<Covariate, { kind: 'ratio' }>,
): Decimal {
  const of = (one: SumOfSquares, other: SumOfSquares, products: Decimal): Decimal =>
    scatter(units, one.sum, other.sum, products);
  const scattered = d.sum
    .times(x.sum)
    .times(of(m, n, cross.numeratorNumerator))
    .minus(d.sum.times(n.sum).times(of(m, x, cross.numeratorDenominator)))
    .minus(m.sum.times(x.sum).times(of(d, n, cross.denominatorNumerator)))
    .plus(m.sum.times(n.sum).times(of(d, x, cross.denominatorDenominator)));
  return scattered.times(units).dividedBy(
    d.sum
      .pow(2)
      .times(x.sum.pow(2))
      .times(units - 1),
  );
}

/** Both arms as if they were one: what is added is sums. */
function pooled(control: Arm, treatment: Arm): Arm {
  const [a, b] = [control.covariate, treatment.covariate];
  invariant(a !== undefined && b !== undefined, 'both arms have a covariate');
  return { moments: sumOfMoments(control.moments, treatment.moments), covariate: sumOfCovariates(a, b) };
}

const both = (a: SumOfSquares, b: SumOfSquares): SumOfSquares => ({
  sum: a.sum.plus(b.sum),
  sumSquares: a.sumSquares.plus(b.sumSquares),
});

export function sumOfMoments(a: Moments, b: Moments): Moments {
  const units = a.units + b.units;
  if (a.kind === 'mean' && b.kind === 'mean') return { kind: 'mean', units, ...both(a, b) };
  if (a.kind === 'proportion' && b.kind === 'proportion')
    return { kind: 'proportion', units, sum: a.sum.plus(b.sum) };
  invariant(a.kind === 'ratio' && b.kind === 'ratio', 'both arms have one metric');
  return {
    kind: 'ratio',
    units,
    numerator: both(a.numerator, b.numerator),
    denominator: both(a.denominator, b.denominator),
    sumProducts: a.sumProducts.plus(b.sumProducts),
  };
}

function sumOfCovariates(a: Covariate, b: Covariate): Covariate {
  const sumProducts = a.sumProducts.plus(b.sumProducts);
  if (a.kind === 'value' && b.kind === 'value') return { kind: 'value', ...both(a, b), sumProducts };
  invariant(a.kind === 'ratio' && b.kind === 'ratio', 'both arms have covariates of one kind');
  const [one, other] = [a.crossProducts, b.crossProducts];
  return {
    kind: 'ratio',
    numerator: both(a.numerator, b.numerator),
    denominator: both(a.denominator, b.denominator),
    sumProducts,
    crossProducts: {
      numeratorNumerator: one.numeratorNumerator.plus(other.numeratorNumerator),
      numeratorDenominator: one.numeratorDenominator.plus(other.numeratorDenominator),
      denominatorNumerator: one.denominatorNumerator.plus(other.denominatorNumerator),
      denominatorDenominator: one.denominatorDenominator.plus(other.denominatorDenominator),
    },
  };
}
