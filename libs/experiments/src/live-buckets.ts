import type { Decimal } from '#money';
import { bucketRanges } from './bucket-ranges.js';

/** How many live buckets each arm has at a coverage in percent: what every expected share is counted from. */
export function liveBuckets(weights: readonly Decimal[], coverage: Decimal): readonly number[] {
  return bucketRanges(weights, coverage).map(({ from, liveTo }) => liveTo - from);
}
