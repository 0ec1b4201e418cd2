import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText } from './canonical.js';
import { contentHash } from './content-hash.js';
import { readDocument } from './read/read-document.js';

const read = (path: string, text: string) => {
  const document = readDocument({ path, bytes: new TextEncoder().encode(text) });
  if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join('; '));
  return document.value.root;
};
const yaml = (text: string): string => contentHash(read('a.yaml', text));
const json = (text: string): string => contentHash(read('a.json', text));

describe('the content hash', () => {
  it('is the SHA-256 of the canonical text', () => {
    expect(canonicalText(read('a.yaml', 'b: 0.10\na: [x, { d: "1", c: true }]\n'))).toBe(
      '{"a":["x",{"c":"true","d":"1"}],"b":"0.10"}',
    );
    // printf '{"a":"1"}' | sha256sum
    expect(yaml('a: 1\n')).toBe('9afeb0f2b203f254312ec8ded441d0318b7c34c57f8695ede42d2215a30c0960');
  });

  it.each([
    ['key order', 'a: 1\nb: 2\n', 'b: 2\na: 1\n'],
    ['comments', 'a: 1\n', '# why\na: 1 # because\n'],
    ['layout', 'a: { b: 1 }\n', 'a:\n    b:   1\n'],
    ['quotes', 'a: 1\n', 'a: "1"\n'],
    ['line ends', 'a: 1\nb: 2\n', 'a: 1\r\nb: 2\r\n'],
    ['a byte order mark', 'a: 1\n', '\uFEFFa: 1\n'],
  ])('is the same whatever the %s', (_, one, other) => {
    expect(yaml(one)).toBe(yaml(other));
  });

  it('is the same for YAML and JSON that spell the same', () => {
    expect(json('{"version": 4, "prorate": true, "amount": "0.10"}')).toBe(
      yaml('version: 4\nprorate: true\namount: 0.10\n'),
    );
  });

  it.each([
    ['0.10 and 0.1', 'a: 0.10\n', 'a: 0.1\n'],
    ['a list and its only entry', 'a: [b]\n', 'a: b\n'],
    ['the order of a list', 'a: [b, c]\n', 'a: [c, b]\n'],
    ['composed and decomposed letters', 'a: \u00e9\n', 'a: e\u0301\n'],
  ])('tells %s apart', (_, one, other) => {
    expect(yaml(one)).not.toBe(yaml(other));
  });

  it('is the same for any document written as YAML or as JSON, with its keys in any order (law)', () => {
    const text = fc.stringMatching(/^[A-Za-z0-9 .,:#'"\\/é€-]{0,12}$/);
    const key = fc.stringMatching(/^[a-z]{1,6}$/);
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, inner]) => [name, shuffled(inner)]),
      );
    };
    fc.assert(
      fc.property(tree, (value) => {
        const written = JSON.stringify({ value });
        // JSON is YAML as well, so the same text goes through both readers.
        expect(yaml(written)).toBe(json(written));
        expect(json(JSON.stringify(shuffled({ value })))).toBe(json(written));
      }),
      { seed: 20270101, numRuns: 300 },
    );
  });
});
