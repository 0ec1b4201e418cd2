export { type Assigned, type AssignmentPlan, type AssignmentReason, type Unit, assign } from './assign.js';
export { BUCKETS, bucketOf, holdoutBucketOf, layerBucketOf } from './bucket.js';
export {
  type CohortFault,
  type CohortMembership,
  cohortMembership,
  type GivenAttributes,
} from './cohort-membership.js';
export { type BilledPeriod, type CreditedPeriod, creditsOf } from './credits-of.js';
export {
  type Candidate,
  decideEnrolment,
  type Enrolment,
  ENROLMENT_REASONS,
  type EnrolmentPlan,
  type EnrolmentReason,
  type LiveBuckets,
  type Phase,
} from './decide-enrolment.js';
export { enrolledBy, type EnrolmentForecast, enrolmentDays } from './enrolment-forecast.js';
export { isHeldOut } from './held-out.js';
export { liveBuckets } from './live-buckets.js';
export { blockOf, type DrawnUnit, LARGEST_BLOCK, type ListedUnit, stratify } from './stratify.js';
export { type StageDates, stageDates } from './stage-dates.js';
export { type BucketRange, bucketRanges } from './bucket-ranges.js';
export {
  type AcceptedReading,
  decideRollout,
  dueAt,
  enteredStage,
  REFRESH_MS,
  type RolloutDecision,
  type RolloutPosition,
} from './rollout/decide-rollout.js';
export {
  actionOf,
  type GateReading,
  holdsEnrolment,
  severer,
  USUAL_ACTIONS,
  type Verdict,
  withPlannedSample,
  worstVerdict,
} from './rollout/gate-policy.js';
export { gatesOfStage, type LookedAt } from './rollout/gates-of-stage.js';
export { type BudgetStanding, lookAtBudget } from './rollout/look-at-budget.js';
export {
  type ArmStanding,
  type Look,
  lookAtApproval,
  lookAtCycles,
  lookAtExposures,
  lookAtSample,
} from './rollout/look-at-counts.js';
export { breaksEven } from './rollout/breaks-even.js';
export { lookAtLimits, type SimulatedStage } from './rollout/look-at-limits.js';
export { lookAtQuoteErrors, type QuotesOfArm } from './rollout/look-at-quote-errors.js';
