import type { Interval } from '#calendar';
import type { Experiment, Rollout } from '#catalog';
import type { ArmStanding, RolloutPosition } from '#experiments';
import type { BucketGrant, ExperimentPhase, ExperimentVariant, StoredExperiment } from '#storage';

/** What gates are looked at about: a running experiment, where it stands, and who has which arm. */
export interface GateSubject {
  readonly stored: StoredExperiment;
  readonly experiment: Experiment;
  readonly plan: Rollout;
  readonly position: RolloutPosition;
  /** Of the package. */
  readonly interval: Interval;
  readonly variants: readonly ExperimentVariant[];
  readonly grants: readonly BucketGrant[];
  readonly phases: readonly ExperimentPhase[];
  /** Arms that take somebody new. */
  readonly open: readonly ArmStanding[];
}
