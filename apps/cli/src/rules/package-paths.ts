import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CouldNotRun } from '../shell/could-not-run.js';
import { kindOf } from './rule-folder.js';

const NAMED = /^(?<key>[a-z][a-z0-9-]{0,62})(?:@(?<number>[1-9][0-9]{0,8}))?$/;

const VERSION_FILE = /^([1-9][0-9]{0,8})\.(?:ya?ml|json)$/;

/** `team` and `team@4` as paths in the rule folder; paths stay what they are, a version's with its cases beside it. */
export async function packagePaths(references: readonly string[], rules = 'rules'): Promise<readonly string[]> {
  const paths = await Promise.all(references.map((reference) => pathsOf(reference, rules)));
  return paths.flat();
}

async function pathsOf(reference: string, rules: string): Promise<readonly string[]> {
  const { key, number } = NAMED.exec(reference)?.groups ?? {};
  if (key === undefined) return [reference, ...(await casesBeside(reference))];
  const folder = join(rules, 'packages', key);
  const names = await readdir(folder).catch(() => []);
  const wanted = names.filter((name) => number === undefined || name.startsWith(`${number}.`));
  if (wanted.length > 0) return wanted.map((name) => join(folder, name));
  // `rules` looks like the name of a package, but is the folder that holds them.
  if ((await kindOf(reference)) !== 'missing') return [reference];
  throw new CouldNotRun(
    'package.not-found',
    `there is no package \`${reference}\` in \`${rules}\``,
    'name it as `team`, `team@4` or by the path of its file',
  );
}

async function casesBeside(path: string): Promise<readonly string[]> {
  const version = VERSION_FILE.exec(basename(path))?.[1];
  if (version === undefined) return [];
  const names = await readdir(dirname(path)).catch(() => []);
  return names.filter((name) => name.startsWith(`${version}.cases.`)).map((name) => join(dirname(path), name));
}
