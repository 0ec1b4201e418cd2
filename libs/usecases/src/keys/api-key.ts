import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** A key as it is presented: which row to compare with, and what to compare. */
export interface PresentedKey {
  readonly id: string;
  readonly secret: string;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHAPE = /^rbk_([0-9A-Za-z]{8})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;
const OWN_WORDS = /^[\x21-\x7e]{16,200}$/;

/** `rbk_<id>_<secret><checksum>`: 190 bits of chance, and a checksum that shows a typo without asking anybody. */
export function generateKey(): string {
  return keyText(randomText(8), randomText(32));
}

export const keyText = (id: string, secret: string): string => `rbk_${id}_${secret}${checksum(id, secret)}`;

/**
 * Undefined when the text cannot be a key. A text of another shape can be the key that an operator chose; its id
 * is taken from its hash.
 */
export function presentedKey(text: string): PresentedKey | undefined {
  const [, id, secret, check] = SHAPE.exec(text) ?? [];
  if (id !== undefined && secret !== undefined)
    return checksum(id, secret) === check ? { id, secret } : undefined;
  return OWN_WORDS.test(text)
    ? { id: createHash('sha256').update(text).digest('hex').slice(0, 24), secret: text }
    : undefined;
}

/** What is kept of a secret. It is long and random, so that a fast hash is enough. */
export function secretDigest(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

function randomText(length: number): string {
  return Array.from({ length }, () => BASE62.charAt(randomInt(BASE62.length))).join('');
}

/** CRC-32 in six base-62 digits. */
function checksum(id: string, secret: string): string {
  let rest = crc32(`${id}_${secret}`);
  let text = '';
  for (let digit = 0; digit < 6; digit += 1) {
    text = BASE62.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}
