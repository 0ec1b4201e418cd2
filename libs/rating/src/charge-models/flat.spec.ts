import { describe, expect, it } from '@jest/globals';
import { amountOf, lineOf } from '../testing/rate-written.js';

describe('a flat charge', () => {
  it('costs its amount without any usage', () => {
    expect(amountOf({ model: 'flat', amount: '120.00' }, {})).toBe('120');
  });

  it('has no quantity, whatever usage stands beside it', () => {
    const line = lineOf({ model: 'flat', amount: '120' }, { quantity: '7' });
    expect(line.unrounded.text().text).toBe('120');
    expect(line).not.toHaveProperty('quantity');
  });

  it('may cost nothing and is a line all the same', () => {
    expect(lineOf({ model: 'flat', amount: '0' }, {}).amount.toFixed(2)).toBe('0.00');
  });
});
