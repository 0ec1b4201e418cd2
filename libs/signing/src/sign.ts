import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { PublicJwk } from './key-pair.js';

/** 64 bytes; the same key and bytes give the same signature. */
export function signBytes(privateKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  return sign(null, bytes, key);
}

/** False for another key, other bytes, and for what is no signature or no key at all. */
export function isSignedBy(publicKey: PublicJwk, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, bytes, createPublicKey({ key: { ...publicKey }, format: 'jwk' }), signature);
  } catch {
    return false;
  }
}
