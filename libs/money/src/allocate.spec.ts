import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.js';
import { Decimal, decimal, decimalText, sum } from './decimal.js';
import { Fraction } from './fraction.js';

const shares = (total: string, weights: string[], scale: number): string[] =>
  allocate(decimal(total), weights.map(decimal), scale).map((share) => decimalText(share, scale));

describe('sharing a total', () => {
  it.each<[string, string[], number, string[]]>([
    ['100.00', ['1', '1', '1'], 2, ['33.34', '33.33', '33.33']],
    ['0.01', ['1', '1', '1'], 2, ['0.01', '0.00', '0.00']],
    ['0.02', ['1', '2', '1'], 2, ['0.01', '0.01', '0.00']],
    ['10', ['1', '1', '1'], 0, ['4', '3', '3']],
    ['1.000', ['1', '5'], 3, ['0.167', '0.833']],
    ['5.00', ['120.00', '0', '80.00'], 2, ['3.00', '0.00', '2.00']],
    ['0.00', ['3', '4'], 2, ['0.00', '0.00']],
    ['7.00', ['42'], 2, ['7.00']],
    ['-0.01', ['1', '1'], 2, ['-0.01', '0.00']],
    ['-100.00', ['1', '1', '1'], 2, ['-33.34', '-33.33', '-33.33']],
    ['10.00', ['30', '-10'], 2, ['15.00', '-5.00']],
    ['10.00', ['-1', '-2'], 2, ['3.33', '6.67']],
    [
      '99999999999999999999999999.99',
      ['1', '1'],
      2,
      ['50000000000000000000000000.00', '49999999999999999999999999.99'],
    ],
  ])('%s by %j at %i decimals gives %j', (total, weights, scale, expected) => {
    expect(shares(total, weights, scale)).toEqual(expected);
  });

  it('has no answer for weights that sum to zero, or for a total finer than its unit', () => {
    expect(() => shares('1.00', ['0', '0'], 2)).toThrow('sum to zero');
    expect(() => shares('1.00', ['1', '-1'], 2)).toThrow('sum to zero');
    expect(() => shares('1.00', [], 2)).toThrow('sum to zero');
    expect(() => shares('1.005', ['1'], 2)).toThrow('fits 2 decimals');
  });

  it('sums to the whole, each share within one unit of its exact part, the larger remainder and the earlier first', () => {
    const scales = fc.constantFrom(0, 2, 3);
    const amounts = fc.oneof(
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
    );
    fc.assert(
      fc.property(
        amounts,
        fc.array(amounts, { minLength: 1, maxLength: 12 }),
        scales,
        (units, weights, scale) => {
          fc.pre(weights.reduce((all, weight) => all + weight, 0) !== 0);
          const unit = Fraction.ratio(1n, 10n ** BigInt(scale));
          const total = new Decimal(units).dividedBy(new Decimal(10).pow(scale));
          const given = weights.map((weight) => new Decimal(weight));
          const shared = allocate(total, given, scale);
          const mirrored = allocate(total.negated(), given, scale);
          expect(mirrored.map((share) => share.negated().plus(0))).toEqual(
            shared.map((share) => share.plus(0)),
          );
          // What holds of the absolute total holds of its mirror image.
          const got = units < 0 ? mirrored : shared;
          const parts = given.map((weight) => Fraction.of(total.abs()).times(weight).dividedBy(sum(given)));
          expect(sum(got).equals(total.abs())).toBe(true);
          const over = got.map((share, index) => Fraction.of(share).minus(parts[index] ?? Fraction.ZERO));
          expect(over.every((off) => off.absolute().lessThan(unit))).toBe(true);
          // Whoever was rounded up had at least the remainder of whoever was rounded down, and came first if equal.
          over.forEach((up, i) => {
            over.forEach((down, j) => {
              if (up.compare(Fraction.ZERO) <= 0 || down.compare(Fraction.ZERO) > 0) return;
              const order = unit.minus(up).compare(down.negated());
              expect(order > 0 || (order === 0 && i < j)).toBe(true);
            });
          });
        },
      ),
      { seed: 20270107, numRuns: 500 },
    );
  });
});
