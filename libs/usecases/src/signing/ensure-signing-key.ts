import { Injectable } from '@nestjs/common';
import { Clock, type SigningKey, SigningKeyStore, UnitOfWork } from '#storage';
import { SYSTEM } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused } from '../fault.js';
import { MakeSigningKey } from './make-signing-key.js';
import { signingAt } from './signing-at.js';
import { SigningSecret } from './signing-secret.js';

/** Every process calls this at its start: of several that start together one makes the key. */
@Injectable()
export class EnsureSigningKey {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: SigningKeyStore,
    private readonly makeSigningKey: MakeSigningKey,
    private readonly recordAudit: RecordAudit,
    private readonly secret: SigningSecret,
    private readonly clock: Clock,
  ) {}

  /** The key that signs now; a fault when the configured secret does not open it. */
  async run(): Promise<Outcome<SigningKey>> {
    const known = signingAt(await this.keys.all(), this.clock.now());
    if (known !== undefined) return await this.#readable(known);
    return await this.work.run(async () => {
      await this.work.lock('signing');
      const now = this.clock.now();
      const made = signingAt(await this.keys.all(), now);
      if (made !== undefined) return await this.#readable(made);
      const key = await this.makeSigningKey.run(now, now);
      await this.recordAudit.run({ actor: SYSTEM, action: 'signing-key.made', subject: key.kid });
      return { ok: true, value: key };
    });
  }

  async #readable(key: SigningKey): Promise<Outcome<SigningKey>> {
    const { kid } = key;
    const bytes = this.secret.unseal(key);
    if (bytes === undefined)
      return refused({
        code: 'signing-key.sealed',
        message: `the signing key \`${kid}\` is sealed with another secret`,
        help: 'set RATEBOOK_SECRET to the secret that it was sealed with, or to `new,old`',
      });
    if (this.secret.isCurrent(key)) return { ok: true, value: key };
    // The operator has given a secret, or another one, since: the key is sealed with it from now on.
    const sealed = this.secret.seal(bytes, kid);
    await this.keys.reseal(kid, sealed);
    return { ok: true, value: { ...key, privateKey: sealed } };
  }
}
