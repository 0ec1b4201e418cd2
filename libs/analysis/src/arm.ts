import type { Decimal } from '#money';
import type { Moments, RatioSums, SumOfSquares } from './moments.js';

/** An arm of a comparison: the metric's moments, and those of what was known of each unit before. */
export interface Arm {
  readonly moments: Moments;
  readonly covariate?: Covariate;
  /** Those of the units of a mean that nothing was known of before: their covariate is 0, which says nothing of them. */
  readonly withoutHistory?: Extract<Moments, { readonly kind: 'mean' }>;
}

export type Covariate =
  /** Beside a mean or a proportion; `sumProducts` is of metric times covariate. */
  | ({ readonly kind: 'value'; readonly sumProducts: Decimal } & SumOfSquares)
  /** Beside a ratio. */
  | ({ readonly kind: 'ratio'; readonly crossProducts: CrossProducts } & RatioSums);

/** Sums of products, the metric's part first. */
export interface CrossProducts {
  readonly numeratorNumerator: Decimal;
  readonly numeratorDenominator: Decimal;
  readonly denominatorNumerator: Decimal;
  readonly denominatorDenominator: Decimal;
}
