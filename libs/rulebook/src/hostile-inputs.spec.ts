import { describe, expect, it } from '@jest/globals';
import { checkPackageText } from './check-package.js';
import { sampleDefinitions } from './sample-definitions.js';

/** A sound package; a row replaces one of its lines, or the whole text. */
const SOUND = `schema: ratebook/v1
package: team
version: 1
currency: USD
interval: month
charges:
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00 }
`;
const withPrice = (price: string): string => SOUND.replace('10.00', price);
const withLine = (line: string): string => `${SOUND}${line}\n`;
const withTiers = (tiers: string): string =>
  SOUND.replace('model: unit, unitAmount: 10.00', `model: graduated, tiers: [${tiers}]`);
const withRule = (condition: string): string =>
  withLine(
    `rules: [{ name: r, conditions: ${condition}, event: { type: waive, params: { charges: [seats] } } }]`,
  );
const withFact = (path: string): string =>
  withRule(`{ all: [{ fact: usage, path: ${JSON.stringify(path)}, operator: equal, value: 1 }] }`);

type Row = readonly [name: string, file: string | Uint8Array, code: string, line?: number, json?: true];

const nested = (open: string, close: string, times: number): string =>
  open.repeat(times) + close.repeat(times);
const laughs = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...[...'bcdefghij'].map(
    (c, i) =>
      `${c}: &${c} [${Array(9)
        .fill(`*${'abcdefghij'[i] ?? ''}`)
        .join(',')}]`,
  ),
].join('\n');

