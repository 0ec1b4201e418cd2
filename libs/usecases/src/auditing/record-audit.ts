import { Injectable } from '@nestjs/common';
import { canonicalJson } from '#rulebook';
import { AuditStore, Clock, UnitOfWork } from '#storage';
import type { Actor } from '../actor.js';
import { auditHash } from './audit-entry.js';

export interface AuditEntry {
  readonly actor: Actor;
  /** `package.published`: the noun and what was done to it. */
  readonly action: string;
  /** `team@4`, a workspace's id: what it was done to. */
  readonly subject: string;
  readonly reason?: string;
  /** What a reader wants to know besides: hashes before and after, instants. Text scalars, never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Every administrative change calls this inside its own unit of work: no change without its row, no row without its change. */
@Injectable()
export class RecordAudit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditStore,
    private readonly clock: Clock,
  ) {}

  /** Call it last: from here to the commit nobody else's change can go through. */
  async run({ actor, action, subject, reason, detail = {} }: AuditEntry): Promise<void> {
    await this.work.run(async () => {
      const end = await this.audit.lockEnd();
      const row = {
        seq: end.seq + 1n,
        at: this.clock.now(),
        holder: actor.holder,
        keyId: actor.keyId,
        action,
        subject,
        ...(reason === undefined ? {} : { reason }),
        detail: canonicalJson(detail),
        previousHash: end.hash,
      };
      await this.audit.append({ ...row, hash: auditHash(row) });
    });
  }
}
