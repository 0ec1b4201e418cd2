import { readdir, readFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';

export interface RuleFile {
  /** Relative to the rules folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A rules folder that is there and cannot be read. Its message is a sentence for people. */
export class UnreadableRules extends Error {
  override readonly name = 'UnreadableRules';
  readonly help = 'give the user that runs the service the right to read it, or move it out of the folder';
}

/** Every file of a rules folder; none when there is no such folder. Throws UnreadableRules. */
export async function readRulesFolder(folder: string): Promise<readonly RuleFile[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: unknown): string[] => {
    if (faultOf(error).code === 'ENOENT') return [];
    throw unreadable(folder, error);
  });
  const wanted = names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).sort();
  return await Promise.all(
    wanted.map(async (name) => ({
      path: name.split(sep).join('/'),
      bytes: await readFile(join(folder, name)).catch((error: unknown) => {
        throw unreadable(folder, error, name);
      }),
    })),
  );
}

/** What to say about `place`, by code. */
const SENTENCES = new Map<string, (place: string) => string>([
  ['EACCES', (place) => `no permission to read ${place}`],
  ['EPERM', (place) => `no permission to read ${place}`],
  ['EISDIR', (place) => `${place} is a folder, not a file`],
  ['ENOTDIR', (place) => `${place} is a file, not a folder`],
]);

/** Says the place from the name of the rules folder on: `rules/packages/team/1.yaml`. */
function unreadable(folder: string, error: unknown, name = ''): UnreadableRules {
  const { code, path } = faultOf(error);
  const inside = name === '' && path.startsWith(folder + sep) ? path.slice(folder.length + 1) : name;
  const place = `\`${basename(folder)}/${inside.split(sep).join('/')}\``;
  const message = SENTENCES.get(code)?.(place) ?? `${place} cannot be read (${code})`;
  return new UnreadableRules(message, { cause: error });
}

function faultOf(error: unknown): { readonly code: string; readonly path: string } {
  const { code, path } = error as { readonly code?: unknown; readonly path?: unknown };
  return { code: typeof code === 'string' ? code : 'unknown', path: typeof path === 'string' ? path : '' };
}