const TEXT: readonly Row[] = [
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

const YAML: readonly Row[] = [
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

const JSON_FILES: readonly Row[] = [
  ['a key twice', '{"currency":"USD","currency":"EUR"}', 'duplicate-key', 1, true],
  ['100,000 levels', nested('{"all":[', ']}', 15_000), 'too-deep', 1, true],
  ['5,000 negations', `{"conditions":${'{"not":'.repeat(5000)}1${'}'.repeat(5000)}}`, 'too-deep', 1, true],
  ['text behind the document', '{"a":"1"} rm -rf /', 'json-syntax', 1, true],
  ['NaN', '{"price":NaN}', 'json-syntax', 1, true],
  ['a trailing comma', '{"a":"1",}', 'json-syntax', 1, true],
  ['single quotes', "{'a':'1'}", 'json-syntax', 1, true],
  ['a file cut off', '{"a":', 'json-syntax', 1, true],
  ['YAML', 'a: 1\n', 'json-syntax', 1, true],
  ['100,000 entries', `[${'1,'.repeat(100_000)}1]`, 'too-many-nodes', 1, true],
  ['a prototype as a key', '{"__proto__":{"polluted":1},"schema":"ratebook/v1"}', 'unknown-key', 1, true],
  ['a constructor as a key', '{"constructor":{"prototype":{"polluted":1}}}', 'unknown-key', 1, true],
  ['an unquoted price', '{"minimum": 0.10}', 'json-number', 1, true],
  ['a price beyond doubles', '{"minimum": 9007199254740993}', 'json-number', 1, true],
];

const PRICES: readonly Row[] = [
  ['octal', withPrice('010'), 'decimal-syntax', 7],
  ['a binary exponent', withPrice('"0x1p3"'), 'decimal-syntax', 7],
  ['an underscore', withPrice('"1_000"'), 'decimal-syntax', 7],
  ['a decimal comma', withPrice('"1,50"'), 'decimal-syntax', 7],
  ['infinity', withPrice('.inf'), 'decimal-syntax', 7],
  ['not a number', withPrice('"NaN"'), 'decimal-syntax', 7],
  ['minus infinity', withPrice('"-Infinity"'), 'decimal-syntax', 7],
  ['a bare point', withPrice('".5"'), 'decimal-syntax', 7],
  ['spaces', withPrice('" 1 "'), 'decimal-syntax', 7],
  ['digits of another script', withPrice('"１２"'), 'decimal-syntax', 7],
  ['no digits', withPrice('""'), 'decimal-syntax', 7],
  ['a tilde', withPrice('~'), 'decimal-syntax', 7],
  ['yes', withPrice('yes'), 'decimal-syntax', 7],
  ['nothing', SOUND.replace(', unitAmount: 10.00 }', ', unitAmount: }'), 'wrong-type', 7],
  ['an exponent of 1e9', withPrice('"1e1000000000"'), 'decimal-syntax', 7],
  ['an exponent of -1e9', withPrice('"1e-1000000000"'), 'decimal-syntax', 7],
  ['a million digits', withPrice(`"${'9'.repeat(1e6)}"`), 'file-too-large', 1],
  ['8,000 digits', withPrice('9'.repeat(8000)), 'decimal-range', 7],
  ['27 digits', withPrice('9'.repeat(27)), 'decimal-range', 7],
  ['13 decimals', withPrice('"0.0000000000001"'), 'decimal-scale', 7],
  ['a negative price', withPrice('"-1.00"'), 'negative-price', 7],
  ['a formula', withPrice('{ divide: ["10", "0"] }'), 'wrong-type', 7],
  ['division by zero', SOUND.replace('model:', 'convert: { divideBy: 0 }, model:'), 'number-not-positive', 7],
];

const HEAD: readonly Row[] = [
  ['a version with decimals', SOUND.replace('version: 1', 'version: 1.10'), 'integer-syntax', 3],
  ['a version beyond doubles', SOUND.replace('version: 1', 'version: 9007199254740993'), 'integer-syntax', 3],
  ['a date without time', withLine('effectiveFrom: 2026-11-01'), 'instant-syntax', 8],
  ['the year 10000', withLine('effectiveFrom: "+010000-01-01T00:00:00Z"'), 'instant-syntax', 8],
  ['30 February', withLine('effectiveFrom: "2026-02-30T00:00:00Z"'), 'instant-syntax', 8],
  ['an end of validity', withLine('effectiveTo: 2026-11-01T00:00:00Z'), 'unknown-key', 8],
  ['a time zone of its own', withLine('billingTimezone: Mars/Olympus'), 'unknown-key', 8],
  ['a Cyrillic letter in the currency', SOUND.replace('USD', 'U\u0405D'), 'currency-unknown', 4],
  ['a currency that ended', SOUND.replace('USD', 'DEM'), 'currency-unknown', 4],
  ['a misspelled key', SOUND.replace('charges:', 'chargess:'), 'unknown-key', 6],
  ['an unknown schema', SOUND.replace('ratebook/v1', 'ratebook/v99'), 'schema-version', 1],
  ['a name of 300 letters', SOUND.replace('team', 'a'.repeat(300)), 'key-syntax', 2],
  ['an extension of itself', withLine('extends: team'), 'unknown-key', 8],
  ['a file to include', withLine('$ref: file:///etc/passwd'), 'unknown-key', 8],
  ['an address to fetch', withLine('$ref: http://169.254.169.254/latest/meta-data/'), 'unknown-key', 8],
  [
    'a regular expression',
    withLine('segment:\n  emailMatches: "^(([a-z])+.)+[A-Z]([a-z])+$"'),
    'unknown-key',
    8,
  ],
  ['a name that is a key of every object', SOUND.replace('key: seats', 'key: constructor'), 'key-syntax', 7],
];

const CHARGES: readonly Row[] = [
  [
    'tiers with a gap',
    withTiers('{ unitAmount: 1 }, { upTo: 150, unitAmount: 0.5 }, { unitAmount: 0.4 }'),
    'tier-gap',
    7,
  ],
  [
    'tiers that overlap',
    withTiers('{ upTo: 100, unitAmount: 1 }, { upTo: 50, unitAmount: 2 }, { unitAmount: 3 }'),
    'tier-overlap',
    7,
  ],
  ['a closed top', withTiers('{ upTo: 100, unitAmount: 1 }'), 'tier-closed-top', 7],
  [
    'infinity as a bound',
    withTiers('{ upTo: inf, unitAmount: 1 }, { upTo: inf, unitAmount: 2 }'),
    'decimal-syntax',
    7,
  ],
  [
    'a tier without width',
    withTiers('{ upTo: 10, unitAmount: 1 }, { upTo: 10, unitAmount: 2 }, { unitAmount: 3 }'),
    'tier-equal-bounds',
    7,
  ],
  ['a lower bound', withTiers('{ from: 0, unitAmount: 1 }'), 'unknown-key', 7],
  ['no tiers', withTiers(''), 'empty-list', 7],
  ['a meter that is not declared', SOUND.replace('quantity: seats', 'meter: api-call'), 'unknown-meter', 7],
  [
    'names that differ in case',
    SOUND + SOUND.slice(SOUND.indexOf('  - ')).replace('key: seats', 'key: Seats'),
    'key-syntax',
    8,
  ],
  ['a name twice', SOUND + SOUND.slice(SOUND.indexOf('  - ')), 'duplicate-name', 8],
];

const RULES: readonly Row[] = [
  [
    'a constructor in a path',
    withFact("$..[?(@.constructor.constructor('return process')().exit(1))]"),
    'path-syntax',
    8,
  ],
  [
    'a property that is no name',
    withFact("$[?(x=[].map.constructor('return process.pid'))]"),
    'path-syntax',
    8,
  ],
  [
    'a script in a path',
    withFact("$[(this.constructor.constructor('return process')().pid)]"),
    'path-syntax',
    8,
  ],
  ['a filter with a slow pattern', withFact('$[?(@.match(/(a+)+$/))]'), 'path-syntax', 8],
  [
    'a fact that is not declared',
    withRule('{ all: [{ fact: usage.gbb, operator: greaterThan, value: 1 }] }'),
    'unknown-fact',
    8,
  ],
  [
    'conditions in a circle',
    withLine('conditions: { a: { all: [{ condition: b }] }, b: { all: [{ condition: a }] } }'),
    'condition-cycle',
    8,
  ],
  ['an empty group', withRule('{ all: [] }'), 'empty-condition', 8],
  [
    'a literal of another type',
    withRule('{ all: [{ fact: usage.mtu, operator: in, value: [red] }] }'),
    'value-type',
    8,
  ],
  [
    'an order of texts',
    withRule('{ all: [{ fact: workspace.segment, operator: greaterThan, value: "9" }] }'),
    'operator-type',
    8,
  ],
  [
    'an operator of the engine that is not exact',
    withRule('{ all: [{ fact: usage.mtu, operator: decimalGreaterThan, value: 9 }] }'),
    'unknown-value',
    8,
  ],
  [
    '17 levels of conditions',
    withRule(`${'{ not: '.repeat(17)}{ condition: a }${' }'.repeat(17)}`),
    'too-deep',
    8,
  ],
];

describe('a rule file that has hurt systems like this one', () => {
  const definitions = sampleDefinitions();
  describe.each([
    ['as text', TEXT],
    ['as YAML', YAML],
    ['as JSON', JSON_FILES],
    ['by its price', PRICES],
    ['by its head', HEAD],
    ['by its charges', CHARGES],
    ['by its rules', RULES],
  ])('%s', (_, rows) => {
    const named = rows.map(([name, input, code, line, json]) => ({ name, input, code, line, json }));
    it.each(named)('is refused with a place and a code: $name', ({ input, code, line, json }) => {
      const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
      const started = performance.now();
      const { version, diagnostics } = checkPackageText(
        { path: json ? 't/1.json' : 't/1.yaml', bytes },
        definitions,
      );
      expect(performance.now() - started).toBeLessThan(500);
      expect(version).toBeUndefined();
      const found = diagnostics.find((diagnostic) => diagnostic.code === code);
      expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
      expect(found).toMatchObject({ severity: 'error', message: expect.stringMatching(/^[^A-Z].*[^.]$/) });
      expect(found?.help).not.toBe('');
      if (line !== undefined) expect(found?.place.line).toBe(line);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    });
  });

  it('is read as it is written: the sound package of these rows has no fault', () => {
    const bytes = new TextEncoder().encode(SOUND);
    expect(checkPackageText({ path: 't/1.yaml', bytes }, definitions)).toMatchObject({
      diagnostics: [],
      version: { package: 'team', version: 1 },
    });
  });

  it('names the byte that is not UTF-8', () => {
    const bytes = Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a]);
    const [diagnostic] = checkPackageText({ path: 't/1.yaml', bytes }, definitions).diagnostics;
    expect(diagnostic?.message).toBe('byte 3 is not UTF-8');
  });

  it('has the same content hash with a byte order mark and without', () => {
    const [plain, marked] = ['', '\uFEFF'].map((mark) =>
      checkPackageText({ path: 't/1.yaml', bytes: new TextEncoder().encode(mark + SOUND) }, definitions),
    );
    expect(marked?.version?.contentHash).toBe(plain?.version?.contentHash);
    expect(marked?.diagnostics).toEqual([]);
  });
});
