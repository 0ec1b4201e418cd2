import { Injectable } from '@nestjs/common';
import { type AuditCheckpoint, AuditStore, Clock } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { Sign } from '../signing/sign.js';
import { BEGINNING } from './chain.js';
import { CheckChain } from './check-chain.js';
import { checkpointBytes } from './checkpoint-bytes.js';

@Injectable()
export class MakeCheckpoint {
  constructor(
    private readonly audit: AuditStore,
    private readonly checkChain: CheckChain,
    private readonly sign: Sign,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs the end of the chain; undefined when it has not grown since the last time. Rows since then are checked
   * first: nothing is signed that is not in order. The housekeeping of the worker asks every few minutes.
   */
  async run(): Promise<Outcome<AuditCheckpoint | undefined>> {
    const [last = BEGINNING] = await this.audit.listCheckpoints(undefined, 1);
    const { end, fault } = await this.checkChain.run(last);
    if (fault !== undefined)
      return refused({
        code: 'audit.broken',
        message: `the audit chain breaks: ${fault.message}`,
        help: '`POST /v1/audit/verify` says more',
      });
    if (end.seq === last.seq) return { ok: true, value: undefined };
    const { seq, hash } = end;
    const at = this.clock.now();
    const signature = await this.sign.run(checkpointBytes({ seq, hash, at }));
    const checkpoint = { seq, hash, at, signature };
    await this.audit.insertCheckpoint(checkpoint);
    return { ok: true, value: checkpoint };
  }
}
