import type { Experiment } from '#catalog';
import { bucketRanges } from '#experiments';
import type { BucketGrant, BucketSpan } from '#storage';

/** What each arm owns at the coverage of a stage. */
export function grantsAt(
  { variants, rollout }: Experiment,
  stage: number,
): readonly { readonly variant: string; readonly buckets: BucketSpan }[] {
  const coverage = rollout?.stages[stage]?.coverage;
  if (coverage === undefined) return [];
  const ranges = bucketRanges(
    variants.map(({ weight }) => weight),
    coverage,
  );
  return variants.flatMap(({ key: variant }, index) => {
    const range = ranges[index];
    return range === undefined || range.liveTo === range.from
      ? []
      : [{ variant, buckets: { from: range.from, to: range.liveTo } }];
  });
}

/** What each arm gets beyond what it owns, at the coverage of a stage. */
export function grantsBeyond(
  experiment: Experiment,
  stage: number,
  owned: readonly BucketGrant[],
): ReturnType<typeof grantsAt> {
  return grantsAt(experiment, stage).flatMap(({ variant, buckets: { from, to } }) => {
    const ends = owned.filter((grant) => grant.variant === variant).map(({ buckets }) => buckets.to);
    const begins = Math.max(from, ...ends);
    return begins < to ? [{ variant, buckets: { from: begins, to } }] : [];
  });
}
