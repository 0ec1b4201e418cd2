import { describe, expect, it } from '@jest/globals';
import { decimal } from '#money';
import { checkPackageText } from '../check-package.js';
import { sampleDefinitions } from '../sample-definitions.js';

const definitions = sampleDefinitions();
const HEAD = 'schema: ratebook/v1\npackage: team\nversion: 1\ncurrency: USD\ninterval: month\n';
const CHARGES = `charges:
  - { key: platform, model: flat, amount: 120.00 }
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00 }
  - { key: sms, meter: sms, by: [country], model: unit, unitAmount: 0.01 }
  - { key: mtu, meter: mtu, included: 100, model: graduated, tiers: [{ unitAmount: 0.01 }] }
`;

function check(text: string, path = 't/1.yaml') {
  return checkPackageText({ path, bytes: new TextEncoder().encode(text) }, definitions);
}
const codesOf = (text: string): readonly string[] => check(text).diagnostics.map(({ code }) => code);
const errorsOf = (text: string): readonly string[] =>
  check(text)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

describe('what a version is read as', () => {
  it('has the defaults that the format names, and only those', () => {
    const { version, diagnostics } = check(HEAD + CHARGES);
    expect(diagnostics).toEqual([]);
    expect(version).toMatchObject({
      package: 'team',
      version: 1,
      rounding: { mode: 'halfUp', scale: 2 },
      rules: [],
      entitlements: [],
      accept: [],
    });
    const [flat, seats, sms, mtu] = version?.charges ?? [];
    expect(flat).toMatchObject({
      timing: 'advance',
      prorate: false,
      pool: false,
      by: [],
      source: { kind: 'none' },
    });
    expect(seats).toMatchObject({ timing: 'advance', source: { kind: 'quantity', name: 'seats' } });
    expect(sms).toMatchObject({ timing: 'arrears', allowNegative: false });
    expect(mtu?.title).toBeUndefined();
    expect(mtu).toMatchObject({ included: decimal('100') });
  });

  it('stands where it is written', () => {
    expect(check(HEAD + CHARGES).version?.charges[1]?.place).toEqual({
      file: 't/1.yaml',
      line: 8,
      column: 5,
    });
  });

  it.each([
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
  ])('rounds %s at %d decimals by default', (currency, scale) => {
    expect(check((HEAD + CHARGES).replace('USD', currency)).version?.rounding.scale).toBe(scale);
  });

  it('is the same from JSON, with integers and booleans where the format has them', () => {
    const json = JSON.stringify({
      schema: 'ratebook/v1',
      package: 'team',
      version: 1,
      currency: 'USD',
      interval: 'month',
      charges: [{ key: 'platform', model: 'flat', amount: '120.00', prorate: true }],
    });
    const fromJson = check(json, 't/1.json').version;
    const yaml = `${HEAD}charges: [{ key: platform, model: flat, amount: 120.00, prorate: true }]\n`;
    expect(fromJson?.contentHash).toBe(check(yaml).version?.contentHash);
    expect(fromJson?.charges[0]).toMatchObject({ prorate: true });
  });

  it('puts a lone condition into a group, and one value of `when` into a list', () => {
    const { version } = check(`${HEAD}${CHARGES}rules:
  - name: r
    conditions: { fact: workspace.country, operator: equal, value: GB }
    event: { type: discount, params: { percent: 5, charges: [sms], when: { country: GB } } }
`);
    expect(version?.rules[0]).toMatchObject({
      priority: 0,
      conditions: {
        kind: 'all',
        conditions: [{ fact: 'workspace.country', value: { type: 'string', value: 'GB' } }],
      },
      event: { when: { country: ['GB'] } },
    });
  });
});

describe('what is wrong', () => {
  it('is found in every part at once, with its place', () => {
    const { diagnostics } = check(`schema: ratebook/v1
package: Team
version: 0
currency: USD
interval: monthly
charges:
  - { key: a, quantity: seats, model: unit, unitAmount: "1,5" }
  - { key: b, meter: mtuu, model: unit, unitAmount: 1 }
rules:
  - { name: r, conditions: { all: [] }, event: { type: waive, params: { charges: [c] } } }
`);
    expect(diagnostics.map(({ code, place }) => `${place.line}:${place.column} ${code}`)).toEqual([
      '2:10 key-syntax',
      '3:10 integer-syntax',
      '5:11 unknown-value',
      '7:57 decimal-syntax',
      '8:22 unknown-meter',
      '10:30 empty-condition',
      '10:83 unknown-charge',
    ]);
  });
});

const rule = (condition: string, event = 'type: discount, params: { percent: 5 }'): string =>
  `${HEAD}${CHARGES}rules:\n  - { name: r, conditions: { all: [${condition}] }, event: { ${event} } }\n`;

describe('named conditions', () => {
  const named = (conditions: string, used: string): string =>
    `${HEAD}${CHARGES}conditions: { ${conditions} }\nrules:\n  - { name: r, conditions: { condition: ${used} }, event: { type: waive, params: { charges: [seats] } } }\n`;

  it('may name each other', () => {
    const text = named(
      'a: { all: [{ condition: b }] }, b: { any: [{ fact: usage.mtu, operator: lessThan, value: 5 }] }',
      'a',
    );
    expect(errorsOf(text)).toEqual([]);
  });

  it('may not ask for amounts in a rule that acts before rating, through any name', () => {
    const text = named(
      'a: { all: [{ condition: b }] }, b: { all: [{ fact: subtotal, operator: lessThan, value: 5 }] }',
      'a',
    );
    expect(errorsOf(text)).toEqual(['fact-too-late']);
  });

  it('name every circle once, and break at it', () => {
    const text = named(
      'a: { all: [{ condition: b }] }, b: { not: { condition: a } }, c: { not: { condition: c } }',
      'a',
    );
    expect(errorsOf(text)).toEqual(['condition-cycle', 'condition-cycle']);
  });

  it('cannot multiply into billions of questions', () => {
    const level = (name: string, inner: string): string =>
      `${name}: { any: [${Array(10).fill(inner).join(', ')}] }`;
    const text = named(
      [
        level('a', '{ fact: usage.mtu, operator: equal, value: 5 }'),
        ...['b', 'c', 'd', 'e', 'f'].map((name, index) =>
          level(name, `{ condition: ${'abcde'[index] ?? ''} }`),
        ),
      ].join(', '),
      'f',
    );
    expect(errorsOf(text)).toContain('too-many-entries');
  });
});

describe('the `path` beside a fact', () => {
  it.each(['country', '.country'])('is appended to it: %s', (path) => {
    expect(codesOf(rule(`{ fact: workspace, path: ${path}, operator: equal, value: GB }`))).toEqual([]);
  });
});
