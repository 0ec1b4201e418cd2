import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

export interface RuleFile {
  /** Relative to the rules folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Every file of a rules folder; none when there is no such folder. */
export async function readRulesFolder(folder: string): Promise<readonly RuleFile[]> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const wanted = names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).sort();
  return await Promise.all(
    wanted.map(async (name) => ({
      path: name.split(sep).join('/'),
      bytes: await readFile(join(folder, name)),
    })),
  );
}
