import { describe, expect, it } from '@jest/globals';
import { checkSample } from '../sample-package.js';

const HEAD = 'schema: ratebook/v1\npackage: team\nversion: 1\ncurrency: USD\ninterval: month\n';
const CHARGES = `charges:
  - { key: platform, model: flat, amount: 120.00 }
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00 }
  - { key: sms, meter: sms, by: [country], model: unit, unitAmount: 0.01 }
  - { key: mtu, meter: mtu, included: 100, model: graduated, tiers: [{ unitAmount: 0.01 }] }
`;

const errorsOf = (text: string): readonly string[] =>
  checkSample(text)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

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
    expect(checkSample(text).version).toBeUndefined();
  });
});
