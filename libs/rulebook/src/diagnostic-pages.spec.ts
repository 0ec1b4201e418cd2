import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosticChapters, diagnosticPages } from './diagnostic-pages.js';

const libs = join(import.meta.dirname, '..', '..');

/** Sources of the rooms that report on rule files, without their specs and the pages themselves. */
const sources = ['catalog', 'rulebook'].flatMap((room) =>
  readdirSync(join(libs, room, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('diagnostic-pages'),
    )
    .map((path) => readFileSync(join(libs, room, 'src', path), 'utf8')),
);
const text = sources.join('\n');

describe('diagnosticPages', () => {
  it('has a page for every code in the sources', () => {
    const written = [...text.matchAll(/(?<![/.\w-])'((?:experiment\.)?[a-z]+(?:-[a-z]+)+)'(?!\s*:)/g)].map(
      ([, code = '']) => code,
    );
    const codes = new Set(written.filter((word) => !NO_CODES.includes(word)));
    expect(codes.size).toBeGreaterThan(60);
    expect([...codes].filter((code) => !diagnosticPages.has(code))).toEqual([]);
  });
  it('has no page for a code that the sources do not know', () => {
    const isKnown = (code: string) =>
      text.includes(`'${code}'`) || (code.startsWith('unknown-') && text.includes('`unknown-${noun}`'));
    expect([...diagnosticPages.keys()].filter((code) => !isKnown(code))).toEqual([]);
  });
  it('has one page a code', () => {
    expect(diagnosticPages.size).toBe(diagnosticChapters.flatMap(({ pages }) => Object.keys(pages)).length);
  });
  it('ends sentences with a full stop, and titles without', () => {
    for (const { title, means, fix } of diagnosticPages.values()) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(means).toMatch(/^[`A-Z].*\.$/);
      expect(fix).toMatch(/^[`A-Z].*\.$/);
    }
  });
});

/** Hyphenated words of the sources that are no codes. */
const NO_CODES = ['utf-8', 'revenue-per-workspace'];
