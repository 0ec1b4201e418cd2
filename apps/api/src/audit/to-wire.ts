import { type Instant, instantText } from '#calendar';
import type { AuditCheckpointDocument, AuditEntryDocument, VerifyAuditReply } from '#contracts';
import { readSignature, signatureText } from '#signing';
import type { AuditCheckpoint, AuditRow } from '#storage';
import type { Verification } from '#usecases';
import { Problem } from '../problems/problem.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export function toAuditEntry(row: AuditRow): AuditEntryDocument {
  return {
    seq: row.seq.toString(),
    at: instantText(row.at),
    holder: row.holder,
    keyId: row.keyId,
    action: row.action,
    subject: row.subject,
    reason: row.reason ?? null,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    previousHash: hex(row.previousHash),
    hash: hex(row.hash),
  };
}

export function toCheckpoint({ seq, hash, at, signature }: AuditCheckpoint): AuditCheckpointDocument {
  return {
    seq: seq.toString(),
    hash: hex(hash),
    at: instantText(at),
    signature: signatureText(signature),
  };
}

/** A checkpoint that somebody kept; its instant is read by `read`. */
export function fromCheckpoint(
  { seq, hash, at, signature }: AuditCheckpointDocument,
  read: (at: string) => Instant,
): AuditCheckpoint {
  const signed = readSignature(signature);
  if (signed === undefined)
    throw new Problem('request.invalid', 'the signature is not in its one form', [
      { code: 'signature-form', message: 'this is no signature', pointer: '/checkpoint/signature' },
    ]);
  return { seq: BigInt(seq), hash: Buffer.from(hash, 'hex'), at: read(at), signature: signed };
}

export function toVerification(found: Verification): VerifyAuditReply {
  const { ok, rows, checkedFrom, checkedTo, checkpoint, firstBad } = found;
  return {
    ok,
    rows: rows.toString(),
    checkedFrom: checkedFrom.toString(),
    checkedTo: checkedTo.toString(),
    checkpoint: checkpoint === undefined ? null : toCheckpoint(checkpoint),
    ...(firstBad === undefined ? {} : { firstBad: { ...firstBad, seq: firstBad.seq.toString() } }),
  };
}
