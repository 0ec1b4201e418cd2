import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fnv1a32, fnv1a32OfDigits } from './fnv1a32.js';

const word = fc.integer({ min: 0, max: 0xffff_ffff });

it('hashes two texts one after the other as it does both at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      expect(fnv1a32(other, fnv1a32(one))).toBe(fnv1a32(one + other));
    }),
  );
});

it('hashes a number as its decimal text', () => {
  for (const number of [0, 1, 9, 10, 99, 100, 999_999_999, 1_000_000_000, 0xffff_ffff])
    expect(fnv1a32OfDigits(number)).toBe(fnv1a32(String(number)));
  fc.assert(fc.property(word, (number) => fnv1a32OfDigits(number) === fnv1a32(String(number))));
});
