const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * FNV-1a of 32 bits over UTF-16 code units, not bytes: what GrowthBook hashes, so that its public cases are ours.
 * A whole number from 0 to 2^32 − 1.
 */
export function fnv1a32(text: string): number {
  let hash = OFFSET_BASIS;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return hash >>> 0;
}
