import type { BundleDocument, SignedBundle } from '#analysis';
import { canonicalJson } from '#rulebook';
import { type KeyPair, signatureText, signBytes } from '#signing';

/** A bundle with its signature, as the service makes them. */
export function signedBy({ kid, publicKey, privateKey }: KeyPair, bundle: BundleDocument): SignedBundle {
  const bytes = signBytes(privateKey, Buffer.from(canonicalJson(bundle)));
  return { bundle, signature: signatureText({ kid, bytes }), publicKey };
}
