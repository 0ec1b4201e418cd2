import { type Instant, instantText } from '#calendar';
import type { ExperimentReply, ShipExperimentReply, StopExperimentReply } from '#contracts';
import type { StoredExperiment } from '#storage';
import type { ExperimentView, Shipped, Stopped } from '#usecases';
import { toDiagnostic } from '../packages/to-wire.js';
import { toMigration } from '../subscription-migrations/to-wire.js';

export const orNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);

export function toExperimentSummary(stored: StoredExperiment) {
  const { layer, layerBuckets } = stored;
  return {
    experiment: stored.key,
    state: stored.state,
    revision: stored.revision,
    contentHash: stored.contentHash,
    package: stored.packageKey,
    seed: stored.seed,
    enrol: stored.enrol,
    // A layer of its own is nobody's business.
    layer: layer.includes(':') ? null : { key: layer, ...layerBuckets },
    createdAt: instantText(stored.createdAt),
    updatedAt: instantText(stored.updatedAt),
    startedAt: orNull(stored.startedAt),
    startedBy: stored.startedBy ?? null,
    stoppedAt: orNull(stored.stoppedAt),
    stoppedBy: stored.stoppedBy ?? null,
    stopReason: stored.stopReason ?? null,
    endedAt: orNull(stored.endedAt),
  };
}

export function toExperiment(view: ExperimentView): ExperimentReply {
  const { stored, experiment, approvals, grants, enters } = view;
  return {
    ...toExperimentSummary(stored),
    variants: experiment.variants.map(({ key, package: packageKey, version, weight }) => ({
      key,
      package: `${packageKey}@${version}`,
      weight: weight.toFixed(),
      ...ofArm(view, key),
    })),
    stages: (experiment.rollout?.stages ?? []).flatMap(({ coverage }, index) => {
      const entersAt = enters[index];
      return entersAt === undefined
        ? []
        : [{ coverage: coverage.toFixed(), entersAt: instantText(entersAt) }];
    }),
    liveFrom: orNull(grants[0]?.from),
    writtenBy: [...stored.writtenBy],
    submittedBy: stored.submittedBy ?? null,
    approvals: approvals.map(({ verdict, holder, comment, at }) => ({
      verdict,
      holder,
      comment: comment ?? null,
      at: instantText(at),
    })),
    source: Buffer.from(stored.source).toString('utf8'),
    diagnostics: view.diagnostics.map(toDiagnostic),
  };
}

function ofArm({ variants, grants, counts }: ExperimentView, key: string) {
  const variant = variants.find((each) => each.key === key);
  const { units = 0, workspaces = 0, exposed = 0 } = counts.find((each) => each.variant === key) ?? {};
  return {
    liveBuckets: grants
      .filter((grant) => grant.variant === key)
      .reduce((all, { buckets }) => all + buckets.to - buckets.from, 0),
    units,
    workspaces,
    exposed,
    closedAt: orNull(variant?.closedAt),
    closedBy: variant?.closedBy ?? null,
  };
}

export function toStop({
  view,
  verb,
  dryRun,
  money,
  credits,
  locks,
  ...counts
}: Stopped): StopExperimentReply {
  const { lasting, revoked, unpriceable } = counts;
  return {
    verb,
    dryRun,
    lasting,
    revoked,
    unpriceable,
    money: [...money],
    credits: [...credits],
    locks: locks.map(({ workspace, variant, effect, until, change, credit }) => ({
      workspace,
      variant,
      effect,
      until: orNull(until),
      currency: change?.currency ?? null,
      before: change?.before ?? null,
      after: change?.after ?? null,
      credit: credit ?? null,
    })),
    experiment: toExperiment(view),
  };
}

export const toShip = ({ state, dryRun, variant, from, stop, migration }: Shipped): ShipExperimentReply => ({
  state,
  dryRun,
  variant: variant.key,
  package: `${variant.packageKey}@${variant.packageVersion}`,
  from: instantText(from),
  stop: toStop(stop),
  migration: migration === undefined ? null : toMigration(migration),
});
