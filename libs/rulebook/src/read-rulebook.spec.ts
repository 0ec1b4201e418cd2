import { describe, expect, it } from '@jest/globals';
import { readRulebook } from './read-rulebook.js';

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
const read = (texts: Readonly<Record<string, string>>) => readRulebook(files(texts), { root: 'rules' });
const found = (texts: Readonly<Record<string, string>>) =>
  read(texts).diagnostics.map(
    ({ place, severity, code }) => `${place.file}:${place.line}:${place.column} ${severity} ${code}`,
  );

const version = (number: number, more = '', amount = 10 + number): string => `schema: ratebook/v1
package: team
version: ${number}
currency: USD
interval: month
charges: [{ key: fee, model: flat, amount: ${amount} }]
${more}`;

describe('a rule folder', () => {
  it('gives packages by key with their versions lowest first, and cases by version', () => {
    const book = read({
      'packages/team/10.yaml': version(10),
      'packages/team/9.json': JSON.stringify({
        schema: 'ratebook/v1',
        package: 'team',
        version: 9,
        currency: 'USD',
        interval: 'month',
        charges: [{ key: 'fee', model: 'flat', amount: '5' }],
      }),
      'packages/team/10.cases.yaml': 'cases: [{ name: a month, expect: { total: 20 } }]\n',
    });
    expect(book.diagnostics).toEqual([]);
    expect(book.packages.get('team')?.map((loaded) => [loaded.version.version, loaded.path])).toEqual([
      [9, 'rules/packages/team/9.json'],
      [10, 'rules/packages/team/10.yaml'],
    ]);
    expect(book.cases.get('team@10')?.cases[0]).toMatchObject({
      case: { name: 'a month', expect: { total: '20' } },
      place: { file: 'rules/packages/team/10.cases.yaml', line: 1, column: 9 },
    });
  });

  it.each([
    ['another folder', 'packages/teams/1.yaml', 'rules/packages/teams/1.yaml:2:10 error name-mismatch'],
    ['another number', 'packages/team/2.yaml', 'rules/packages/team/2.yaml:3:10 error name-mismatch'],
    ['a name that nothing reads', 'packages/team/v1.yaml', 'rules/packages/team/v1.yaml:1:1 error file-name'],
    ['a place that nothing reads', 'team.yaml', 'rules/team.yaml:1:1 error file-name'],
  ])('refuses a version in %s', (_, path, diagnostic) => {
    expect(found({ [path]: version(1) })).toEqual([diagnostic]);
  });

  it('leaves notes, editor settings and the files of other readers alone', () => {
    expect(
      found({
        'README.md': '#',
        '.vscode/settings.json': '{',
        'experiments/a.yaml': '[',
        'metrics.yaml': '[',
      }),
    ).toEqual([]);
  });

  it('refuses one version in two files, and cases of none', () => {
    expect(
      found({
        'packages/team/1.yaml': version(1),
        'packages/team/1.yml': version(1),
        'packages/team/2.cases.yaml': 'cases: []\n',
      }),
    ).toEqual([
      'rules/packages/team/1.yml:1:1 error duplicate-name',
      'rules/packages/team/2.cases.yaml:1:1 error file-name',
    ]);
  });

  it('refuses a version that takes effect before an earlier one', () => {
    const at = (day: string): string => `effectiveFrom: 2027-01-${day}T00:00:00Z\n`;
    const later = { 'packages/team/1.yaml': version(1, at('02')), 'packages/team/2.yaml': version(2) };
    expect(found({ ...later, 'packages/team/3.yaml': version(3, at('02')) })).toEqual([]);
    expect(found({ ...later, 'packages/team/3.yaml': version(3, at('01')) })).toEqual([
      'rules/packages/team/3.yaml:7:16 error effective-order',
    ]);
  });

  it('lists an accepted warning with its reason, and warns of an acceptance that nothing needs', () => {
    const same = version(2, 'accept: [{ code: version-changes-nothing, because: a new date }]\n', 11);
    const { diagnostics } = read({ 'packages/team/1.yaml': version(1), 'packages/team/2.yaml': same });
    expect(diagnostics).toMatchObject([{ code: 'version-changes-nothing', accepted: 'a new date' }]);
    expect(found({ 'packages/team/1.yaml': same.replace('version: 2', 'version: 1') })).toEqual([
      'rules/packages/team/1.yaml:7:18 warning accept-unused',
    ]);
  });

  it('keeps what is sound beside what is not', () => {
    const book = read({ 'packages/team/1.yaml': version(1), 'packages/team/2.yaml': 'schema: [' });
    expect(book.packages.get('team')).toHaveLength(1);
    expect(book.diagnostics.map(({ code }) => code)).toEqual(['yaml-syntax']);
  });

  it('leaves a version out that a lint proves wrong', () => {
    const book = read({ 'packages/team/1.yaml': version(1, 'minimum: 5\nmaximum: 4\n') });
    expect(book.diagnostics).toMatchObject([{ code: 'minimum-above-maximum', severity: 'error' }]);
    expect(book.packages.size).toBe(0);
  });
});

