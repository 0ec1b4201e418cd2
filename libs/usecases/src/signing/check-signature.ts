import { Injectable } from '@nestjs/common';
import { isSignedBy, type PublicJwk, type Signature } from '#signing';
import { SigningKeyStore } from '#storage';

export type SignatureState = 'good' | 'wrong' | 'unknown-key' | 'revoked-key';

/** Whether the service itself signed these bytes, with a key that is still believed. */
@Injectable()
export class CheckSignature {
  constructor(private readonly keys: SigningKeyStore) {}

  async run(bytes: Uint8Array, signature: Signature): Promise<SignatureState> {
    const key = (await this.keys.all()).find(({ kid }) => kid === signature.kid);
    if (key === undefined) return 'unknown-key';
    if (key.revokedAt !== undefined) return 'revoked-key';
    return isSignedBy(JSON.parse(key.publicKey) as PublicJwk, bytes, signature.bytes) ? 'good' : 'wrong';
  }
}
