import { describe, expect, it } from '@jest/globals';
import { faultsOf, quoteOf } from '../../../test/builders/quote-of.js';

const UNIT = `charges:
  - { key: calls, meter: calls, model: unit, unitAmount: 1.00, included: 10, minimum: 5.00 }
`;

describe('rules', () => {
  it('override named fields; the first firing rule wins a field and later ones are reported', async () => {
    const { quote, explanation } = await quoteOf(
      `${UNIT}rules:
  - { name: low, event: { type: overridePrice, params: { charge: calls, unitAmount: 0.50 } } }
  - { name: later, event: { type: overridePrice, params: { charge: calls, unitAmount: 0.10, included: 0 } } }
`,
      { usage: { calls: '110' } },
    );
    expect(quote.lines[0]?.amount).toBe('55.00');
    expect(explanation.superseded).toEqual([
      { rule: 'later', by: 'low', charge: 'calls', field: 'unitAmount' },
    ]);
  });

  it('override the cells that they match', async () => {
    const { quote } = await quoteOf(
      `charges:
  - { key: sms, meter: sms, by: [country], model: unit, unitAmount: 1.00, cells: [ { when: { country: GB }, unitAmount: 4.00 } ] }
rules:
  - { name: gb, event: { type: overridePrice, params: { charge: sms, when: { country: [GB, FR] }, unitAmount: 2.00 } } }
`,
      {
        usage: {
          sms: [
            { country: 'GB', quantity: '1' },
            { country: 'FR', quantity: '1' },
            { country: 'US', quantity: '1' },
          ],
        },
      },
    );
    expect(quote.lines[0]?.amount).toBe('5.00');
  });

  it('refuse an override that leaves the charge contradictory', async () => {
    expect(
      await faultsOf(
        `charges:
  - { key: calls, meter: calls, model: unit, unitAmount: 1.00, minimum: { fact: workspace.employees, times: 1 }, maximum: 50.00 }
`,
        { usage: { calls: '1' }, workspace: { employees: '60' } },
      ),
    ).toEqual(['quote.invalid-charge']);
  });

  it('add their allowances up', async () => {
    const { quote } = await quoteOf(
      `${UNIT}rules:
  - { name: more, event: { type: include, params: { charge: calls, quantity: 20 } } }
  - { name: again, event: { type: include, params: { charge: calls, quantity: 30 } } }
`,
      { usage: { calls: '100' } },
    );
    expect(quote.lines[0]?.amount).toBe('40.00');
  });

  it('waive a charge before all else: it is shown and counts nothing, without its own minimum', async () => {
    const { quote, explanation } = await quoteOf(
      `${UNIT}rules:
  - { name: free, event: { type: waive, params: { charges: [calls] } } }
  - { name: dear, event: { type: overridePrice, params: { charge: calls, unitAmount: 9.00 } } }
`,
      { usage: { calls: '100' } },
    );
    expect(quote.lines[0]).toMatchObject({ key: 'calls', amount: '0.00', waived: true, quantity: '100' });
    expect(quote.total).toBe('0.00');
    expect(explanation.lines[0]?.waivedBy).toBe('free');
  });

  it('judge amounts after rating, all together, before any adjustment', async () => {
    const { quote } = await quoteOf(
      `charges: [ { key: calls, meter: calls, model: unit, unitAmount: 1.00 } ]
rules:
  - { name: big, event: { type: discount, params: { percent: 50 } }, conditions: { all: [ { fact: subtotal, operator: greaterThan, value: 90 } ] } }
  - { name: still, event: { type: discount, params: { percent: 10 } }, conditions: { all: [ { fact: charge.calls.amount, operator: greaterThanInclusive, value: 100.0 } ] } }
`,
      { usage: { calls: '100' } },
    );
    expect(quote.rules).toEqual(['big', 'still']);
    expect(quote.total).toBe('45.00');
  });

  it('take numbers from facts', async () => {
    const { quote } = await quoteOf(
      `charges: [ { key: calls, meter: calls, model: unit, unitAmount: 1.00, included: { fact: quantity.seats, times: 20.00 } } ]
minimum: { fact: quantity.seats, times: 5.00 }
`,
      { usage: { calls: '70' }, quantities: { seats: '3' } },
    );
    expect(quote.lines[0]?.amount).toBe('10.00');
    expect(quote.total).toBe('15.00');
  });

  it('list every fact that is missing at once', async () => {
    expect(
      await faultsOf(
        `charges:
  - { key: calls, meter: calls, model: unit, unitAmount: 1.00 }
  - { key: seats, quantity: seats, model: unit, unitAmount: 1.00 }
rules:
  - { name: r, event: { type: discount, params: { percent: 1 } }, conditions: { any: [ { fact: workspace.country, operator: equal, value: US }, { fact: subscription.months, operator: lessThan, value: 12 } ] } }
`,
      ),
    ).toEqual([
      'quote.missing-fact /quantities/seats',
      'quote.missing-fact /subscription/months',
      'quote.missing-fact /usage/calls',
      'quote.missing-fact /workspace/country',
    ]);
  });

  it('know the age of a subscription in whole months and periods', async () => {
    const text = `charges: [ { key: fee, model: flat, amount: 100.00 } ]
rules:
  - { name: year-two, event: { type: surcharge, params: { percent: 10 } }, conditions: { all: [ { fact: subscription.months, operator: greaterThanInclusive, value: 12 } ] } }
`;
    const first = await quoteOf(text, { subscription: { start: '2026-02-01T00:00:00Z' } });
    const second = await quoteOf(text, { subscription: { start: '2026-01-01T00:00:00Z' } });
    expect([first.quote.total, second.quote.total]).toEqual(['100.00', '110.00']);
  });

  it('grant entitlements: the last of version and rules replaces the whole, the first among rules wins', async () => {
    const { quote } = await quoteOf(`charges: [ { key: fee, model: flat, amount: 1.00 } ]
entitlements:
  - { feature: support, type: config, value: basic }
  - { feature: mtu, type: metered, meter: mtu, limit: 25000, enforcement: soft, resets: interval }
rules:
  - { name: late, event: { type: entitle, params: { feature: support, type: config, value: basic } } }
  - { name: early, priority: 1, event: { type: entitle, params: { feature: support, type: config, value: premium } } }
`);
    expect(quote.entitlements).toEqual([
      { feature: 'support', type: 'config', value: 'premium', source: 'early' },
      {
        feature: 'mtu',
        type: 'metered',
        meter: 'mtu',
        limit: '25000',
        enforcement: 'soft',
        resets: 'interval',
        source: 'version',
      },
    ]);
  });
});
