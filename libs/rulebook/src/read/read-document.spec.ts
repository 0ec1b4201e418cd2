import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { plainValue, textValue } from './document.js';
import { readDocument } from './read-document.js';

const read = (text: string, path: string) => readDocument({ path, bytes: new TextEncoder().encode(text) });
const valueOf = (text: string, path = 'a.yaml'): unknown => {
  const document = read(text, path);
  return document.ok ? textValue(document.value.root) : document.diagnostics.map(({ code }) => code);
};

describe('YAML as text scalars', () => {
  it.each([
    ['0.10', '0.10'],
    ['010', '010'],
    ['1e3', '1e3'],
    ['.inf', '.inf'],
    ['~', '~'],
    ['yes', 'yes'],
    ['2026-11-01', '2026-11-01'],
    ['9007199254740993', '9007199254740993'],
    ['"a\\tb"', ['control-character']],
    ["'it''s'", "it's"],
    ['it’s "quoted" inside', 'it’s "quoted" inside'],
    ['>-\n  two\n  lines', 'two lines'],
  ])('a: %s', (text, expected) => {
    expect(valueOf(`a: ${text}\n`)).toEqual(Array.isArray(expected) ? expected : { a: expected });
  });

  it('tells no value from an empty text', () => {
    const document = read('a:\nb: ""\n', 'a.yaml');
    expect(document.ok && plainValue(document.value.root)).toEqual({ a: null, b: '' });
  });

  it('gives maps no prototype, so that no key is inherited', () => {
    const document = read('a: { toString: x }\n', 'a.yaml');
    const value = document.ok ? (plainValue(document.value.root) as { a: object }) : { a: {} };
    expect(Object.getPrototypeOf(value.a)).toBeNull();
    expect(Object.keys(value.a)).toEqual(['toString']);
  });

  it('counts columns from the first letter of the line, also after a byte order mark and Windows line ends', () => {
    const document = read('\uFEFFa: 1\r\nb: [\r\n', 'a.yaml');
    expect(!document.ok && document.diagnostics[0]?.place).toMatchObject({ line: 3, column: 1 });
    const twice = read('\uFEFFa: 1\r\na: 2\r\n', 'a.yaml');
    expect(!twice.ok && twice.diagnostics[0]).toMatchObject({
      place: { line: 2, column: 1 },
      sourceLine: 'a: 2',
    });
  });

  it('allows 31 levels inside the document, and no more', () => {
    const nested = (levels: number): string => `a: ${'['.repeat(levels)}x${']'.repeat(levels)}\n`;
    expect(valueOf(nested(30))).not.toEqual(['too-deep']);
    expect(valueOf(nested(33))).toEqual(['too-deep']);
  });
});

describe('JSON', () => {
  it('keeps small integers and booleans as such for the schemas, and as text for the hash', () => {
    const document = read('{"a": 1, "b": true, "c": null, "d": 1.50, "e": "x"}', 'a.json');
    if (!document.ok) throw new Error('the document is sound');
    expect(plainValue(document.value.root)).toEqual({ a: 1, b: true, c: null, d: NaN, e: 'x' });
    expect(textValue(document.value.root)).toEqual({ a: '1', b: 'true', c: 'null', d: '1.50', e: 'x' });
  });

  it('is read as the same tree that JSON.parse gives (law)', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat({ max: 3 }), (value, indent) => {
        const document = read(JSON.stringify({ value }, null, indent), 'a.json');
        const text = JSON.stringify({ value });
        if (!document.ok) {
          // Only what no rule file may hold is refused: invisible characters and inherited names.
          for (const { code } of document.diagnostics)
            expect(['control-character', 'unknown-key']).toContain(code);
          return;
        }
        const asText = JSON.parse(text, (_, each: unknown) =>
          typeof each === 'object' && each !== null
            ? each
            : typeof each === 'string'
              ? each
              : JSON.stringify(each),
        ) as unknown;
        expect(JSON.parse(JSON.stringify(textValue(document.value.root)))).toEqual(asText);
      }),
      // Numbers keep the text they are written with, and JSON.stringify writes the shortest.
      { seed: 20270105, numRuns: 300 },
    );
  });
});

describe('any text (law)', () => {
  const root = new URL('../../../../rules/', import.meta.url);
  const shipped = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => readFileSync(new URL(path, root), 'utf8'));
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '\n  ',
      ': ',
      '- ',
      '? ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '|',
      '>-',
      '#',
      ' #',
      '&a ',
      '*a',
    ),
    fc.constantFrom(
      '!!str ',
      '---\n',
      '...\n',
      '%YAML',
      '\t',
      '\\',
      '\\u202e',
      'a',
      '1',
      '<<: ',
      '__proto__: 1',
      '\r\n',
    ),
    fc.string({ maxLength: 4, unit: 'binary' }),
  );

  const answers = (text: string): void => {
    for (const path of ['a.yaml', 'a.json']) {
      const document = read(text, path);
      if (document.ok) continue;
      expect(document.diagnostics.length).toBeGreaterThan(0);
      const lines = text.split('\n').length;
      for (const { code, message, place } of document.diagnostics) {
        expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
        expect(message).not.toMatch(/^[A-Z]|undefined|\.$/);
        expect(place.line).toBeLessThanOrEqual(lines);
      }
    }
  };

  it('is read or refused with places, and never throws', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        answers(pieces.join(''));
      }),
      { seed: 20270106, numRuns: 1500 },
    );
  });

  it('is read or refused when a shipped file is damaged anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped),
        fc.nat(),
        fc.nat({ max: 9 }),
        piece,
        (text, place, cut, put) => {
          const at = place % (text.length + 1);
          answers(text.slice(0, at) + put + text.slice(at + cut));
        },
      ),
      { seed: 20270107, numRuns: 200 },
    );
  });
});
