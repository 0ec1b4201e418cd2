import type { CellSnapshot } from '#analysis';
import { compareInstants } from '#calendar';
import type { BucketGrant, ExperimentPhase, ExperimentVariant, PhaseUnits } from '#storage';

/** Units by phase of enrolment, beside the live buckets of each arm then, which say how many to expect. */
export function cellsOfPhases(
  phases: readonly ExperimentPhase[],
  variants: readonly ExperimentVariant[],
  grants: readonly BucketGrant[],
  counted: readonly PhaseUnits[],
): readonly CellSnapshot[] {
  return phases.map(({ phase, from }) => ({
    phase,
    units: variants.map(
      ({ key }) => counted.find((each) => each.phase === phase && each.variant === key)?.units ?? 0,
    ),
    buckets: variants.map(({ key, closedAt }) =>
      closedAt !== undefined && compareInstants(closedAt, from) <= 0
        ? 0
        : grants
            .filter((grant) => grant.variant === key && grant.phase <= phase)
            .reduce((all, { buckets }) => all + buckets.to - buckets.from, 0),
    ),
  }));
}
