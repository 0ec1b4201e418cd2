import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { CouldNotRun } from '../shell/could-not-run.js';
import { readBytes } from '../shell/read-text.js';

/** A longer file is refused; its first byte too many is read, so that the refusal has a reason. */
export const FILE_LIMIT = 256 * 1024;

/** A file of a rule folder: `path` inside it, with `/`. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const RULE_FILE = /\.(?:ya?ml|json)$/;

/** The wanted rule files of a folder, in the order of their paths. Hidden files and other kinds are not ours. */
export async function readRuleFolder(
  folder: string,
  isWanted: (path: string) => boolean = () => true,
): Promise<readonly FolderFile[]> {
  const kind = await kindOf(folder);
  if (kind !== 'folder') {
    throw new CouldNotRun(
      'rules.missing',
      kind === 'file' ? `\`${folder}\` is a file, not a rule folder` : `there is no rule folder \`${folder}\``,
      'name the folder with --rules <folder>, or begin one with `ratebook new <package>`',
    );
  }
  const paths = await pathsUnder(folder, '');
  if (paths.length === 0) throw noRules(folder);
  const wanted = paths.filter(isWanted);
  return Promise.all(
    wanted.map(async (path) => ({ path, bytes: await readBytes(join(folder, path), FILE_LIMIT) })),
  );
}

export async function kindOf(path: string): Promise<'file' | 'folder' | 'missing'> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 'missing';
  return found.isDirectory() ? 'folder' : 'file';
}

/** From the current folder, with forward slashes on every system; a path that climbs out of it stays absolute. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), resolve(path));
  return (shown.startsWith('..') ? resolve(path) : shown === '' ? '.' : shown).split(sep).join('/');
}

export function noRules(folder: string): CouldNotRun {
  return new CouldNotRun(
    'rules.none',
    `\`${shownPath(folder)}\` holds no rule files`,
    'a rule folder holds `meters.yaml` and `packages/<key>/<version>.yaml`; `ratebook new <package>` begins one',
  );
}

async function pathsUnder(folder: string, inside: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    // A link to a folder could lead back here: links are followed to files alone.
    if (entry.isDirectory()) paths.push(...(await pathsUnder(folder, path)));
    else if (RULE_FILE.test(entry.name) && (await kindOf(join(folder, path))) === 'file') paths.push(path);
  }
  return paths;
}
