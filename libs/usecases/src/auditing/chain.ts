import type { AuditRow } from '#storage';
import { auditHash } from './audit-entry.js';

/** What a row of the chain follows: the row before it, or the beginning. */
export interface Link {
  readonly seq: bigint;
  readonly hash: Uint8Array;
}

export const BEGINNING: Link = { seq: 0n, hash: new Uint8Array(32) };

export type ChainFaultKind =
  'edited' | 'missing' | 'inserted' | 'reordered' | 'rewritten' | 'truncated' | 'checkpoint' | 'quotes';

/** The first row that is not as it was written. */
export interface ChainFault {
  readonly seq: bigint;
  readonly kind: ChainFaultKind;
  readonly message: string;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Whether the row says what it was written with, were `seq` its number. */
export const isGenuine = (row: AuditRow, seq: bigint = row.seq): boolean =>
  sameBytes(auditHash({ ...row, seq }), row.hash);

/** Whether `row` is the one that was written right after `link`. */
export const follows = (row: AuditRow, link: Link): boolean =>
  row.seq === link.seq + 1n && sameBytes(row.previousHash, link.hash) && isGenuine(row);
