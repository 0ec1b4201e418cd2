import { describe, expect, it } from '@jest/globals';
import { amountOf } from '../testing/rate-written.js';

const seats = { model: 'unit', unitAmount: '10.00' } as const;

describe('a unit charge', () => {
  it.each([
    ['0', '0'],
    ['1', '10'],
    ['12', '120'],
    ['0.5', '5'],
  ])('prices %s seats at %s', (quantity, amount) => {
    expect(amountOf(seats, { quantity })).toBe(amount);
  });

  it('keeps every digit of the largest quantity times the finest price', () => {
    const quantity = '99999999999999999999999999.999999999999';
    expect(amountOf({ model: 'unit', unitAmount: '0.000000000001' }, { quantity })).toBe(
      '99999999999999.999999999999999999999999',
    );
  });

  it('keeps the smallest product', () => {
    expect(amountOf({ model: 'unit', unitAmount: '0.000000000001' }, { quantity: '0.000000000001' })).toBe(
      '0.000000000000000000000001',
    );
  });
});
