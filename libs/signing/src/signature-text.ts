export interface Signature {
  /** Which key made it. */
  readonly kid: string;
  readonly bytes: Uint8Array;
}

const SHAPE = /^ed25519:([A-Za-z0-9_-]{43}):([A-Za-z0-9_-]{86})$/;

/** The one form in which a signature stands in a text: `ed25519:<kid>:<signature>`, base64url without padding. */
export function signatureText({ kid, bytes }: Signature): string {
  return `ed25519:${kid}:${Buffer.from(bytes).toString('base64url')}`;
}

/** Undefined for a text that is not in the one form: two texts are never the same signature. */
export function readSignature(text: string): Signature | undefined {
  const [, kid, encoded] = SHAPE.exec(text) ?? [];
  if (kid === undefined || encoded === undefined) return undefined;
  const signature = { kid, bytes: Buffer.from(encoded, 'base64url') };
  return signatureText(signature) === text ? signature : undefined;
}
