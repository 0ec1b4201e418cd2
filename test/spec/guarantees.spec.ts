import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'guarantees.md'), 'utf8');

/** The last column: the file of a test, and its title. */
const HELD_BY = [...PAGE.matchAll(/\| `(?<file>[^`]+\.spec\.ts)`: (?<title>[^|]+?) *\|$/gm)].map(
  ({ groups }) => [groups?.['file'] ?? '', groups?.['title'] ?? ''] as const,
);

describe('docs/guarantees.md', () => {
  it('names a test for each promise', () => {
    const rows = PAGE.split('\n').filter((line) => line.startsWith('| ')).length - 2;
    expect(HELD_BY.length).toBe(rows);
  });

  it.each(HELD_BY)('%s holds: %s', (file, title) => {
    const path = join(ROOT, file);
    expect([file, existsSync(path)]).toEqual([file, true]);
    expect(readFileSync(path, 'utf8')).toContain(title);
  });
});
