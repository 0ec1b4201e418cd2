import { Decimal, invariant } from '#money';

/** Fewer mature units of both arms together say too little of the largest ones. */
export const LEAST_UNITS_TO_CAP = 400;

/**
 * What a unit counts at most: a percentile (`share` 0.99: of a hundred units one is above) of the pooled values of both
 * arms, zeros included, so that no arm's large units are cut more than the other's. Undefined below 400 units. It is
 * fixed at the first look that gives one, and kept: a cap that moves is another metric at every look.
 */
export function winsorCap(arms: readonly (readonly Decimal[])[], share: number): Decimal | undefined {
  const pooled = arms.flat();
  return pooled.length < LEAST_UNITS_TO_CAP ? undefined : percentile(pooled, share);
}

/** The value, or the cap where it is above; as it was while there is none. */
export const winsorised = (value: Decimal, cap: Decimal | undefined): Decimal =>
  cap !== undefined && value.greaterThan(cap) ? cap : value;

/**
 * The percentile of type 7: between the two values around position (n−1)·share, in proportion. Exact. `share` from 0 to
 * 1; throws without values. Source: Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996.
 */
export function percentile(values: readonly Decimal[], share: number): Decimal {
  const sorted = [...values].sort((a, b) => a.comparedTo(b));
  const position = new Decimal(share).times(sorted.length - 1);
  const below = position.floor();
  const [low, high] = [sorted[below.toNumber()], sorted[position.ceil().toNumber()]];
  invariant(low !== undefined && high !== undefined, 'a percentile needs values, and a share from 0 to 1');
  return low.plus(high.minus(low).times(position.minus(below)));
}
