import { type Decimal, InvariantError } from '#money';
import { bucketsUnder, layerBucketOf } from './bucket.js';
import { bucketRanges } from './bucket-ranges.js';
import { isHeldOut } from './held-out.js';

/** Reasons in the order in which they are looked for: the first that holds is the answer. */
export const ASSIGNMENT_REASONS = [
  'held-out',
  'not-in-layer',
  'not-in-cohort',
  'not-covered',
  'assigned',
] as const;
export type AssignmentReason = (typeof ASSIGNMENT_REASONS)[number];

/** What decides an arm, all of it frozen when the experiment starts. */
export interface AssignmentPlan {
  readonly seed: string;
  /** Half-open, of the layer's 10,000 buckets. */
  readonly layer?: { readonly key: string; readonly from: number; readonly to: number };
  /** The first is the control. */
  readonly variants: readonly { readonly key: string; readonly weight: Decimal }[];
  /** Holdouts in whose scope the experiment is; `share` in percent. */
  readonly holdouts: readonly { readonly key: string; readonly share: Decimal }[];
}

export interface Unit {
  /** A billing account's id where the workspace has one, else the workspace's. */
  readonly id: string;
  /** Is asked only when holdouts and layer let the unit in: a fact that it needs may be missing. */
  readonly inCohort: () => boolean;
}

export interface Assigned {
  /** None unless assigned. */
  readonly variant: string | null;
  /** Of the experiment, whatever the reason. */
  readonly bucket: number;
  readonly reason: AssignmentReason;
}

/**
 * Which arm a plan gives units at a coverage in percent. A pure function of the seed and the unit's id but for who
 * may take part: it knows no time, no rollout and no one who was here before.
 */
export function assign(plan: AssignmentPlan, coverage: Decimal): (unit: Unit) => Assigned {
  const { seed, layer, variants, holdouts } = plan;
  const ranges = bucketRanges(
    variants.map(({ weight }) => weight),
    coverage,
  );
  const owners = ranges.map(({ to, liveTo }, index) => ({ to, liveTo, key: variants[index]?.key ?? null }));
  const bucketOf = bucketsUnder(seed);
  return ({ id, inCohort }) => {
    const bucket = bucketOf(id);
    if (holdouts.length > 0 && isHeldOut(holdouts, id)) return { variant: null, bucket, reason: 'held-out' };
    if (layer) {
      const standing = layerBucketOf(layer.key, id);
      if (standing < layer.from || standing >= layer.to)
        return { variant: null, bucket, reason: 'not-in-layer' };
    }
    if (!inCohort()) return { variant: null, bucket, reason: 'not-in-cohort' };
    for (const { to, liveTo, key } of owners)
      if (bucket < to)
        return bucket < liveTo
          ? { variant: key, bucket, reason: 'assigned' }
          : { variant: null, bucket, reason: 'not-covered' };
    throw new InvariantError('every bucket has an owner');
  };
}
