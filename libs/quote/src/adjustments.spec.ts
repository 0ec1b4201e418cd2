import { describe, expect, it } from '@jest/globals';
import { quoteOf } from '../../../test/builders/quote-of.js';

const FEE = `charges:
  - { key: fee, model: flat, amount: 100.00 }
`;
const TWO = `charges:
  - { key: a, model: flat, amount: 10.00 }
  - { key: b, model: flat, amount: 20.00 }
`;

describe('adjustments', () => {
  it('act one after another in rule order: 100.00 − 20 % − 10 % = 72.00', async () => {
    const { quote } = await quoteOf(`${FEE}rules:
  - { name: second, event: { type: discount, params: { percent: 10 } } }
  - { name: first, priority: 5, event: { type: discount, params: { percent: 20 } } }
`);
    expect(quote.adjustments.map(({ rule, amount }) => [rule, amount])).toEqual([
      ['first', '-20.00'],
      ['second', '-8.00'],
    ]);
    expect(quote.total).toBe('72.00');
  });

  it('take every percentage before any fixed amount, whatever the priority', async () => {
    const { quote } = await quoteOf(`${FEE}rules:
  - { name: fixed, priority: 9, event: { type: discount, params: { amount: 50.00 } } }
  - { name: percent, event: { type: surcharge, params: { percent: 10 } } }
`);
    expect(quote.adjustments.map(({ rule, amount }) => [rule, amount])).toEqual([
      ['percent', '10.00'],
      ['fixed', '-50.00'],
    ]);
    expect(quote.total).toBe('60.00');
  });

  it('are shared by largest remainder, ties in line order', async () => {
    const { quote } = await quoteOf(`charges:
  - { key: a, model: flat, amount: 10.00 }
  - { key: b, model: flat, amount: 10.00 }
  - { key: c, model: flat, amount: 10.00 }
rules:
  - { name: off, event: { type: discount, params: { amount: 10.00 } } }
`);
    expect(quote.adjustments[0]?.shares.map(({ amount }) => amount)).toEqual(['-3.34', '-3.33', '-3.33']);
  });

  it('cut a fixed discount to what its charges sum to and report what was unused', async () => {
    const { quote } = await quoteOf(`${TWO}rules:
  - { name: off, event: { type: discount, params: { amount: 25.00, charges: [a] } } }
`);
    expect(quote.adjustments).toEqual([
      {
        rule: 'off',
        kind: 'discount',
        description: 'off',
        amount: '-10.00',
        unused: '15.00',
        shares: [{ charge: 'a', amount: '-10.00' }],
      },
    ]);
    expect(quote.total).toBe('20.00');
  });

  it('charge a fixed surcharge over a zero sum without spreading it', async () => {
    const { quote } = await quoteOf(
      `charges:
  - { key: seats, quantity: seats, model: unit, unitAmount: 5.00 }
rules:
  - { name: fee, event: { type: surcharge, params: { amount: 3.00 } } }
`,
      { quantities: { seats: '0' } },
    );
    expect(quote.adjustments[0]).toMatchObject({ amount: '3.00', shares: [] });
    expect(quote.total).toBe('3.00');
  });

  it('round a discount on its absolute amount, so that a mode favours one side', async () => {
    const { quote } = await quoteOf(`rounding: { mode: ceiling }
charges: [ { key: fee, model: flat, amount: 1.00 } ]
rules:
  - { name: off, event: { type: discount, params: { percent: 0.1 } } }
`);
    expect(quote.adjustments[0]?.amount).toBe('-0.01');
  });

  it('cap what is paid before they lift it: a minimum above the maximum wins', async () => {
    const { quote } = await quoteOf(`${FEE}maximum: 80.00
rules:
  - { name: floor, event: { type: minimum, params: { amount: 90.00 } } }
`);
    expect(quote.adjustments.map(({ rule, kind, amount }) => [rule, kind, amount])).toEqual([
      [null, 'maximum', '-20.00'],
      ['floor', 'minimum', '10.00'],
    ]);
    expect(quote.adjustments.map(({ crossed }) => crossed)).toEqual([undefined, true]);
    expect(quote.total).toBe('90.00');
  });

  it('lift to the minimum after discounts: the floor is on what is paid', async () => {
    const { quote } = await quoteOf(`${FEE}minimum: 95.00
rules:
  - { name: off, event: { type: discount, params: { percent: 20 } } }
`);
    expect(quote.adjustments.map(({ amount }) => amount)).toEqual(['-20.00', '15.00']);
    expect(quote.total).toBe('95.00');
  });

  it('take the greatest of the minimums and the smallest of the maximums', async () => {
    const { quote } = await quoteOf(`${FEE}maximum: 90.00
minimum: 10.00
rules:
  - { name: low, event: { type: maximum, params: { amount: 60.00 } } }
  - { name: high, event: { type: minimum, params: { amount: 20.00 } } }
`);
    expect(quote.adjustments.map(({ rule, amount }) => [rule, amount])).toEqual([['low', '-40.00']]);
  });

  it('are scaled by the share of a period that is cut short, when they are fixed', async () => {
    const half = { from: '2027-02-15T00:00:00Z', to: '2027-03-01T00:00:00Z' };
    const { quote } = await quoteOf(
      `${FEE}minimum: 120.00
rules:
  - { name: off, event: { type: discount, params: { amount: 30.00 } } }
  - { name: percent, event: { type: discount, params: { percent: 10 } } }
`,
      { period: half },
    );
    // The fee is not prorated: its file does not say so. 14 of 28 days halve the fixed discount, not the percentage.
    expect(quote.adjustments.map(({ amount }) => amount)).toEqual(['-10.00', '-15.00']);
    expect(quote.total).toBe('75.00');
  });

  it('act on the cells that they name, each with its part of the rounded line', async () => {
    const { quote } = await quoteOf(
      `charges:
  - key: sms
    meter: sms
    by: [country]
    model: unit
    unitAmount: 0.10
    cells: [ { when: { country: GB }, unitAmount: 0.30 } ]
rules:
  - { name: gb, event: { type: discount, params: { percent: 50, when: { country: GB } } } }
  - { name: all, event: { type: discount, params: { percent: 10 } } }
`,
      {
        usage: {
          sms: [
            { country: 'GB', quantity: '10' },
            { country: 'US', quantity: '10' },
          ],
        },
      },
    );
    expect(quote.lines[0]?.amount).toBe('4.00');
    expect(quote.adjustments.map(({ amount }) => amount)).toEqual(['-1.50', '-0.25']);
  });
});
