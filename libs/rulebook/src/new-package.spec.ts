import { describe, expect, it } from '@jest/globals';
import { firstVersion, nextVersion } from './new-package.js';
import { readRulebook } from './read-rulebook.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a new package', () => {
  it('passes check with its cases, in a folder that holds nothing else', () => {
    const { version, cases } = firstVersion('data-plan');
    const book = readRulebook([
      { path: 'packages/data-plan/1.yaml', bytes: bytes(version) },
      { path: 'packages/data-plan/1.cases.yaml', bytes: bytes(cases) },
    ]);
    expect(book.diagnostics).toEqual([]);
    expect(book.packages.get('data-plan')?.[0]?.version).toMatchObject({ title: 'Data plan', version: 1 });
    expect(book.cases.get('data-plan@1')?.cases).toHaveLength(3);
  });
});

describe('the next version', () => {
  it.each([
    ['version: 4\n', 'version: 5\n'],
    ['version: 4 # why\n', 'version: 5 # why\n'],
    ['version: "4"\n', 'version: "5"\n'],
    ['{\n  "version": 4,\n', '{\n  "version": 5,\n'],
  ])('has the next number: %j', (text, expected) => {
    expect(nextVersion(text, 5)).toBe(expected);
  });

  it('does not take effect by accident, and keeps everything else', () => {
    expect(
      nextVersion('# head\nversion: 1\neffectiveFrom: 2027-01-01T00:00:00Z\ntitle: version 1\n', 2),
    ).toBe('# head\nversion: 2\n# effectiveFrom: 2027-01-01T00:00:00Z\ntitle: version 1\n');
  });
});
