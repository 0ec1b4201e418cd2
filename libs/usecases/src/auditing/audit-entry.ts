import { instantText } from '#calendar';
import { hashOfValue } from '#rulebook';
import type { AuditRow } from '#storage';

/** What a row's hash is over: every column but the hash itself. */
export function auditHash(row: Omit<AuditRow, 'hash'>): Uint8Array {
  const { seq, at, holder, keyId, action, subject, reason = null, detail, previousHash } = row;
  return Buffer.from(
    hashOfValue({
      seq: seq.toString(),
      at: instantText(at),
      holder,
      keyId,
      action,
      subject,
      reason,
      detail,
      previousHash: Buffer.from(previousHash).toString('hex'),
    }),
    'hex',
  );
}
