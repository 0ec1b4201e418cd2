const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const ZERO = '0'.charCodeAt(0);
/** Of the longest number that a hash is. */
const FIRST_DIGIT = 1_000_000_000;

/**
 * FNV-1a of 32 bits over UTF-16 code units, not bytes: what GrowthBook hashes, so that its public cases are ours.
 * A whole number from 0 to 2^32 − 1. Given the hash of another text it is that of both, one after the other.
 */
export function fnv1a32(text: string, before = OFFSET_BASIS): number {
  let hash = before;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return hash >>> 0;
}

/** The hash of the decimal text of a hash, without writing that text. */
export function fnv1a32OfDigits(number: number): number {
  let hash = OFFSET_BASIS;
  let digit = FIRST_DIGIT;
  while (digit > 1 && number < digit) digit /= 10;
  for (let rest = number; digit >= 1; digit /= 10) {
    const value = Math.floor(rest / digit);
    hash = Math.imul(hash ^ (ZERO + value), PRIME);
    rest -= value * digit;
  }
  return hash >>> 0;
}
