import { describe, expect, it } from '@jest/globals';
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
    expect(String(mtu?.included)).toBe('100');
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

const charge = (fields: string): string => `${HEAD}charges:\n  - { key: a, ${fields} }\n`;
const rule = (condition: string, event = 'type: discount, params: { percent: 5 }'): string =>
  `${HEAD}${CHARGES}rules:\n  - { name: r, conditions: { all: [${condition}] }, event: { ${event} } }\n`;
const event = (text: string): string => `${HEAD}${CHARGES}rules:\n  - { name: r, event: { ${text} } }\n`;
const grant = (text: string): string => `${HEAD}${CHARGES}entitlements: [{ ${text} }]\n`;

describe('a reference or type that is wrong', () => {
  it.each([
    ['no source', charge('model: unit, unitAmount: 1'), 'quantity-source'],
    ['two sources', charge('meter: mtu, quantity: seats, model: unit, unitAmount: 1'), 'quantity-source'],
    ['a flat charge that counts', charge('meter: mtu, model: flat, amount: 1'), 'flat-with-quantity'],
    ['an allowance on a flat charge', charge('included: 1, model: flat, amount: 1'), 'modifier-not-allowed'],
    [
      'conversion of a percentage',
      charge('meter: payments, convert: { divideBy: 2 }, model: percentage, percent: 1'),
      'modifier-not-allowed',
    ],
    [
      'a percentage of a quantity',
      charge('quantity: seats, model: percentage, percent: 1'),
      'percentage-needs-meter',
    ],
    [
      'a percentage of a count',
      charge('meter: calls, model: percentage, percent: 1'),
      'percentage-needs-sum',
    ],
    [
      'a price of another model',
      charge('quantity: seats, model: unit, unitAmount: 1, size: 5'),
      'price-field-of-another-model',
    ],
    ['no price', charge('quantity: seats, model: unit'), 'price-missing'],
    ['an unknown meter', charge('meter: mtuu, model: unit, unitAmount: 1'), 'unknown-meter'],
    [
      'an unknown dimension',
      charge('meter: sms, by: [planet], model: unit, unitAmount: 1'),
      'unknown-dimension',
    ],
    [
      'a cell of another dimension',
      charge(
        'meter: sms, by: [country], model: unit, unitAmount: 1, cells: [{ when: { kind: mms }, unitAmount: 2 }]',
      ),
      'cell-dimension-not-in-by',
    ],
    [
      'an allowance over cells',
      charge('meter: sms, by: [country], included: 5, model: unit, unitAmount: 1'),
      'included-needs-pool',
    ],
    ['amounts of itself', charge('amountOf: [a], model: unit, unitAmount: 1'), 'charge-order'],
    ['amounts of nothing', charge('amountOf: [b], model: unit, unitAmount: 1'), 'unknown-charge'],
    [
      'proration of amounts',
      `${HEAD}${CHARGES}  - { key: z, amountOf: [seats], model: unit, unitAmount: 1, prorate: true }\n`,
      'modifier-not-allowed',
    ],
    ['an unknown model', charge('quantity: seats, model: units, unitAmount: 1'), 'unknown-value'],
    ['no model', charge('quantity: seats, unitAmount: 1'), 'missing-key'],
    [
      'a number from an unknown fact',
      charge('model: flat, amount: { fact: quantity, times: 1 }'),
      'unknown-fact',
    ],
    [
      'a number from text',
      charge('model: flat, amount: { fact: workspace.country, times: 1 }'),
      'value-type',
    ],
    ['a number from an amount', charge('model: flat, amount: { fact: subtotal, times: 1 }'), 'fact-too-late'],
    [
      'more decimals than the currency has',
      `${HEAD}rounding: { scale: 3 }\n${CHARGES}`,
      'scale-exceeds-currency',
    ],
    ['an unknown attribute', rule('{ fact: workspace.plan, operator: equal, value: a }'), 'unknown-fact'],
    [
      'an unknown charge in a fact',
      rule('{ fact: charge.b.amount, operator: equal, value: 1 }'),
      'unknown-fact',
    ],
    [
      'a value that is never taken',
      rule('{ fact: workspace.segment, operator: equal, value: start }'),
      'unknown-value',
    ],
    ['a list for equal', rule('{ fact: usage.mtu, operator: equal, value: [1] }'), 'value-type'],
    ['one value for in', rule('{ fact: usage.mtu, operator: in, value: 1 }'), 'value-type'],
    ['an empty list', rule('{ fact: usage.mtu, operator: in, value: [] }'), 'empty-list'],
    [
      'a date that is none',
      rule('{ fact: workspace.since, operator: lessThan, value: 2027-01-01 }'),
      'value-type',
    ],
    [
      'a boolean that is none',
      rule('{ fact: workspace.nonprofit, operator: equal, value: yes }'),
      'value-type',
    ],
    [
      'two facts of two types',
      rule('{ fact: usage.mtu, operator: equal, value: { fact: workspace.country } }'),
      'value-type',
    ],
    ['an order of a list', rule('{ fact: workspace.tags, operator: equal, value: a }'), 'operator-type'],
    ['an unknown condition', rule('{ condition: small }'), 'unknown-condition'],
    [
      'amounts before rating',
      rule(
        '{ fact: subtotal, operator: greaterThan, value: 1 }',
        'type: waive, params: { charges: [seats] }',
      ),
      'fact-too-late',
    ],
    [
      'usage for a grant',
      rule(
        '{ fact: usage.mtu, operator: greaterThan, value: 1 }',
        'type: entitle, params: { feature: sso, type: boolean, value: true }',
      ),
      'fact-not-for-grants',
    ],
    ['an unknown event', event('type: gift, params: { percent: 5 }'), 'unknown-value'],
    ['a discount above all', event('type: discount, params: { percent: 101 }'), 'percent-range'],
    ['a discount of both', event('type: discount, params: { percent: 1, amount: 1 }'), 'percent-or-amount'],
    ['a discount of nothing', event('type: discount, params: { charges: [seats] }'), 'percent-or-amount'],
    [
      'a discount on an unknown charge',
      event('type: discount, params: { percent: 5, charges: [seat] }'),
      'unknown-charge',
    ],
    [
      'a discount on one charge twice',
      event('type: discount, params: { percent: 5, charges: [seats, seats] }'),
      'duplicate-name',
    ],
    [
      'a discount on cells that are none',
      event('type: discount, params: { percent: 5, charges: [seats], when: { country: GB } }'),
      'unknown-dimension',
    ],
    [
      'a discount on cells of no charge',
      event('type: discount, params: { percent: 5, when: { planet: mars } }'),
      'unknown-dimension',
    ],
    [
      'an override of another model',
      event('type: overridePrice, params: { charge: seats, size: 5 }'),
      'price-field-of-another-model',
    ],
    ['an override of nothing', event('type: overridePrice, params: { charge: seats }'), 'override-empty'],
    [
      'an override of cells that are none',
      event('type: overridePrice, params: { charge: seats, when: { country: GB }, unitAmount: 5 }'),
      'unknown-dimension',
    ],
    [
      'an override that closes the top',
      event('type: overridePrice, params: { charge: mtu, tiers: [{ upTo: 5, unitAmount: 1 }] }'),
      'tier-closed-top',
    ],
    [
      'units included in a fee',
      event('type: include, params: { charge: platform, quantity: 5 }'),
      'modifier-not-allowed',
    ],
    [
      'units included in cells',
      event('type: include, params: { charge: sms, quantity: 5 }'),
      'included-needs-pool',
    ],
    ['an unknown feature', grant('feature: ssso, type: boolean, value: true'), 'unknown-feature'],
    ['a feature of another type', grant('feature: sso, type: config, value: a'), 'entitlement-type'],
    [
      'a value that a feature never has',
      grant('feature: support, type: config, value: gold'),
      'unknown-value',
    ],
    [
      'a limit on another meter',
      grant('feature: mtu, type: metered, meter: calls, limit: 5, enforcement: soft, resets: interval'),
      'entitlement-type',
    ],
    [
      'a limit from usage',
      grant(
        'feature: mtu, type: metered, meter: mtu, limit: { fact: usage.mtu }, enforcement: soft, resets: interval',
      ),
      'fact-not-for-grants',
    ],
    [
      'a feature twice',
      grant('feature: sso, type: boolean, value: true }, { feature: sso, type: boolean, value: false'),
      'duplicate-name',
    ],
  ])('is an error of its own: %s', (_, text, code) => {
    expect(errorsOf(text)).toEqual([code]);
    expect(check(text).version).toBeUndefined();
  });

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
