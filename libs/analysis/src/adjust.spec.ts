import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { benjaminiHochberg, holm } from './adjust.js';

const many = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('adjusted p values', () => {
  it('are what they are by hand', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
    expect(benjaminiHochberg([0.01, 0.04, 0.03])).toEqual([0.03, 0.04, 0.04]);
  });

  it('keep their order, grow, and are between one p alone and all of them multiplied', () => {
    fc.assert(
      fc.property(many, (pValues) => {
        const [strict, lenient] = [holm(pValues), benjaminiHochberg(pValues)];
        for (const [place, p] of pValues.entries()) {
          expect(lenient[place]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(strict[place]).toBeGreaterThanOrEqual((lenient[place] ?? 0) - 1e-12);
          expect(strict[place]).toBeLessThanOrEqual(Math.min(1, p * pValues.length) + 1e-12);
          for (const [other, q] of pValues.entries())
            if (p < q) {
              expect(strict[place]).toBeLessThanOrEqual(strict[other] ?? 0);
              expect(lenient[place]).toBeLessThanOrEqual(lenient[other] ?? 0);
            }
        }
      }),
    );
  });
});
