import { describe, expect, it } from '@jest/globals';
import { amountOf } from '../testing/rate-written.js';

describe('a dynamic charge', () => {
  it('passes the money on as it is', () => {
    expect(amountOf({ model: 'dynamic' }, { quantity: '80.123456789012' })).toBe('80.123456789012');
  });

  it('multiplies it by its margin', () => {
    expect(amountOf({ model: 'dynamic', multiplier: '1.2' }, { quantity: '80.05' })).toBe('96.06');
    expect(amountOf({ model: 'dynamic', multiplier: '0' }, { quantity: '80.05' })).toBe('0');
  });
});
