import { instantText } from '#calendar';
import type { ExperimentApprovalEntity } from '../entities/experiment-approval.entity.js';
import type { ExperimentVariantEntity } from '../entities/experiment-variant.entity.js';
import type { ExperimentEntity } from '../entities/experiment.entity.js';
import type {
  ExperimentApproval,
  ExperimentVariant,
  StoredExperiment,
  StoredHoldout,
} from '../records/experiments.js';
import type { HoldoutRow } from '../statements/experiments.js';
import { fromDbBuckets, toDbBuckets } from './bucket-span.js';
import { fromDbInstant, orNull } from './instants.js';
import type { Row } from './row.js';

export function fromDbExperiment(row: ExperimentEntity): StoredExperiment {
  const { hash, beside, layerBuckets, createdAt, updatedAt, ...more } = row;
  const { submittedBy, startedAt, startedBy, stoppedAt, stoppedBy, stopReason, endedAt, ...same } = more;
  return {
    ...same,
    contentHash: hash,
    beside: JSON.parse(beside) as StoredExperiment['beside'],
    layerBuckets: fromDbBuckets(layerBuckets),
    createdAt: fromDbInstant(createdAt),
    updatedAt: fromDbInstant(updatedAt),
    ...(submittedBy === null ? {} : { submittedBy }),
    ...(startedAt === null ? {} : { startedAt: fromDbInstant(startedAt) }),
    ...(startedBy === null ? {} : { startedBy }),
    ...(stoppedAt === null ? {} : { stoppedAt: fromDbInstant(stoppedAt) }),
    ...(stoppedBy === null ? {} : { stoppedBy }),
    ...(stopReason === null ? {} : { stopReason }),
    ...(endedAt === null ? {} : { endedAt: fromDbInstant(endedAt) }),
  };
}

export function toDbExperiment(experiment: StoredExperiment): Row<ExperimentEntity> {
  const { contentHash, beside, layerBuckets, source, writtenBy, createdAt, updatedAt, ...same } = experiment;
  return {
    ...same,
    hash: contentHash,
    source: Buffer.from(source),
    beside: JSON.stringify(beside),
    layerBuckets: toDbBuckets(layerBuckets),
    writtenBy: [...writtenBy],
    submittedBy: experiment.submittedBy ?? null,
    createdAt: instantText(createdAt),
    updatedAt: instantText(updatedAt),
    startedAt: orNull(experiment.startedAt),
    startedBy: experiment.startedBy ?? null,
    stoppedAt: orNull(experiment.stoppedAt),
    stoppedBy: experiment.stoppedBy ?? null,
    stopReason: experiment.stopReason ?? null,
    endedAt: orNull(experiment.endedAt),
  };
}

export function fromDbExperimentVariant(row: ExperimentVariantEntity): ExperimentVariant {
  const { closedAt, closedBy, ...same } = row;
  return {
    ...same,
    ...(closedAt === null ? {} : { closedAt: fromDbInstant(closedAt) }),
    ...(closedBy === null ? {} : { closedBy }),
  };
}

export function toDbExperimentVariant(variant: ExperimentVariant): Row<ExperimentVariantEntity> {
  return { ...variant, closedAt: orNull(variant.closedAt), closedBy: variant.closedBy ?? null };
}

export function fromDbExperimentApproval({
  comment,
  at,
  ...same
}: ExperimentApprovalEntity): ExperimentApproval {
  return { ...same, ...(comment === null ? {} : { comment }), at: fromDbInstant(at) };
}

export function toDbExperimentApproval({
  comment,
  at,
  ...same
}: ExperimentApproval): Row<ExperimentApprovalEntity> {
  return { ...same, comment: comment ?? null, at: instantText(at) };
}

export const fromDbHoldout = ({ packages, until, beganAt, ...same }: HoldoutRow): StoredHoldout => ({
  ...same,
  ...(packages && { packages }),
  until: fromDbInstant(until),
  beganAt: fromDbInstant(beganAt),
});
