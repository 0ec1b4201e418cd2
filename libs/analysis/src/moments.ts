import { Decimal, invariant } from '#money';

/** What is kept of the values of an arm's units: exact sums, from which everything else follows. */
export type Moments =
  | { readonly kind: 'mean'; readonly units: number; readonly sum: Decimal; readonly sumSquares: Decimal }
  /** `sum` units of all of them. */
  | { readonly kind: 'proportion'; readonly units: number; readonly sum: Decimal }
  | {
      readonly kind: 'ratio';
      readonly units: number;
      readonly numerator: SumOfSquares;
      readonly denominator: SumOfSquares;
      readonly sumProducts: Decimal;
    };

export interface SumOfSquares {
  readonly sum: Decimal;
  readonly sumSquares: Decimal;
}

/** An arm's mean (proportion, ratio) and the variance of one unit around it. */
export interface Estimate {
  readonly units: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * The estimate of an arm. Moments are centred exactly, and become binary numbers only then: of sums that are large
 * beside their spread nothing is lost. A proportion has p(1−p), a ratio the delta method's variance; both divide by n,
 * a mean by n−1. Source: statistics.md. Throws below 2 units: whoever asks looks first.
 */
export function estimateOf(moments: Moments): Estimate {
  const { units } = moments;
  invariant(units >= 2, 'a variance needs two units');
  switch (moments.kind) {
    case 'proportion': {
      const p = moments.sum.dividedBy(units);
      return { units, mean: p.toNumber(), variance: p.times(p.negated().plus(1)).toNumber() };
    }
    case 'mean': {
      const { sum, sumSquares } = moments;
      return {
        units,
        mean: sum.dividedBy(units).toNumber(),
        variance: covariance(units, sum, sum, sumSquares),
      };
    }
    case 'ratio': {
      const { numerator, denominator, sumProducts } = moments;
      const [m, d] = [numerator.sum.dividedBy(units).toNumber(), denominator.sum.dividedBy(units).toNumber()];
      const vM = covariance(units, numerator.sum, numerator.sum, numerator.sumSquares);
      const vD = covariance(units, denominator.sum, denominator.sum, denominator.sumSquares);
      const c = covariance(units, numerator.sum, denominator.sum, sumProducts);
      return {
        units,
        mean: m / d,
        variance: vM / d ** 2 + (vD * m ** 2) / d ** 4 - (2 * c * m) / d ** 3,
      };
    }
  }
}

/** (Σxy − ΣxΣy/n)/(n−1), subtracted exactly. */
function covariance(units: number, sumX: Decimal, sumY: Decimal, sumProducts: Decimal): number {
  return sumProducts
    .times(units)
    .minus(sumX.times(sumY))
    .dividedBy(new Decimal(units).times(units - 1))
    .toNumber();
}
