import { instantText } from '#calendar';
import type { ExperimentPreviewReply, ExperimentStatusReply } from '#contracts';
import { actionOf } from '#experiments';
import type { RolloutPreview, RolloutView } from '#usecases';
import { orNull } from './to-wire.js';

export function toStatus(view: RolloutView): ExperimentStatusReply {
  const { stored, rollout, stages, gates, evidence, counts, history } = view;
  return {
    experiment: stored.key,
    // It was started, or it had no rollout.
    state: stored.state as ExperimentStatusReply['state'],
    rollout: rollout.state,
    revision: rollout.revision,
    stage: rollout.stage,
    enteredAt: instantText(rollout.enteredAt),
    dueAt: orNull(view.dueAt),
    completesAt: orNull(view.completesAt),
    pausedAt: orNull(rollout.pausedAt),
    pauseReason: rollout.pauseReason ?? null,
    enrolmentHeldAt: orNull(rollout.enrolmentHeldAt),
    checkedAt: orNull(rollout.checkedAt),
    nextCheckAt: orNull(rollout.nextCheckAt),
    stages: stages.map(({ coverage, isEntered, at, gates: listed }, index) => ({
      stage: index + 1,
      coverage: coverage.toFixed(),
      entered: isEntered,
      at: orNull(at),
      gates: listed.map(({ type }) => type),
    })),
    gates: gates.map((reading) => ({
      type: reading.type,
      listed: reading.isListed,
      dryRun: reading.dryRun,
      verdict: reading.verdict,
      action: actionOf(reading),
      reason: reading.reason,
      figures: { ...reading.figures },
    })),
    evidence: evidence === undefined ? null : { hash: evidence.hash, at: instantText(evidence.at) },
    variants: counts.map(({ variant: key, units, workspaces, exposed }) => ({
      key,
      units,
      workspaces,
      exposed,
    })),
    history: history.map(({ kind, stage, at, by, reason }) => ({
      kind,
      stage,
      at: instantText(at),
      by,
      reason: reason ?? null,
    })),
  };
}

export function toPreview({
  key,
  variants,
  timeZone,
  stages,
  completes,
}: RolloutPreview): ExperimentPreviewReply {
  return {
    experiment: key,
    timeZone,
    stages: stages.map(({ coverage, enters, gates, buckets }, index) => ({
      stage: index + 1,
      coverage: coverage.toFixed(),
      entersAt: instantText(enters),
      local: enters.toString({ timeZone }),
      gates: gates.map(({ type }) => type),
      buckets: Object.fromEntries(variants.map((variant, arm) => [variant, buckets[arm] ?? 0])),
    })),
    completesAt: instantText(completes),
  };
}
