import { quoted } from '../quoted.js';
import type { Said } from '../read/source.js';

const HINTS: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [
    /^\d{4}-\d{2}-\d{2}$/,
    'a date alone begins at another moment in every zone: write the time and the zone as well',
  ],
  [/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/, 'add the zone, such as `Z` or `+01:00`'],
  [/^[+-]\d{5,6}-|^\d{5,}-/, 'a year has four digits'],
  [/^\d{4}-\d{2}-\d{2}T/, 'no calendar has that day, or no day that time'],
];

/** Why text is no instant. */
export function instantFault(text: string): Said {
  const hint = HINTS.find(([pattern]) => pattern.test(text))?.[1];
  return {
    code: 'instant-syntax',
    message: `${quoted(text)} is no instant${hint === undefined ? '' : `: ${hint}`}`,
    help: 'write RFC 3339 with a zone, such as `2027-01-01T00:00:00Z`',
  };
}
