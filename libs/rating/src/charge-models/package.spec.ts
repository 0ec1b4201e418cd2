import { describe, expect, it } from '@jest/globals';
import { amountOf, lineOf } from '../testing/rate-written.js';

const charge = { model: 'package', size: '100', amount: '5.00' } as const;

describe('a package charge', () => {
  it.each([
    ['0', '0', '0'],
    ['0.001', '5', '0'],
    ['99', '5', '0'],
    ['100', '5', '5'],
    ['100.000000000001', '10', '5'],
    ['250', '15', '10'],
  ])('prices %s units at %s when a part counts whole, at %s when it is free', (quantity, up, down) => {
    expect(amountOf(charge, { quantity })).toBe(up);
    expect(amountOf({ ...charge, partial: 'down' }, { quantity })).toBe(down);
  });

  it('counts packages of 10 in 10^17 + 1 units exactly, where floats lose one', () => {
    const line = lineOf({ model: 'package', size: '10', amount: '1' }, { quantity: '100000000000000001' });
    expect(line.unrounded.text().text).toBe('10000000000000001');
  });

  it('takes a quotient that never ends as it is: a third of a third of 9 is one package', () => {
    const thirds = { ...charge, size: '1', convert: { divideBy: '3' } } as const;
    expect(amountOf(thirds, { quantity: '3' })).toBe('5');
    expect(amountOf(thirds, { quantity: '3.000000000001' })).toBe('10');
    expect(amountOf({ ...thirds, size: '0.333333333333' }, { quantity: '1' })).toBe('10');
  });
});
