import { describe, expect, it } from '@jest/globals';
import { type HostileRow, SOUND, namedRows, refusalOf } from './sample-package.js';

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

const PRICES: readonly HostileRow[] = [
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

const HEAD: readonly HostileRow[] = [
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

const CHARGES: readonly HostileRow[] = [
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

const RULES: readonly HostileRow[] = [
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

describe('a package that has hurt systems like this one', () => {
  describe.each([
    ['by its price', PRICES],
    ['by its head', HEAD],
    ['by its charges', CHARGES],
    ['by its rules', RULES],
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
});
