import type { PackageVersion } from '#catalog';
import { Decimal, decimalText } from '#money';
import type { Lint } from './lint.js';

/** What names a version rather than prices it; an accepted warning must not count as the change that it excuses. */
const NAMING = ['version', 'title', 'effectiveFrom', 'accept', 'contentHash', 'place'];

/** A version that says the same as the one before it: often a copy that was published before it was edited. */
export const versionChangesNothing: Lint = (version, { previous }) => {
  if (!previous || meaning(version) !== meaning(previous)) return [];
  return [
    {
      severity: 'warning',
      code: 'version-changes-nothing',
      message: `version ${version.version} changes nothing against version ${previous.version} but its number, date or title`,
      help: 'change what this version is for, or delete its file',
      path: ['version'],
    },
  ];
};

function meaning(version: PackageVersion): string {
  return textOf(Object.fromEntries(Object.entries(version).filter(([key]) => !NAMING.includes(key))));
}

/** Text in which equal meanings are equal: numbers by value (`0.10` is `0.1`), keys in order, no places. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === undefined ? '' : JSON.stringify(value);
  if (value instanceof Decimal) return decimalText(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (value instanceof Map) return textOf(Object.fromEntries(value));
  if ('epochNanoseconds' in value) return String(value.epochNanoseconds);
  const fields = Object.entries(value)
    .filter(([key, field]) => key !== 'place' && field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${textOf(field)}`);
  return `{${fields.join(',')}}`;
}
