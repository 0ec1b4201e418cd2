import { nearest } from '#catalog';
import { type QuoteFault, pointer } from './fault.js';

/** A name that nobody declared, with the nearest one that somebody did. */
export function unknownName(
  noun: string,
  name: string,
  known: readonly string[],
  group: string,
  at = '',
): QuoteFault {
  const near = nearest(name, known);
  return {
    code: `quote.unknown-${noun}`,
    message: `unknown ${noun} \`${name.slice(0, 60)}\``,
    help:
      near === undefined ? `known: ${[...known].sort().join(', ') || 'none'}` : `did you mean \`${near}\`?`,
    pointer: `${at}${pointer(group, name)}`,
  };
}
