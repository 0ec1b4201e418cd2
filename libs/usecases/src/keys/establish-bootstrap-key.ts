import { Injectable } from '@nestjs/common';
import { SCOPES } from '#contracts';
import { InvariantError } from '#money';
import { ApiKeyStore, Clock, UnitOfWork } from '#storage';
import { presentedKey, secretDigest } from './api-key.js';

const HOLDER = 'bootstrap';

/** The first key, which may do everything: with it the operator makes the others. */
@Injectable()
export class EstablishBootstrapKey {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
  ) {}

  /** `isOnly`: the key is configured, hence the one that counts; earlier bootstrap keys end now. */
  async run(text: string, { isOnly }: { readonly isOnly: boolean }): Promise<void> {
    const key = presentedKey(text);
    if (key === undefined) throw new InvariantError('a bootstrap key is checked before it is used');
    const now = this.clock.now();
    await this.work.run(async () => {
      await this.keys.put({
        id: key.id,
        holder: HOLDER,
        secretDigest: secretDigest(key.secret),
        scopes: SCOPES,
        createdAt: now,
      });
      if (isOnly) await this.keys.revokeOthers(HOLDER, key.id, now);
    });
  }
}
