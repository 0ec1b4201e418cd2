import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { generateKeyPair } from '#signing';
import { type SigningKey, SigningKeyStore } from '#storage';
import { SigningSecret } from './signing-secret.js';

/** A new pair, published at once. Its caller holds the lock `signing`. */
@Injectable()
export class MakeSigningKey {
  constructor(
    private readonly keys: SigningKeyStore,
    private readonly secret: SigningSecret,
  ) {}

  async run(now: Instant, activatesAt: Instant): Promise<SigningKey> {
    const { kid, publicKey, privateKey } = generateKeyPair();
    const key: SigningKey = {
      kid,
      publicKey: JSON.stringify(publicKey),
      privateKey: this.secret.seal(privateKey, kid),
      createdAt: now,
      activatesAt,
    };
    await this.keys.insert(key);
    await this.keys.retireOthers(kid, activatesAt);
    return key;
  }
}
