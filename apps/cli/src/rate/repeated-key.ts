import { findRepeatedKey } from '../quote/exact-json.js';

const COLON_AFTER_TEXT = /"\s*:/g;

/**
 * A key that one object of the line gives twice; `JSON.parse` kept the last one in silence. Counting is quick and
 * settles nearly every line: a key is a text with a colon after it, so when no more of those were written than keys
 * came out, none was lost. Only otherwise are the tokens walked.
 */
export function repeatedKey(line: string, value: unknown): string | undefined {
  const written = line.match(COLON_AFTER_TEXT)?.length ?? 0;
  return written === keysIn(value) ? undefined : findRepeatedKey(line);
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values = Object.values(value) as unknown[];
  let count = Array.isArray(value) ? 0 : values.length;
  for (const inner of values) if (typeof inner === 'object') count += keysIn(inner);
  return count;
}
