import type { ApiKey } from '#storage';
import { generateKey, presentedKey, secretDigest } from './api-key.js';
import { InvariantError } from '#money';

/** A key that was just made: the only moment at which its text is known. */
export interface MadeKey {
  readonly key: ApiKey;
  /** `rbk_…` */
  readonly text: string;
}

/** A random key with these properties. */
export function makeKey(properties: Omit<ApiKey, 'id' | 'secretDigest'>): MadeKey {
  const text = generateKey();
  const presented = presentedKey(text);
  if (presented === undefined) throw new InvariantError('a key that was generated has the shape of one');
  return {
    key: { ...properties, id: presented.id, secretDigest: secretDigest(presented.secret) },
    text,
  };
}
