import { describe, expect, it } from '@jest/globals';
import { Fraction, InvariantError, decimal } from '#money';
import { amountOf, lineOf } from '../testing/rate-written.js';
import { volume } from './volume.js';

const tiers = [
  { upTo: '100', unitAmount: '1.00' },
  { upTo: '500', unitAmount: '0.80', flatAmount: '10' },
  { unitAmount: '0.50' },
];

describe('a volume charge', () => {
  it.each([
    ['0', '0'],
    ['100', '100'],
    ['100.5', '90.4'],
    ['500', '410'],
    ['500.000000000001', '250.0000000000005'],
    ['501', '250.5'],
  ])('prices all of %s by the one tier that holds it: %s', (quantity, amount) => {
    expect(amountOf({ model: 'volume', tiers }, { quantity })).toBe(amount);
  });

  it('climbs stairs when its tiers have flat amounts alone', () => {
    const stairs = {
      model: 'volume',
      tiers: [{ upTo: '5', flatAmount: '20' }, { upTo: '10', flatAmount: '30' }, { flatAmount: '90' }],
    } as const;
    expect(['0', '1', '5', '5.1', '10', '11'].map((quantity) => amountOf(stairs, { quantity }))).toEqual([
      '0',
      '20',
      '20',
      '30',
      '30',
      '90',
    ]);
    expect(amountOf({ ...stairs, flatWhenZero: true }, { quantity: '0' })).toBe('20');
  });

  it('shows the tier with all of the quantity', () => {
    expect(lineOf({ model: 'volume', tiers }, { quantity: '250' }).details).toMatchObject([
      { kind: 'tier', index: 1 },
    ]);
    expect(lineOf({ model: 'volume', tiers }, { quantity: '250' }).details[0]?.quantity?.text().text).toBe(
      '250',
    );
  });

  it('never prices a quantity above a closed top', () => {
    const closed = { tiers: [{ upTo: decimal('10'), unitAmount: decimal('1') }] };
    expect(() => volume(Fraction.of(decimal('11')), closed)).toThrow(InvariantError);
  });
});
