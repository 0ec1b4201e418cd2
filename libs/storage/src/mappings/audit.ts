import type { AuditRow } from '../records.js';
import type { AuditCheckpoint } from '../records/audit-checkpoint.js';
import type { AuditDbRow, CheckpointDbRow } from '../statements/audit.js';
import { fromDbInstant } from './instants.js';

export function fromDbAudit({ seq, at, reason, ...row }: AuditDbRow): AuditRow {
  return { ...row, seq: BigInt(seq), at: fromDbInstant(at), ...(reason === null ? {} : { reason }) };
}

export function fromDbCheckpoint({ seq, hash, at, kid, signature }: CheckpointDbRow): AuditCheckpoint {
  return { seq: BigInt(seq), hash, at: fromDbInstant(at), signature: { kid, bytes: signature } };
}
