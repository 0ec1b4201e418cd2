import { Injectable } from '@nestjs/common';
import { type AuditRow, AuditStore } from '#storage';
import { BEGINNING, type ChainFault, follows, type Link } from './chain.js';
import { nameChainFault } from './name-chain-fault.js';

const BATCH = 1_000;
/** So many rows behind a break tell what happened there. */
const BEHIND = 5_000;

export interface ChainState {
  readonly rows: bigint;
  /** The last row that is in order. */
  readonly end: Link;
  readonly fault?: ChainFault;
}

/** Walks the chain row by row, in batches, so that its length is no matter. */
@Injectable()
export class CheckChain {
  constructor(private readonly audit: AuditStore) {}

  /** `inspect` sees each row that is in order, and may find what only it can know. */
  async run(
    from: Link = BEGINNING,
    inspect: (row: AuditRow) => Promise<ChainFault | undefined> = () => Promise.resolve(undefined),
  ): Promise<ChainState> {
    let before: Link | undefined;
    let last = from;
    let rows = 0n;
    for (;;) {
      const batch = await this.audit.after(last.seq, BATCH);
      for (const row of batch) {
        if (!follows(row, last)) {
          const behind = await this.audit.after(last.seq, BEHIND);
          return { rows, end: last, fault: nameChainFault({ before, last, rows: behind }) };
        }
        const fault = await inspect(row);
        if (fault !== undefined) return { rows, end: last, fault };
        before = last;
        last = row;
        rows += 1n;
      }
      if (batch.length < BATCH) return { rows, end: last };
    }
  }
}
