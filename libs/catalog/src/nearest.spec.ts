import { describe, expect, it } from '@jest/globals';
import { nearest, suggestion } from './nearest.js';

describe('the nearest known word', () => {
  it.each([
    ['pricess', ['prices', 'price', 'charges'], 'prices'],
    ['tires', ['tiers', 'title'], 'tiers'],
    ['Currency', ['currency'], 'currency'],
    ['xyz', ['currency', 'charges'], undefined],
    ['a', [], undefined],
  ])('to %s is found', (word, known, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  it('is suggested, else the list when it is short', () => {
    expect(suggestion('pricess', ['prices'], 'known are')).toBe('did you mean `prices`?');
    expect(suggestion('xyz', ['prices', 'tiers'], 'known are')).toBe('known are: `prices`, `tiers`');
    expect(suggestion('xyz', [], 'declare it')).toBe('declare it');
  });
});
