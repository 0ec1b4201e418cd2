import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleFile } from '#rulebook';

export const sandboxes = import.meta.dirname;

/** Every file of a sandbox but what it expects, by its path inside it. */
export function readFolder(folder: string): RuleFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.txt')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(folder.length + 1).replaceAll('\\', '/'), bytes: readFileSync(file) }));
}
