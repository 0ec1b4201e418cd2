import { Injectable } from '@nestjs/common';
import { type AuditCheckpoint, type AuditRow, AuditStore } from '#storage';
import { CheckSignature } from '../signing/check-signature.js';
import { type ChainFault, sameBytes } from './chain.js';
import { CheckChain } from './check-chain.js';
import { CheckSeal } from './check-seal.js';
import { checkpointBytes } from './checkpoint-bytes.js';

export interface Verification {
  readonly ok: boolean;
  readonly rows: bigint;
  readonly checkedFrom: bigint;
  readonly checkedTo: bigint;
  /** The last signed one that the chain was held against. */
  readonly checkpoint?: AuditCheckpoint;
  readonly firstBad?: ChainFault;
}

/** No more checkpoints than this are read at a time: one every few minutes makes a hundred thousand a year. */
const BATCH = 1_000;

@Injectable()
export class VerifyAudit {
  constructor(
    private readonly audit: AuditStore,
    private readonly checkChain: CheckChain,
    private readonly checkSignature: CheckSignature,
    private readonly checkSeal: CheckSeal,
  ) {}

  /**
   * Walks the whole chain and holds it against every signed checkpoint, and against `kept`, one that somebody kept
   * elsewhere: who can delete rows can delete the checkpoints of this database too. Quotes are held against the rows
   * that seal them.
   */
  async run(kept?: AuditCheckpoint): Promise<Verification> {
    const forged = kept && (await this.#signatureFault(kept));
    if (forged !== undefined)
      return { ok: false, rows: 0n, checkedFrom: 0n, checkedTo: 0n, firstBad: forged };
    const checkpoints = this.#inOrder(kept);
    let next = (await checkpoints.next()).value;
    let good: AuditCheckpoint | undefined;
    const inspect = async (row: AuditRow): Promise<ChainFault | undefined> => {
      while (next?.seq === row.seq) {
        const fault = (await this.#signatureFault(next)) ?? hashFault(row, next, good);
        if (fault !== undefined) return fault;
        good = next;
        next = (await checkpoints.next()).value;
      }
      return await this.checkSeal.run(row);
    };
    const { rows, end, fault } = await this.checkChain.run(undefined, inspect);
    const cut =
      fault === undefined && next !== undefined && (await this.#isEnd(end.seq))
        ? ((await this.#signatureFault(next)) ?? truncated(end.seq, next))
        : undefined;
    const firstBad = fault ?? cut;
    return {
      ok: firstBad === undefined,
      rows,
      checkedFrom: rows === 0n ? 0n : 1n,
      checkedTo: end.seq,
      ...(good === undefined ? {} : { checkpoint: good }),
      ...(firstBad === undefined ? {} : { firstBad }),
    };
  }

  /** The checkpoints of the database and the one from elsewhere, without those whose key is believed no more. */
  async *#inOrder(kept: AuditCheckpoint | undefined): AsyncGenerator<AuditCheckpoint, undefined> {
    let waiting = kept;
    for (let seq = 0n; ;) {
      const batch = await this.audit.checkpointsAfter(seq, BATCH);
      for (const checkpoint of batch) {
        if (waiting !== undefined && waiting.seq <= checkpoint.seq) {
          yield waiting;
          waiting = undefined;
        }
        seq = checkpoint.seq;
        if ((await this.#state(checkpoint)) !== 'revoked-key') yield checkpoint;
      }
      if (batch.length < BATCH) break;
    }
    if (waiting !== undefined) yield waiting;
    return undefined;
  }

  /** The chain may have grown, and been signed, while it was walked. */
  async #isEnd(seq: bigint): Promise<boolean> {
    return (await this.audit.after(seq, 1)).length === 0;
  }

  async #signatureFault(checkpoint: AuditCheckpoint): Promise<ChainFault | undefined> {
    const state = await this.#state(checkpoint);
    if (state === 'good') return undefined;
    const { seq } = checkpoint;
    return {
      seq,
      kind: 'checkpoint',
      message: `the checkpoint at row ${seq} was not signed by this service`,
    };
  }

  async #state(checkpoint: AuditCheckpoint) {
    return await this.checkSignature.run(checkpointBytes(checkpoint), checkpoint.signature);
  }
}

/** A chain that was made anew from some row on is sound in itself, and not what was signed. */
function hashFault(
  row: AuditRow,
  checkpoint: AuditCheckpoint,
  good: AuditCheckpoint | undefined,
): ChainFault | undefined {
  if (sameBytes(row.hash, checkpoint.hash)) return undefined;
  const seq = (good?.seq ?? 0n) + 1n;
  return {
    seq,
    kind: 'rewritten',
    message: `rows from ${seq} to ${row.seq} are not those that were signed: the chain was made anew`,
  };
}

function truncated(end: bigint, { seq }: AuditCheckpoint): ChainFault {
  return {
    seq: end + 1n,
    kind: 'truncated',
    message: `the chain ends at row ${end}, and row ${seq} was there when it was signed: the end was cut off`,
  };
}
