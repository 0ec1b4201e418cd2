import { instantText } from '#calendar';
import type { PublishedKey, SigningKeyReply } from '#contracts';
import type { SigningKey } from '#storage';

export function toPublishedKey({ kid, publicKey }: SigningKey): PublishedKey {
  const { x } = JSON.parse(publicKey) as { readonly x: string };
  return { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' };
}

export function toSigningKey({ kid, createdAt, activatesAt }: SigningKey): SigningKeyReply {
  return { kid, createdAt: instantText(createdAt), signsFrom: instantText(activatesAt) };
}
