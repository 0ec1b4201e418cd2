import type { Digest } from '#storage';
import { digestOf } from './event-digests.js';

/** A tuple of dimensions: its canonical text and the digest that keys it. */
export interface Dims {
  readonly text: string;
  readonly digest: Digest;
  /** The digest as text, one character a byte. */
  readonly key: string;
}

const KEPT = 50_000;
/** The cell of an event that says nothing of any dimension: sixteen zero bytes. */
export const NO_DIMS: Dims = { text: '{}', digest: Buffer.alloc(16), key: '\0'.repeat(16) };

const known = new Map<string, Dims>();

/** The same few tuples come again and again, so each is digested once while there is room. */
export function dimsOf(text: string): Dims {
  if (text === NO_DIMS.text) return NO_DIMS;
  const found = known.get(text);
  if (found !== undefined) return found;
  const digest = digestOf(text);
  const made = { text, digest, key: digest.toString('latin1') };
  if (known.size >= KEPT) known.clear();
  known.set(text, made);
  return made;
}
