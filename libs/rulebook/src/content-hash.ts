import { createHash } from 'node:crypto';
import { canonicalJson, canonicalText } from './canonical.js';
import type { DocumentNode } from './read/document.js';

/** SHA-256 of the canonical text in UTF-8, as 64 small hexadecimal digits. */
export function contentHash(root: DocumentNode): string {
  return sha256(canonicalText(root));
}

export function hashOfValue(value: unknown): string {
  return sha256(canonicalJson(value));
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
