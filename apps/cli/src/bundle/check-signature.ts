import type { SignedBundle } from '#analysis';
import type { PublishedKey } from '#contracts';
import { canonicalJson } from '#rulebook';
import { isSignedBy, kidOf, readSignature } from '#signing';

export interface SignatureCheck {
  /** The key that the signature names; absent where the signature has no such form. */
  readonly kid?: string;
  /** Made by the key that the file carries, of exactly this bundle. */
  readonly isValid: boolean;
  /** Whether the key is one of those that were given; absent when none were. */
  readonly isPublished?: boolean;
  /** Why it is not valid, or the key not to be trusted. */
  readonly reason?: 'no-signature' | 'another-key' | 'wrong-signature' | 'unknown-key';
}

/**
 * Whether a bundle is what its key signed. That says nothing of whose key it is: anybody can make one and sign with it,
 * so whoever wants to know that hands in the keys that the service publishes.
 */
export function checkSignature(
  { bundle, signature, publicKey }: SignedBundle,
  published?: readonly Pick<PublishedKey, 'kid' | 'x'>[],
): SignatureCheck {
  const read = readSignature(signature);
  if (read === undefined) return { isValid: false, reason: 'no-signature' };
  const { kid, bytes } = read;
  if (kidOf(publicKey) !== kid) return { kid, isValid: false, reason: 'another-key' };
  if (!isSignedBy(publicKey, Buffer.from(canonicalJson(bundle)), bytes))
    return { kid, isValid: false, reason: 'wrong-signature' };
  if (published === undefined) return { kid, isValid: true };
  const isPublished = published.some((key) => key.kid === kid && key.x === publicKey.x);
  return { kid, isValid: true, isPublished, ...(!isPublished && { reason: 'unknown-key' as const }) };
}

export const isGood = ({ isValid, isPublished = true }: SignatureCheck): boolean => isValid && isPublished;

const WRONG: Readonly<Record<NonNullable<SignatureCheck['reason']>, string>> = {
  'no-signature': 'there is no signature in it',
  'another-key': 'it names another key than the file carries',
  'wrong-signature': 'the bundle is not what was signed',
  'unknown-key': 'made by a key that the service does not publish',
};

/** What is wrong with a signature, in words. */
export const wrongText = ({ reason = 'wrong-signature' }: SignatureCheck): string => WRONG[reason];
