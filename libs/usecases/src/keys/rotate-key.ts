import { Injectable } from '@nestjs/common';
import { type Instant, instantText } from '#calendar';
import { InvariantError } from '#money';
import { type ApiKey, ApiKeyStore, Clock, OutboxStore, UnitOfWork } from '#storage';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused } from '../fault.js';
import { Authenticate, type Principal } from './authenticate.js';
import { grantFault } from './grants.js';
import { hasEnded } from './has-ended.js';
import { type MadeKey, makeKey } from './made-key.js';
import { endedKey, unknownKey } from './unknown-key.js';

@Injectable()
export class RotateKey {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: ApiKeyStore,
    private readonly outbox: OutboxStore,
    private readonly recordAudit: RecordAudit,
    private readonly authenticate: Authenticate,
    private readonly clock: Clock,
  ) {}

  /** Another key for the same holder with the same rights; the old one works `overlapHours` longer at most. */
  async run(actor: Principal, id: string, overlapHours: number): Promise<Outcome<MadeKey>> {
    return await this.work.run(async () => {
      const now = this.clock.now();
      const old = await this.keys.find(id);
      if (old === undefined) return refused(unknownKey(id));
      if (hasEnded(old, now)) return refused(endedKey(id));
      if (old.holder === 'bootstrap')
        return refused({
          code: 'key.configured',
          message: 'the first key is rotated by the configuration',
          help: 'set RATEBOOK_BOOTSTRAP_KEY to another one',
        });
      const beyond = grantFault(actor.scopes, old.scopes);
      if (beyond !== undefined) return refused(beyond);
      const made = makeKey(successorOf(old, now));
      const endsAt = now.add({ hours: overlapHours });
      if (!(await this.keys.insert(made.key))) throw new InvariantError('two random keys have one id');
      await this.keys.expire(id, endsAt);
      this.work.afterCommit(() => {
        this.authenticate.forget(id);
      });
      const { holder } = old;
      await this.outbox.append({ type: 'key.rotated', payload: { id, holder, successor: made.key.id } }, now);
      await this.recordAudit.run({
        actor,
        action: 'key.rotated',
        subject: id,
        detail: { holder, successor: made.key.id, endsAt: instantText(endsAt) },
      });
      return { ok: true, value: made };
    });
  }
}

/** It lives as long as the old one was meant to. */
function successorOf({ holder, name, scopes, workspace, createdAt, expiresAt }: ApiKey, now: Instant) {
  const lifeMs = expiresAt && expiresAt.epochMilliseconds - createdAt.epochMilliseconds;
  return {
    holder,
    scopes,
    createdAt: now,
    ...(name === undefined ? {} : { name }),
    ...(workspace === undefined ? {} : { workspace }),
    ...(lifeMs === undefined ? {} : { expiresAt: now.add({ milliseconds: lifeMs }) }),
  };
}