describe('cases', () => {
  const cases = (text: string): readonly string[] =>
    found({
      'attributes.yaml': 'schema: ratebook/attributes-v1\nattributes: [{ key: employees, type: decimal }]\n',
      'packages/team/1.yaml': version(1),
      'packages/team/1.cases.yaml': `cases: [{ name: a, ${text} }]\n`,
    }).map((line) => line.slice(line.lastIndexOf(' ') + 1));

  it.each([
    ['a misspelled meter', 'usage: { mtu: 5 }, expect: {}', 'unknown-meter'],
    ['a misspelled attribute', 'workspace: { employee: 5 }, expect: {}', 'unknown-attribute'],
    ['an attribute of another type', 'workspace: { employees: many }, expect: {}', 'value-type'],
    ['a misspelled line', 'expect: { lines: { fees: 1 } }', 'unknown-charge'],
    ['a misspelled rule', 'expect: { rules: [discount] }', 'unknown-rule'],
    ['an adjustment of no rule', 'expect: { adjustments: { discount: -1 } }', 'unknown-rule'],
    ['a grant that is none', 'expect: { entitlements: { sso: true } }', 'unknown-feature'],
    ['a number with an exponent', 'expect: { total: 1e3 }', 'decimal-syntax'],
    ['30 February', 'subscription: { start: 2027-02-30T00:00:00Z }, expect: {}', 'instant-syntax'],
    [
      'a period backwards',
      'period: { from: 2027-02-01T00:00:00Z, to: 2027-01-01T00:00:00Z }, expect: {}',
      'period-order',
    ],
    [
      'a zone on Mars',
      'period: { from: 2027-01-01T00:00:00Z, to: 2027-02-01T00:00:00Z, timeZone: Mars/Olympus }, expect: {}',
      'time-zone-unknown',
    ],
    ['no expectation', 'usage: {}', 'missing-key'],
    ['an unknown key', 'expect: { sum: 1 }', 'unknown-key'],
  ])('refuse %s', (_, text, code) => {
    expect(cases(text)).toEqual([code]);
  });

  it('may expect the minimum and maximum of the package', () => {
    expect(cases('expect: { adjustments: { minimum: 1, maximum: -1 } }')).toEqual([]);
  });
});

describe('definitions', () => {
  it.each([
    ['meters: [{ key: a, event: e, aggregation: sum }]', 'missing-key'],
    ['meters: [{ key: a, event: e, aggregation: count, value: v }]', 'modifier-not-allowed'],
    ['meters: [{ key: a, event: e, aggregation: total, value: v }]', 'unknown-value'],
    [
      'meters: [{ key: a, event: e, aggregation: count }, { key: a, event: f, aggregation: count }]',
      'duplicate-name',
    ],
    ['meters: [{ key: a, event: e, aggregation: count, dimensions: [d, d] }]', 'duplicate-name'],
    ['attributes: [{ key: a, type: number }]', 'unknown-value'],
    ['attributes: [{ key: a, type: decimal, default: many }]', 'value-type'],
    ['attributes: [{ key: a, type: string, values: [b], default: c }]', 'unknown-value'],
    ['features: [{ key: a, type: metered, meter: m }]', 'unknown-meter'],
    ['features: [{ key: a, type: boolean, values: [b] }]', 'modifier-not-allowed'],
  ])('are refused: %s', (text, code) => {
    const [kind = ''] = text.split(':');
    expect(read({ [`${kind}.yaml`]: `schema: ratebook/${kind}-v1\n${text}\n` }).diagnostics).toMatchObject([
      { code },
    ]);
  });
});
