import { compareInstants, type Instant } from '#calendar';
import { type Decimal } from '#money';
import { bucketOf, layerBucketOf } from './bucket.js';
import type { CohortFault } from './cohort-membership.js';
import { isHeldOut } from './held-out.js';

/** Buckets that are an arm's, live from an instant on. */
export interface LiveBuckets {
  readonly variant: string;
  readonly from: number;
  /** Half-open. */
  readonly to: number;
  readonly liveFrom: Instant;
}

/** A time in which whoever enrols can get the same arms in the same shares. */
export interface Phase {
  readonly phase: number;
  readonly from: Instant;
  readonly cause: 'started' | 'arm-closed' | 'stage';
}

/** What is frozen of a started experiment, and what it has grown to. */
export interface EnrolmentPlan {
  readonly seed: string;
  readonly layer?: { readonly key: string; readonly from: number; readonly to: number };
  /** Those in whose scope it is and that are not over; `share` in percent. */
  readonly holdouts: readonly { readonly key: string; readonly share: Decimal }[];
  readonly live: readonly LiveBuckets[];
  /** In their order. */
  readonly phases: readonly Phase[];
  /** Arms that take nobody new. */
  readonly closed: ReadonlySet<string>;
  /** Nobody new at all, for as long as that lasts. */
  readonly isHeld: boolean;
  /** How long before a price that somebody has changes they are told, in milliseconds. */
  readonly noticeMs: number;
}

/** What is known of a unit at its opportunity to enrol. */
export interface Candidate {
  /** A billing account's id where the workspace has one, else the workspace's. */
  readonly unit: string;
  /** Asked only when nothing before it says no. */
  readonly inCohort: () => boolean | CohortFault;
  /** Whether the price that would apply without the experiment is the control's. */
  readonly isOnControl: boolean;
  /** Whether another price of the package is promised for that time. */
  readonly isLocked: boolean;
  /** The arm that the unit has, and since when: by another workspace, as a subject, or from a list. */
  readonly arm?: { readonly variant: string; readonly since: Instant } | undefined;
  /** What the opportunity itself lacks. */
  readonly lacks?: 'not-new' | 'period-decided' | 'period-over' | undefined;
  /** When it was, or is, decided: buckets that were live by then count. */
  readonly decidedAt: Instant;
  /** Where a price would change that the unit has had before; absent where it has had none. */
  readonly changesAt?: Instant | undefined;
  readonly now: Instant;
}

/** In the order in which they are looked for: the first that holds is the answer. */
export const ENROLMENT_REASONS = [
  'held-out',
  'not-in-layer',
  'not-in-cohort',
  'not-on-control',
  'locked',
  'not-new',
  'period-decided',
  'period-over',
  'enrolment-held',
  'not-covered',
  'arm-closed',
  'awaits-renewal',
  'awaits-notice',
  'assigned',
] as const;
export type EnrolmentReason = (typeof ENROLMENT_REASONS)[number];

export type Enrolment =
  | {
      readonly reason: 'assigned';
      readonly variant: string;
      readonly bucket: number;
      /** Absent when the unit brings its arm. */
      readonly phase?: number;
    }
  | {
      readonly reason: Exclude<EnrolmentReason, 'assigned'>;
      readonly bucket: number;
      /** The attribute that the cohort asks for and nobody gave, or gave wrongly. */
      readonly attribute?: string;
    };

/**
 * Whether a unit enrols now, and into which arm: a pure function of what is frozen, what is live by the instant of the
 * decision, and who asks. Who has an arm already keeps it, covered or not.
 */
export function decideEnrolment(plan: EnrolmentPlan, candidate: Candidate): Enrolment {
  const { unit, decidedAt, now } = candidate;
  const bucket = bucketOf(plan.seed, unit);
  const no = (reason: Exclude<EnrolmentReason, 'assigned'>, attribute?: string): Enrolment => ({
    reason,
    bucket,
    ...(attribute !== undefined && { attribute }),
  });
  if (isHeldOut(plan.holdouts, unit)) return no('held-out');
  if (plan.layer) {
    const standing = layerBucketOf(plan.layer.key, unit);
    if (standing < plan.layer.from || standing >= plan.layer.to) return no('not-in-layer');
  }
  const judged = candidate.inCohort();
  if (typeof judged !== 'boolean') return no('not-in-cohort', judged.attribute);
  if (!judged) return no('not-in-cohort');
  if (!candidate.isOnControl) return no('not-on-control');
  if (candidate.isLocked) return no('locked');
  if (candidate.lacks !== undefined) return no(candidate.lacks);
  if (plan.isHeld) return no('enrolment-held');
  const { arm, changesAt } = candidate;
  if (arm !== undefined)
    return plan.closed.has(arm.variant)
      ? no('arm-closed')
      : isAfter(arm.since, decidedAt)
        ? no('awaits-renewal')
        : { reason: 'assigned', variant: arm.variant, bucket };
  const owned = plan.live.find(({ from, to }) => from <= bucket && bucket < to);
  if (owned === undefined || isAfter(owned.liveFrom, now)) return no('not-covered');
  const { variant, liveFrom } = owned;
  if (plan.closed.has(variant)) return no('arm-closed');
  if (isAfter(liveFrom, decidedAt)) return no('awaits-renewal');
  // Every arm waits alike, or whoever is dearer would be compared with who came sooner.
  const isTold = changesAt === undefined || plan.noticeMs === 0;
  if (!isTold && isAfter(liveFrom.add({ milliseconds: plan.noticeMs }), changesAt))
    return no('awaits-notice');
  return { reason: 'assigned', variant, bucket, phase: phaseOf(plan.phases, decidedAt, now) };
}

const isAfter = (one: Instant, other: Instant): boolean => compareInstants(one, other) > 0;

/** That of the decision; an arm that was closed since then is open to nobody, whenever they are decided. */
const phaseOf = (phases: readonly Phase[], decidedAt: Instant, now: Instant): number =>
  phases.findLast(({ from, cause }) => !isAfter(from, cause === 'arm-closed' ? now : decidedAt))?.phase ?? 1;
