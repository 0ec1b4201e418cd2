import { describe, expect, it } from '@jest/globals';
import { amountOf } from '../testing/rate-written.js';

const support = {
  model: 'graduatedPercentage',
  tiers: [
    { upTo: '10000', percent: '10', flatAmount: '1' },
    { percent: '7.5', flatAmount: '50' },
  ],
} as const;

describe('a graduated percentage charge', () => {
  it.each([
    ['0', '0'],
    ['0.01', '1.001'],
    ['10000', '1001'],
    ['10000.01', '1051.00075'],
    ['20000', '1801'],
  ])('takes of %s in money %s', (quantity, amount) => {
    expect(amountOf(support, { quantity })).toBe(amount);
  });

  it('charges the first flat amount at zero when `flatWhenZero` says so', () => {
    expect(amountOf({ ...support, flatWhenZero: true }, { quantity: '0' })).toBe('1');
  });
});
