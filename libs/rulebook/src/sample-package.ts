import { type CheckedPackage, checkPackageText } from './check-package.js';
import type { Diagnostic } from './diagnostic.js';
import { sampleDefinitions } from './sample-definitions.js';

/** A sound package for specs, which replace one of its lines. */
export const SOUND = `schema: ratebook/v1
package: team
version: 1
currency: USD
interval: month
charges:
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00 }
`;

/** One hostile file: what it is, its text, the code that must refuse it, and on which line. */
export type HostileRow = readonly [
  name: string,
  file: string | Uint8Array,
  code: string,
  line?: number,
  json?: true,
];

export const namedRows = (rows: readonly HostileRow[]) =>
  rows.map(([name, file, code, line, json]) => ({ name, file, code, line, json }));

const definitions = sampleDefinitions();

export function checkSample(file: string | Uint8Array, json?: true): CheckedPackage {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return checkPackageText({ path: json ? 't/1.json' : 't/1.yaml', bytes }, definitions);
}

/** How a file is refused: every code, the diagnostic asked for, and the processor time it took in milliseconds. */
export function refusalOf(file: string | Uint8Array, code: string, json?: true) {
  const started = process.cpuUsage();
  const { version, diagnostics } = checkSample(file, json);
  const milliseconds = process.cpuUsage(started).user / 1000;
  const found: Diagnostic | undefined = diagnostics.find((diagnostic) => diagnostic.code === code);
  return { version, codes: diagnostics.map((diagnostic) => diagnostic.code), found, milliseconds };
}
