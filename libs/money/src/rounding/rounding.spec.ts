import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, decimal, decimalText } from '../decimal.js';
import { Fraction } from '../fraction.js';
import { round } from '../round.js';
import { ROUNDING_MODES, type RoundingMode, roundingModes } from './index.js';

describe('rounding to whole numbers', () => {
  const table: [string, Record<RoundingMode, string>][] = [
    ['2.5', row('3', '2', '2', '3', '2', '3', '2')],
    ['3.5', row('4', '4', '3', '4', '3', '4', '3')],
    ['-2.5', row('-3', '-2', '-2', '-3', '-2', '-2', '-3')],
    ['-3.5', row('-4', '-4', '-3', '-4', '-3', '-3', '-4')],
    ['2.1', row('2', '2', '2', '3', '2', '3', '2')],
    ['2.9', row('3', '3', '3', '3', '2', '3', '2')],
    ['-2.1', row('-2', '-2', '-2', '-3', '-2', '-2', '-3')],
    ['-2.9', row('-3', '-3', '-3', '-3', '-2', '-2', '-3')],
    ['0.5', row('1', '0', '0', '1', '0', '1', '0')],
    ['-0.5', row('-1', '0', '0', '-1', '0', '0', '-1')],
    ['0.000000000001', row('0', '0', '0', '1', '0', '1', '0')],
    ['-0.000000000001', row('0', '0', '0', '-1', '0', '0', '-1')],
    ['2.500000000001', row('3', '3', '3', '3', '2', '3', '2')],
    ['2.499999999999', row('2', '2', '2', '3', '2', '3', '2')],
    ['-7', row('-7', '-7', '-7', '-7', '-7', '-7', '-7')],
    ['0', row('0', '0', '0', '0', '0', '0', '0')],
  ];

  it.each(table)('%s', (text, expected) => {
    for (const mode of ROUNDING_MODES) {
      expect(`${mode} ${decimalText(round(decimal(text), { scale: 0, mode }))}`).toBe(
        `${mode} ${expected[mode]}`,
      );
    }
  });

  it('sees a tie only where it is exact: a third of 7.5 is one, of 7.4999… is none', () => {
    const tie = Fraction.of(decimal('7.5')).dividedBy(decimal('3'));
    const below = tie.minus(Fraction.ratio(1n, 10n ** 60n));
    expect(decimalText(tie.round({ scale: 0, mode: 'halfUp' }))).toBe('3');
    expect(decimalText(below.round({ scale: 0, mode: 'halfUp' }))).toBe('2');
    expect(decimalText(Fraction.ratio(1, 3).round({ scale: 2, mode: 'halfUp' }))).toBe('0.33');
    expect(decimalText(Fraction.ratio(2, 3).round({ scale: 2, mode: 'halfEven' }))).toBe('0.67');
  });
});

describe('rounding to the currency', () => {
  it.each([
    ['1234.5', 0, '1235'],
    ['1234.4567', 3, '1234.457'],
    ['0.00005', 4, '0.0001'],
    ['99999999999999999999999999.995', 2, '100000000000000000000000000'],
    ['-1.005', 2, '-1.01'],
  ])('%s at %i decimals is %s, half up', (text, scale, expected) => {
    expect(decimalText(round(decimal(text), { scale, mode: 'halfUp' }))).toBe(expected);
  });
});

describe('laws of rounding', () => {
  const theirs = {
    halfUp: Decimal.ROUND_HALF_UP,
    halfEven: Decimal.ROUND_HALF_EVEN,
    halfDown: Decimal.ROUND_HALF_DOWN,
    up: Decimal.ROUND_UP,
    down: Decimal.ROUND_DOWN,
    ceiling: Decimal.ROUND_CEIL,
    floor: Decimal.ROUND_FLOOR,
  };
  const modes = fc.constantFrom(...ROUNDING_MODES);

  it('every mode agrees with decimal.js on values that terminate, ties among them', () => {
    // Few digits make ties frequent.
    const units = fc.oneof(
      fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }),
      fc.integer({ min: -4000, max: 4000 }).map((n) => BigInt(n) * 5n),
    );
    fc.assert(
      fc.property(units, fc.nat(12), fc.nat(6), modes, (n, places, scale, mode) => {
        const value = Fraction.ratio(n, 10n ** BigInt(places));
        const other = new Decimal(String(n)).dividedBy(new Decimal(10).pow(places));
        const expected = other.toDecimalPlaces(scale, theirs[mode]);
        expect(decimalText(value.round({ scale, mode }))).toBe(decimalText(expected));
      }),
      { seed: 20270104, numRuns: 2000 },
    );
  });

  it('a rounded quotient is less than one unit away, half a unit for the nearest, and keeps its mirror', () => {
    const mirror: Record<RoundingMode, RoundingMode> = {
      halfUp: 'halfUp',
      halfEven: 'halfEven',
      halfDown: 'halfDown',
      up: 'up',
      down: 'down',
      ceiling: 'floor',
      floor: 'ceiling',
    };
    const positive = fc.bigInt({ min: 1n, max: 10n ** 20n });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), positive, modes, (n, d, mode) => {
        const rounded = roundingModes[mode](n, d);
        const off = Fraction.ratio(rounded, 1n).minus(Fraction.ratio(n, d)).absolute();
        expect(off.lessThan(Fraction.ONE)).toBe(true);
        expect(mode.startsWith('half') && off.greaterThan(Fraction.ratio(1n, 2n))).toBe(false);
        expect(roundingModes[mirror[mode]](-n, d)).toBe(-rounded);
      }),
      { seed: 20270105, numRuns: 1000 },
    );
  });
});

function row(
  halfUp: string,
  halfEven: string,
  halfDown: string,
  up: string,
  down: string,
  ceiling: string,
  floor: string,
): Record<RoundingMode, string> {
  return { halfUp, halfEven, halfDown, up, down, ceiling, floor };
}
