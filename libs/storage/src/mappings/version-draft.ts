import { instantText } from '#calendar';
import type { VersionApprovalEntity } from '../entities/version-approval.entity.js';
import type { VersionDraftEntity } from '../entities/version-draft.entity.js';
import type { VersionApproval, VersionDraft } from '../records/versions.js';
import { fromDbInstant } from './instants.js';
import type { Row } from './row.js';

export function fromDbDraft(row: VersionDraftEntity): VersionDraft {
  const { hash, title, effectiveFrom, submittedBy, createdAt, updatedAt, ...same } = row;
  return {
    ...same,
    contentHash: hash,
    ...(title === null ? {} : { title }),
    ...(effectiveFrom === null ? {} : { effectiveFrom: fromDbInstant(effectiveFrom) }),
    ...(submittedBy === null ? {} : { submittedBy }),
    createdAt: fromDbInstant(createdAt),
    updatedAt: fromDbInstant(updatedAt),
  };
}

export function toDbDraft(draft: VersionDraft): Row<VersionDraftEntity> {
  const { contentHash, title, effectiveFrom, submittedBy, createdAt, updatedAt, source, writtenBy, ...same } =
    draft;
  return {
    ...same,
    hash: contentHash,
    title: title ?? null,
    effectiveFrom: effectiveFrom === undefined ? null : instantText(effectiveFrom),
    source: Buffer.from(source),
    writtenBy: [...writtenBy],
    submittedBy: submittedBy ?? null,
    createdAt: instantText(createdAt),
    updatedAt: instantText(updatedAt),
  };
}

export function fromDbApproval({ comment, at, ...same }: VersionApprovalEntity): VersionApproval {
  return { ...same, ...(comment === null ? {} : { comment }), at: fromDbInstant(at) };
}

export function toDbApproval({ comment, at, ...same }: VersionApproval): Row<VersionApprovalEntity> {
  return { ...same, comment: comment ?? null, at: instantText(at) };
}
