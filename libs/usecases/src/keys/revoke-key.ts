import { Injectable } from '@nestjs/common';
import { ApiKeyStore, Clock, OutboxStore, UnitOfWork } from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused } from '../fault.js';
import { Authenticate } from './authenticate.js';
import { unknownKey } from './unknown-key.js';

@Injectable()
export class RevokeKey {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: ApiKeyStore,
    private readonly outbox: OutboxStore,
    private readonly recordAudit: RecordAudit,
    private readonly authenticate: Authenticate,
    private readonly clock: Clock,
  ) {}

  /** Ends the key everywhere within five seconds. One that was revoked before stays so, and nothing is recorded. */
  async run(actor: Actor, id: string): Promise<Outcome<undefined>> {
    return await this.work.run(async () => {
      const now = this.clock.now();
      const key = await this.keys.find(id);
      if (key === undefined) return refused(unknownKey(id));
      if (key.revokedAt !== undefined) return { ok: true, value: undefined };
      await this.keys.revoke(id, now);
      this.work.afterCommit(() => {
        this.authenticate.forget(id);
      });
      await this.outbox.append({ type: 'key.revoked', payload: { id, holder: key.holder } }, now);
      await this.recordAudit.run({
        actor,
        action: 'key.revoked',
        subject: id,
        detail: { holder: key.holder },
      });
      return { ok: true, value: undefined };
    });
  }
}
