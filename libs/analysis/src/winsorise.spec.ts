import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '#money';
import { percentile, winsorCap, winsorised } from './winsorise.js';

const exact = (values: readonly (number | string)[]): readonly Decimal[] =>
  values.map((value) => new Decimal(value));

describe('pooled winsorising', () => {
  it('takes the percentile between two values, exactly', () => {
    // R: quantile(c(1, 2, 3, 4, 10), .9, type = 7) is 7.6.
    expect(percentile(exact([10, 1, 3, 2, 4]), 0.9).toString()).toBe('7.6');
    expect(percentile(exact(['0.1', '0.2']), 0.5).toString()).toBe('0.15');
    expect(percentile(exact([5]), 0.99).toString()).toBe('5');
  });

  it('pools both arms with their zeros, and has no cap below 400 units', () => {
    const [many, few] = [
      exact(Array<number>(360).fill(0)),
      exact(Array.from({ length: 40 }, (_, n) => n + 1)),
    ];
    expect(winsorCap([many, few.slice(1)], 0.95)).toBeUndefined();
    // Position 0.95 × 399 = 379.05: between the 20th and the 21st of those above 0.
    expect(winsorCap([many, few], 0.95)?.toString()).toBe('20.05');
    expect(winsorCap([few, many], 0.5)?.toString()).toBe('0');
  });

  it('leaves what is not above the cap, whatever the arm', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 400, maxLength: 500 }),
        (values) => {
          const all = exact(values);
          const cap = winsorCap([all.slice(0, 100), all.slice(100)], 0.9);
          const capped = all.map((value) => winsorised(value, cap));
          for (const [place, value] of all.entries())
            expect(capped[place]?.equals(Decimal.min(value, cap ?? value))).toBe(true);
          expect(all.filter((value) => cap?.lessThan(value)).length).toBeLessThanOrEqual(
            values.length * 0.1 + 1,
          );
        },
      ),
      { numRuns: 30 },
    );
    expect(winsorised(new Decimal(1e9), undefined).toNumber()).toBe(1e9);
  });
});
