import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { stringify } from 'yaml';
import { firstVersion } from '../new-package.js';
import { formatDocument } from './format-document.js';

const format = (text: string, path = 'a.yaml'): string => {
  const formatted = formatDocument({ path, bytes: new TextEncoder().encode(text) });
  if (!formatted.ok) throw new Error(formatted.diagnostics.map(({ message }) => message).join('; '));
  return formatted.value;
};
const comments = (text: string): readonly string[] =>
  (text.match(/#[^\n]*/g) ?? []).map((each) => each.trim()).sort();

describe('the canonical layout', () => {
  it('orders keys as the format does, puts short maps on one line and lists of maps below their key', () => {
    expect(
      format(`currency: USD
schema:   ratebook/v1
charges:
    - model: graduated
      key: "mtu"
      tiers: [ {unitAmount: '0.012', upTo: 15000}, {unitAmount: 0.010} ]
      meter: mtu
      by: [country,   kind]
rounding:
  scale: currency
  mode: halfUp
`),
    ).toBe(`schema: ratebook/v1
currency: USD
rounding: { mode: halfUp, scale: currency }
charges:
  - key: mtu
    meter: mtu
    by: [country, kind]
    model: graduated
    tiers:
      - { upTo: 15000, unitAmount: 0.012 }
      - { unitAmount: 0.010 }
`);
  });

  it('keeps comments where they are read, and one blank line where there were some', () => {
    const text = `# Head of the file.

# About the schema.
schema: ratebook/v1
title: Team # what people call it


# About the charges.
charges:
  # About the first.
  - key: a # the key
    amount: 1
    # About the model.
    model: flat
  # At the end of the list.
`;
    expect(format(text)).toBe(`# Head of the file.

# About the schema.
schema: ratebook/v1
title: Team # what people call it

# About the charges.
charges:
  # About the first.
  - key: a # the key
    # About the model.
    model: flat
    amount: 1
  # At the end of the list.
`);
    expect(format('a: 1\n# At the end.\n')).toBe('a: 1\n\n# At the end.\n');
  });

  it('breaks a map up that is too long, or that holds a comment', () => {
    const long = 'x'.repeat(60);
    expect(format(`rounding: { mode: ${long}, scale: ${long} }\n`)).toBe(
      `rounding:\n  mode: ${long}\n  scale: ${long}\n`,
    );
    expect(format('rounding:\n  # why\n  mode: up\n')).toBe('rounding:\n  # why\n  mode: up\n');
  });

  it.each([
    ['a comma', '{ a: "b, c" }'],
    ['a colon', '{ a: "b: c" }'],
    ['a hash', '{ a: "b #c" }'],
    ['an empty text', '{ a: "" }'],
    ['an indicator', '{ a: "*b" }'],
  ])('keeps quotes that mean something: %s', (_, text) => {
    expect(format(text)).toBe(`${text.slice(2, -2)}\n`.replace('a: "b, c"', 'a: b, c'));
  });

  it('leaves the names that authors choose in their order', () => {
    expect(format('cases: [ { name: a, expect: { lines: { z: 1, a: 2 } } } ]\n')).toContain('{ z: 1, a: 2 }');
  });

  it('indents JSON by two', () => {
    expect(format('{"b":"0.10","a":[1,true]}', 'a.json')).toBe(
      '{\n  "b": "0.10",\n  "a": [\n    1,\n    true\n  ]\n}\n',
    );
  });

  it('gives the diagnostics of a file that cannot be read', () => {
    const formatted = formatDocument({ path: 'a.yaml', bytes: new TextEncoder().encode('a: [') });
    expect(formatted).toMatchObject({ ok: false, diagnostics: [{ code: 'yaml-syntax' }] });
  });

  it('is what `ratebook new` writes', () => {
    const { version, cases } = firstVersion('data-plan');
    expect(format(version)).toBe(version);
    expect(format(cases)).toBe(cases);
  });
});

// formatDocument compares the content hashes itself and throws when one changed.
describe('formatting (laws)', () => {
  const root = new URL('../../../../rules/', import.meta.url);
  const shipped = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yaml'),
  );

  it.each(shipped)('twice is formatting once, and loses no comment: %s', (path) => {
    const text = readFileSync(new URL(path, root), 'utf8');
    const once = format(text);
    expect(format(once)).toBe(once);
    expect(comments(once)).toEqual(comments(text));
  });

  const word = fc.stringMatching(/^[A-Za-z0-9 .,:#'"[\]{}&*!|>%@`?-]{0,14}$/);
  const key = fc.constantFrom(
    'key',
    'title',
    'charges',
    'rules',
    'conditions',
    'all',
    'tiers',
    'when',
    'a b',
    'x',
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      word,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));

  it('keeps what any document says, and settles at once', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5 }),
        fc.nat({ max: 6 }),
        (value, indentation) => {
          const text = stringify(value, { defaultStringType: 'QUOTE_DOUBLE', indent: indentation + 1 });
          const once = format(text);
          expect(format(once)).toBe(once);
        },
      ),
      { seed: 20270102, numRuns: 150 },
    );
  });

  it('keeps comments on any line of a file, and settles at once', () => {
    const files = shipped.map((path) => readFileSync(new URL(path, root), 'utf8').split('\n'));
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
        (lines, places) => {
          const text = places.reduce<string[]>((all, place, index) => {
            const at = place % all.length;
            const indent = /^ */.exec(all[at] ?? '')?.[0] ?? '';
            return [...all.slice(0, at), `${indent}# added ${index}`, ...all.slice(at)];
          }, lines);
          const once = format(text.join('\n'));
          expect(comments(once)).toEqual(comments(text.join('\n')));
          expect(format(once)).toBe(once);
        },
      ),
      { seed: 20270103, numRuns: 25 },
    );
  });
});
