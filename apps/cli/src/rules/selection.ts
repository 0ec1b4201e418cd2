import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { CouldNotRun } from '../shell/could-not-run.js';
import { readBytes } from '../shell/read-text.js';
import { FILE_LIMIT, type FolderFile, kindOf, noRules, readRuleFolder, shownPath } from './rule-folder.js';

/** How stdin is called where a path is shown. */
export const STDIN = '<stdin>';

const CASES = /\.cases\.[a-z]+$/;

/** What a command reads, and which of it the command is about. */
export interface Selection {
  /** The rule folder as people wrote it, and as paths are shown; empty when that is the current folder. */
  readonly folder: string;
  readonly root: string;
  readonly files: readonly FolderFile[];
  /** Package files that stand alone, outside of the folder: judged against its definitions. */
  readonly loose: readonly FolderFile[];
  /** Whether a path as shown was asked for. */
  readonly isMeant: (path: string) => boolean;
}

/**
 * The files behind paths on the command line; none means the whole folder. Definitions, the lock and the other
 * versions of a named package are read with it, since they decide what it means; packages and cases that nobody
 * named are not, so that one file is quick.
 */
export async function select(paths: readonly string[], rules: string | undefined): Promise<Selection> {
  for (const path of paths) {
    if (path === '-' || (await kindOf(path)) !== 'missing') continue;
    throw new CouldNotRun('path.missing', `there is no file or folder \`${path}\``);
  }
  const folder = rules ?? (await folderAround(paths[0]));
  const shown = shownPath(folder);
  const root = shown === '.' ? '' : shown;
  if (paths.length === 0) {
    return { folder, root, files: await readRuleFolder(folder), loose: [], isMeant: () => true };
  }

  const meant = paths.map((path) => (path === '-' ? STDIN : shownPath(path)));
  const isMeant = (path: string): boolean => meant.some((one) => path === one || isUnder(one, path));
  // Without a rule folder a loose file is judged alone; a folder that was named must be there.
  const isThere = rules !== undefined || (await kindOf(folder)) === 'folder';
  // An experiment means something beside its packages and the other experiments alone.
  const asksExperiments = meant.some((path) => /(?:^|\/)(?:experiments(?:\/|$)|holdouts\.)/.test(path));
  const near = new Set(meant.map((path) => dirname(path)));
  const isWanted = (inside: string): boolean => {
    const path = inRoot(root, inside);
    if (!inside.includes('/') || isMeant(path)) return true;
    return (asksExperiments || near.has(dirname(path))) && !CASES.test(path);
  };
  const files = isThere ? await readRuleFolder(folder, isWanted) : [];
  const loose = await Promise.all(
    paths.filter((path) => path === '-' || !isInside(folder, path)).map(readLoose),
  );
  const found = [...files.map(({ path }) => inRoot(root, path)), ...loose.map(({ path }) => path)];
  for (const [index, path] of meant.entries()) {
    if (!found.some((file) => file === path || isUnder(path, file))) throw noRules(paths[index] ?? path);
  }
  return { folder, root, files, loose, isMeant };
}

const inRoot = (root: string, inside: string): string => (root === '' ? inside : `${root}/${inside}`);

async function readLoose(path: string): Promise<FolderFile> {
  if (path === '-') return { path: STDIN, bytes: await readBytes('-', FILE_LIMIT) };
  if ((await kindOf(path)) === 'folder') throw noRules(path);
  return { path: shownPath(path), bytes: await readBytes(path, FILE_LIMIT) };
}

const AREAS: ReadonlySet<string> = new Set(['packages', 'experiments']);

/** The rule folder that a path belongs to when none is named: `rules`, or the folder around `packages` or `experiments`. */
async function folderAround(path: string | undefined): Promise<string> {
  if (path === undefined || path === '-' || isInside('rules', path)) return 'rules';
  for (const sign of ['packages', 'meters.yaml']) {
    if ((await kindOf(join(path, sign))) !== 'missing') return path;
  }
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (AREAS.has(basename(folder))) return shownPath(dirname(folder));
  }
  return 'rules';
}

function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

const isUnder = (folder: string, path: string): boolean =>
  folder === '.' ? !path.startsWith('/') : path.startsWith(`${folder}/`);
