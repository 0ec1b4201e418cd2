import type { AuditRow } from '#storage';
import { type ChainFault, isGenuine, type Link, sameBytes } from './chain.js';

export interface Break {
  /** The last two links that are in order, the later one last; the beginning stands for what is not there. */
  readonly before: Link | undefined;
  readonly last: Link;
  /** Rows from the break on, in the order of their numbers. */
  readonly rows: readonly AuditRow[];
}

/**
 * What happened where the chain breaks. Each row's hash binds its number, its content and the row before it, so the
 * rows behind the break tell which of them is the one that belongs there, and where another one belongs.
 */
export function nameChainFault({ before, last, rows }: Break): ChainFault {
  const seq = last.seq + 1n;
  const found = rows.find((row) => row.seq === seq);
  const successor = rows.find((row) => sameBytes(row.previousHash, last.hash) && isGenuine(row, seq));
  if (successor !== undefined)
    return successor.seq === seq ? defect() : elsewhere(seq, found, successor, rows);
  if (found === undefined) return missing(seq);
  if (before !== undefined && sameBytes(found.previousHash, before.hash) && isGenuine(found, last.seq))
    return inserted(last.seq);
  if (isGenuine(found))
    return last.seq === 0n
      ? missing(seq)
      : {
          seq: last.seq,
          kind: 'edited',
          message: `row ${last.seq} was changed and its hash made anew: row ${seq} follows another one`,
        };
  if (trueNumber(found, rows) !== undefined) return missing(seq);
  return { seq, kind: 'edited', message: `row ${seq} is not what its hash was made of` };
}

/** The row that belongs here has another number. */
function elsewhere(
  seq: bigint,
  found: AuditRow | undefined,
  successor: AuditRow,
  rows: readonly AuditRow[],
): ChainFault {
  if (found === undefined || trueNumber(found, rows) !== undefined)
    return {
      seq,
      kind: 'reordered',
      message: `row ${seq} stands at number ${successor.seq}`,
    };
  return inserted(seq);
}

/** The number that a row was written under, when it is that of a row behind the break. */
function trueNumber(row: AuditRow, rows: readonly AuditRow[]): bigint | undefined {
  const last = rows.at(-1)?.seq ?? row.seq;
  // One more: the last row may have been moved down when another was deleted.
  for (let seq = row.seq; seq <= last + 1n; seq += 1n) if (seq !== row.seq && isGenuine(row, seq)) return seq;
  return undefined;
}

const missing = (seq: bigint): ChainFault => ({ seq, kind: 'missing', message: `row ${seq} is missing` });
const inserted = (seq: bigint): ChainFault => ({
  seq,
  kind: 'inserted',
  message: `row ${seq} was never written by the service: the row behind it does not know it`,
});

function defect(): never {
  throw new Error('a chain that does not break has no fault');
}
