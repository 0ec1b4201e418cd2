import { hash } from 'node:crypto';
import type { EventName } from './incoming-event.js';

/** Sixteen bytes: among a million million events, two different ones share them with a chance of one in 10^14. */
const BYTES = 16;

/** The first sixteen bytes of the SHA-256 of a text. */
export function digestOf(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, BYTES);
}

/** What an event is known by for ever. The length goes before the source, so that no two pairs read the same. */
export function identityDigest({ source, id }: EventName): Buffer {
  return digestOf(`${source.length}:${source}${id}`);
}
