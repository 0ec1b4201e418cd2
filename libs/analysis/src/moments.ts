import { Decimal, invariant } from '#money';

/** What is kept of the values of an arm's units: exact sums, from which everything else follows. */
export type Moments =
  | { readonly kind: 'mean'; readonly units: number; readonly sum: Decimal; readonly sumSquares: Decimal }
  /** `sum` units of all of them. */
  | { readonly kind: 'proportion'; readonly units: number; readonly sum: Decimal }
  | ({ readonly kind: 'ratio'; readonly units: number } & RatioSums);

export interface SumOfSquares {
  readonly sum: Decimal;
  readonly sumSquares: Decimal;
}

export interface RatioSums {
  readonly numerator: SumOfSquares;
  readonly denominator: SumOfSquares;
  readonly sumProducts: Decimal;
}

/** An arm's mean (proportion, ratio) and the variance of one unit around it. */
export interface Estimate {
  readonly units: number;
  /** Exact, since two means are subtracted that may be large beside their difference. */
  readonly mean: Decimal;
  readonly variance: number;
}

/**
 * The estimate of an arm. Moments are centred exactly, and their variance becomes a binary number only then: of sums that are large
 * beside their spread nothing is lost. A proportion has p(1−p), a ratio the delta method's variance; a proportion divides
 * by n, a mean and a ratio by n−1. Source: statistics.md. Throws below 2 units: whoever asks looks first
 * (`faultOfMoments`).
 */
export function estimateOf(moments: Moments): Estimate {
  const { variance, ...of } = exactEstimateOf(moments);
  return { ...of, variance: variance.toNumber() };
}

/** An estimate before its variance becomes a binary number: for variances of which little is to be left. */
export interface ExactEstimate extends Omit<Estimate, 'variance'> {
  readonly variance: Decimal;
}

export function exactEstimateOf(moments: Moments): ExactEstimate {
  const { units } = moments;
  invariant(units >= 2, 'a variance needs two units');
  switch (moments.kind) {
    case 'proportion': {
      const p = moments.sum.dividedBy(units);
      return { units, mean: p, variance: p.times(p.negated().plus(1)) };
    }
    case 'mean': {
      const { sum, sumSquares } = moments;
      return {
        units,
        mean: sum.dividedBy(units),
        variance: Decimal.max(0, perUnit(scatter(units, sum, sum, sumSquares), units, units - 1)),
      };
    }
    case 'ratio':
      return {
        units,
        mean: moments.numerator.sum.dividedBy(moments.denominator.sum),
        variance: ratioVariance(units, moments),
      };
  }
}

/** n·Σxy − Σx·Σy, exactly: n² times the covariance. */
export const scatter = (units: number, sumX: Decimal, sumY: Decimal, sumProducts: Decimal): Decimal =>
  sumProducts.times(units).minus(sumX.times(sumY));

/** A scatter as covariance of one unit: over n·(n−1), or over n·n. */
export const perUnit = (scattered: Decimal, units: number, by: number): Decimal =>
  scattered.dividedBy(new Decimal(units).times(by));

/**
 * vM/D̄² + vD·M̄²/D̄⁴ − 2c·M̄/D̄³ over one denominator: numerator and denominator that go together exactly leave a variance
 * of exactly 0, not of some rounding.
 */
export function ratioVariance(units: number, { numerator, denominator, sumProducts }: RatioSums): Decimal {
  const [m, d] = [numerator.sum, denominator.sum];
  const scattered = d
    .pow(2)
    .times(scatter(units, m, m, numerator.sumSquares))
    .plus(m.pow(2).times(scatter(units, d, d, denominator.sumSquares)))
    .minus(
      m
        .times(d)
        .times(scatter(units, m, d, sumProducts))
        .times(2),
    );
  return Decimal.max(0, scattered.times(units).dividedBy(d.pow(4).times(units - 1)));
}
