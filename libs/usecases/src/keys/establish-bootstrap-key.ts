import { Injectable } from '@nestjs/common';
import { SCOPES } from '#contracts';
import { InvariantError } from '#money';
import { type ApiKey, ApiKeyStore, Clock, UnitOfWork } from '#storage';
import { SYSTEM } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { presentedKey, secretDigest } from './api-key.js';

const HOLDER = 'bootstrap';

/** The first key, which may do everything: with it the operator makes the others. */
@Injectable()
export class EstablishBootstrapKey {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: ApiKeyStore,
    private readonly recordAudit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  /**
   * `isOnly`: the key is configured, hence the one that counts; earlier bootstrap keys end now. A start that changes
   * nothing leaves no row in the audit.
   */
  async run(text: string, { isOnly }: { readonly isOnly: boolean }): Promise<void> {
    const key = presentedKey(text);
    if (key === undefined) throw new InvariantError('a bootstrap key is checked before it is used');
    const now = this.clock.now();
    const { id } = key;
    const wanted = {
      id,
      holder: HOLDER,
      secretDigest: secretDigest(key.secret),
      scopes: SCOPES,
      createdAt: now,
    };
    await this.work.run(async () => {
      const isNew = !isAsWanted(await this.keys.find(id), wanted);
      if (isNew) await this.keys.put(wanted);
      const ended = isOnly ? await this.keys.revokeOthers(HOLDER, id, now) : [];
      if (!isNew && ended.length === 0) return;
      await this.recordAudit.run({
        actor: SYSTEM,
        action: 'key.bootstrap-established',
        subject: id,
        detail: { ends: ended },
      });
    });
  }
}

function isAsWanted(known: ApiKey | undefined, wanted: ApiKey): boolean {
  return (
    known !== undefined &&
    known.holder === wanted.holder &&
    known.revokedAt === undefined &&
    known.expiresAt === undefined &&
    Buffer.compare(known.secretDigest, wanted.secretDigest) === 0 &&
    known.scopes.join() === wanted.scopes.join()
  );
}
