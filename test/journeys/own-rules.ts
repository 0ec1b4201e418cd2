import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A rules folder of a spec's own: texts by their path in it. */
export async function ownRules(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'ratebook-rules-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A package with a fee that is charged in advance, and seats. */
export const seatsPackage = (
  key: string,
  version: number,
  interval: string,
  fee: string,
  more = '',
): string =>
  `schema: ratebook/v1
package: ${key}
version: ${version}
currency: USD
interval: ${interval}
effectiveFrom: 2026-01-0${version}T00:00:00Z
charges:
  - { key: fee, model: flat, amount: ${fee} }
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00 }
${more}`;
