import { fnv1a32, fnv1a32OfDigits } from './fnv1a32.js';

/** Every unit falls into one of so many buckets of an experiment, and of so many of a layer. */
export const BUCKETS = 10_000;

/**
 * Bucketing v1: the bucket of a unit under a seed, 0 to 9999. Hashed twice, since one round leaves units that
 * differ in their last letter near each other. The id is hashed as it is stored: no trimming, no folding of case.
 * Source: GrowthBook's hash version 2.
 */
export function bucketOf(seed: string, unit: string): number {
  return bucketsUnder(seed)(unit);
}

/** The buckets of units under one seed, which is hashed once for all of them. */
export function bucketsUnder(seed: string): (unit: string) => number {
  const begun = fnv1a32(seed);
  return (unit) => fnv1a32OfDigits(fnv1a32(unit, begun)) % BUCKETS;
}

/** Where a unit stands in a layer: the same for every experiment of the layer, so that their slices never meet. */
export function layerBucketOf(layer: string, unit: string): number {
  return bucketOf(`layer:${layer}`, unit);
}

/** Where a unit stands in a holdout: below floor(100 × share in percent) it is held out. */
export function holdoutBucketOf(holdout: string, unit: string): number {
  return bucketOf(`holdout:${holdout}`, unit);
}
