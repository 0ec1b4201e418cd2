import { describe, expect, it } from '@jest/globals';
import { Fraction, InvariantError, decimal } from '#money';
import { amountOf, lineOf } from '../testing/rate-written.js';
import { graduated } from './graduated.js';

const tiers = [
  { upTo: '10', unitAmount: '2', flatAmount: '1' },
  { upTo: '20', unitAmount: '1', flatAmount: '3' },
  { unitAmount: '0.5', flatAmount: '7' },
];
const charge = { model: 'graduated', tiers } as const;

describe('a graduated charge', () => {
  it.each([
    ['0', '0', 'no flat amount when nothing was used'],
    ['0.000000000001', '1.000000000002', 'the first flat amount with the first part of a unit'],
    ['10', '21', 'a bound belongs to the tier below it'],
    ['10.5', '24.5', 'a fraction between two integers falls in the tier above'],
    ['20', '34', 'each tier prices the units that fall in it'],
    ['20.01', '41.005', 'the flat amount of a tier once the quantity is above the bound before it'],
    ['100', '81', 'the last tier is open'],
  ])('prices %s at %s: %s', (quantity, amount) => {
    expect(amountOf(charge, { quantity })).toBe(amount);
  });

  it('charges the first flat amount at zero when `flatWhenZero` says so', () => {
    expect(amountOf({ ...charge, flatWhenZero: true }, { quantity: '0' })).toBe('1');
    expect(amountOf({ ...charge, flatWhenZero: true }, { quantity: '1' })).toBe('3');
  });

  it('shows the tiers that were reached, and no other', () => {
    const { details } = lineOf(charge, { quantity: '12' });
    expect(
      details.map(({ index, quantity, amount }) => [index, quantity?.text().text, amount.text().text]),
    ).toEqual([
      [0, '10', '21'],
      [1, '2', '5'],
    ]);
  });

  it('accepts tiers with flat amounts alone, or with one tier', () => {
    expect(
      amountOf(
        { model: 'graduated', tiers: [{ upTo: '5', flatAmount: '9' }, { flatAmount: '1' }] },
        { quantity: '6' },
      ),
    ).toBe('10');
    expect(amountOf({ model: 'graduated', tiers: [{ unitAmount: '0.1' }] }, { quantity: '6' })).toBe('0.6');
  });

  it('never prices a quantity above a closed top: such a price is ours to fix', () => {
    const closed = { tiers: [{ upTo: decimal('10'), unitAmount: decimal('1') }] };
    expect(() => graduated(Fraction.of(decimal('10.1')), closed)).toThrow(InvariantError);
  });
});
