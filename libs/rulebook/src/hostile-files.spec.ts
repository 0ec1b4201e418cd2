import { describe, expect, it } from '@jest/globals';
import { type HostileRow, SOUND, checkSample, namedRows, refusalOf } from './sample-package.js';

const withLine = (line: string): string => `${SOUND}${line}\n`;

const nested = (open: string, close: string, times: number): string =>
  open.repeat(times) + close.repeat(times);
const laughs = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefghij'.split('').map(
    (c, i) =>
      `${c}: &${c} [${Array(9)
        .fill(`*${'abcdefghij'[i] ?? ''}`)
        .join(',')}]`,
  ),
].join('\n');

const TEXT: readonly HostileRow[] = [
  ['an empty file', '', 'empty-file', 1],
  ['only a comment', '# nothing here\n', 'empty-file', 1],
  ['only a document mark', '---\n', 'empty-file', 1],
  ['an empty JSON file', ' \n', 'empty-file', 1, true],
  ['bytes that are not UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a]), 'encoding', 1],
  ['UTF-16', Buffer.from('schema: ratebook/v1\n', 'utf16le'), 'control-character', 1],
  ['a text cut within a letter', Buffer.from([0x61, 0x3a, 0x20, 0xc3]), 'encoding', 1],
  ['a control character', withLine('title: a\u0007b'), 'control-character', 8],
  ['a bidirectional override', withLine('title: "Basic \u202e cirp\u202c"'), 'control-character', 8],
  ['an escaped bidirectional override', withLine('title: "Basic \\u202e cirp"'), 'control-character', 8],
  ['an escaped lone surrogate', withLine('title: "\\ud800"'), 'control-character', 8],
  ['2 MiB', '- a: 1\n  b: "2"\n'.repeat(150_000), 'file-too-large', 1],
  ['one value of 5 MB', `title: ${'x'.repeat(5e6)}`, 'file-too-large', 1],
  ['one value of 200 KB', `title: ${'x'.repeat(2e5)}`, 'text-length', 1],
  ['24,000 keys', Array.from({ length: 24_000 }, (_, i) => `k${i}: 1`).join('\n'), 'too-many-nodes'],
  ['60,000 comments', '#\n'.repeat(60_000), 'too-many-nodes'],
];

const YAML: readonly HostileRow[] = [
  ['a tab for indentation', 'charges:\n\t- 1\n', 'yaml-syntax', 2],
  ['a key twice', 'currency: USD\ntitle: x\ncurrency: EUR\n', 'duplicate-key', 3],
  ['an alias bomb', laughs, 'yaml-anchor', 1],
  [
    'an alias of a long text',
    `a: &a ${'x'.repeat(2000)}\nb: [${Array(99).fill('*a').join(',')}]`,
    'yaml-anchor',
    1,
  ],
  ['an alias of itself', 'a: &a\n  b: *a\n', 'yaml-anchor', 1],
  ['a merge key', 'tier:\n  <<: { price: 1 }\n', 'yaml-merge-key', 2],
  ['a binary tag', withLine('title: !!binary aGVsbG8='), 'yaml-tag', 8],
  ['a Python tag', "x: !!python/object/apply:os.system ['id']\n", 'yaml-tag', 1],
  ['a directive', '%YAML 1.1\n---\na: 1\n', 'yaml-tag', 1],
  ['two documents', `${SOUND}---\n${SOUND}`, 'yaml-documents', 8],
  ['10,000 brackets', nested('[', ']', 10_000), 'too-deep', 1],
  ['10,000 brackets, never closed', '['.repeat(10_000), 'too-deep', 1],
  ['100,000 closing brackets', `a: ${']'.repeat(100_000)}`, 'yaml-syntax', 1],
  ['100,000 commas', `a: [${','.repeat(100_000)}]`, 'yaml-syntax', 1],
  [
    '400 levels of indentation',
    Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'too-deep',
  ],
  ['hyphens on one line', '- '.repeat(100_000), 'too-deep', 1],
  ['a list as a key', '? [a]\n: 1\n', 'yaml-syntax', 1],
  ['no map at all', '- a\n- b\n', 'wrong-type', 1],
];

const JSON_FILES: readonly HostileRow[] = [
  ['a key twice', '{"currency":"USD","currency":"EUR"}', 'duplicate-key', 1, true],
  ['100,000 levels', nested('{"all":[', ']}', 15_000), 'too-deep', 1, true],
  ['5,000 negations', `{"conditions":${'{"not":'.repeat(5000)}1${'}'.repeat(5000)}}`, 'too-deep', 1, true],
  ['text behind the document', '{"a":"1"} rm -rf /', 'json-syntax', 1, true],
  ['NaN', '{"price":NaN}', 'json-syntax', 1, true],
  ['a trailing comma', '{"a":"1",}', 'json-syntax', 1, true],
  ['single quotes', "{'a':'1'}", 'json-syntax', 1, true],
  ['a tab inside a text', '{"a":"b\tc"}', 'json-syntax', 1, true],
  ['a file cut off', '{"a":', 'json-syntax', 1, true],
  ['YAML', 'a: 1\n', 'json-syntax', 1, true],
  ['100,000 entries', `[${'1,'.repeat(100_000)}1]`, 'too-many-nodes', 1, true],
  ['a prototype as a key', '{"__proto__":{"polluted":1},"schema":"ratebook/v1"}', 'unknown-key', 1, true],
  ['a constructor as a key', '{"constructor":{"prototype":{"polluted":1}}}', 'unknown-key', 1, true],
  ['an unquoted price', '{"minimum": 0.10}', 'json-number', 1, true],
  ['a price beyond doubles', '{"minimum": 9007199254740993}', 'json-number', 1, true],
];

describe('a file that has hurt systems like this one', () => {
  describe.each([
    ['as text', TEXT],
    ['as YAML', YAML],
    ['as JSON', JSON_FILES],
  ])('%s', (_, rows) => {
    it.each(namedRows(rows))('is refused with a place and a code: $name', ({ file, code, line, json }) => {
      const { version, codes, found, milliseconds } = refusalOf(file, code, json);
      expect(milliseconds).toBeLessThan(500);
      expect(version).toBeUndefined();
      expect(codes).toContain(code);
      expect(found).toMatchObject({ severity: 'error', message: expect.stringMatching(/^[^A-Z].*[^.]$/) });
      expect(found?.help).not.toBe('');
      if (line !== undefined) expect(found?.place.line).toBe(line);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    });
  });

  it('is read as it is written: the sound package of these rows has no fault', () => {
    expect(checkSample(SOUND)).toMatchObject({
      diagnostics: [],
      version: { package: 'team', version: 1 },
    });
  });

  it('names the byte that is not UTF-8', () => {
    const bytes = Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a]);
    const [diagnostic] = checkSample(bytes).diagnostics;
    expect(diagnostic?.message).toBe('byte 3 is not UTF-8');
  });

  it('has the same content hash with a byte order mark and without', () => {
    const [plain, marked] = ['', '\uFEFF'].map((mark) => checkSample(mark + SOUND));
    expect(marked?.version?.contentHash).toBe(plain?.version?.contentHash);
    expect(marked?.diagnostics).toEqual([]);
  });
});
