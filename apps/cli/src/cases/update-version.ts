import { readFile, writeFile } from 'node:fs/promises';
import { formatDocument } from '#rulebook';
import type { LoadedRules } from '../rules/load-rules.js';
import type { Terminal } from '../shell/terminal.js';
import type { VersionRun } from './run-cases.js';
import { updateCases } from './update-cases.js';

/**
 * Writes what came out into the cases of one version. The cases of a published version are what customers were
 * promised: they change only by force. Answers whether all its cases now hold.
 */
export async function updateVersion(
  { version, path, runs }: VersionRun,
  { rulebook: { lock } }: LoadedRules,
  force: boolean,
  terminal: Terminal,
): Promise<boolean> {
  const updates = runs.flatMap(({ index, differences, expectsNothing, outcome }) =>
    outcome !== undefined && (differences.length > 0 || expectsNothing)
      ? [{ index, outcome, paths: differences.map((difference) => difference.path) }]
      : [],
  );
  const unpriced = runs.some(({ faults }) => faults.length > 0);
  if (updates.length === 0 || path === undefined) return !unpriced;
  const id = `${version.package}@${version.version}`;
  if (!force && lock !== undefined && Object.hasOwn(lock.packages, id)) {
    terminal.say(
      `${id} is published: its cases say what was promised and stay as they are; --force updates them`,
    );
    return false;
  }
  const text = updateCases(await readFile(path, 'utf8'), updates, path.endsWith('.json'));
  const laid = formatDocument({ path, bytes: Buffer.from(text) });
  await writeFile(path, laid.ok ? laid.value : text);
  terminal.say(`updated ${updates.length} of ${runs.length} cases in ${path}`);
  return !unpriced;
}
