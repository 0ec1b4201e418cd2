import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';

/** An Ed25519 public key as RFC 8037 writes it. */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** The 32 bytes, base64url. */
  readonly x: string;
}

export interface KeyPair {
  /** Names the public key: its RFC 7638 thumbprint, so that the same key has the same name everywhere. */
  readonly kid: string;
  readonly publicKey: PublicJwk;
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
}

export function generateKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('ed25519');
  return keyPairOf(privateKey.export({ format: 'der', type: 'pkcs8' }));
}

/** The pair that a private key makes. */
export function keyPairOf(privateKey: Uint8Array): KeyPair {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const { x = '' } = key.export({ format: 'jwk' });
  const publicKey: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x };
  return { kid: kidOf(publicKey), publicKey, privateKey };
}

/** RFC 7638: SHA-256 over the members that make the key, in the order of their names. */
export function kidOf({ kty, crv, x }: PublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}
