import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DECIMAL_PATTERN, Decimal, decimal, decimalText, parseDecimal, sum } from './decimal.js';
import { InvariantError } from './invariant.js';

const read = (text: string): string | undefined => {
  const value = parseDecimal(text);
  return value && decimalText(value);
};

describe('a decimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0.10', '0.1'],
    ['1.000000000001', '1.000000000001'],
    ['0.000000000001', '0.000000000001'],
    ['-0.000000000001', '-0.000000000001'],
    ['12345678901234567890123456.123456789012', '12345678901234567890123456.123456789012'],
    ['-99999999999999999999999999.999999999999', '-99999999999999999999999999.999999999999'],
    ['100', '100'],
    ['9007199254740993', '9007199254740993'],
  ])('goes from text %s to text %s without losing a digit', (text, written) => {
    expect(read(text)).toBe(written);
  });

  it.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '\t1',
    '1\u00a0',
    '\u200b1',
    '+1',
    '--1',
    '-',
    '1-',
    '.5',
    '5.',
    '.',
    '-.5',
    '00',
    '01',
    '-01.5',
    '010',
    '1e3',
    '1E3',
    '1e-3',
    '1e1000000000',
    '1e-1000000000',
    '0x1F',
    '0x1p3',
    '0b11',
    '0o17',
    '1_000',
    '1,50',
    '1,000.00',
    '1.2.3',
    '1..2',
    'NaN',
    '-NaN',
    'Infinity',
    '-Infinity',
    '.inf',
    '.nan',
    '1n',
    '1f',
    '$1',
    '1%',
    '(1)',
    '−1',
    '１２',
    '١٢',
    '½',
    '1\u0000',
    '0.0000000000001',
    '123456789012345678901234567',
    'null',
    'true',
    '__proto__',
    '[object Object]',
  ])('is not spelled `%s`', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
    expect(() => decimal(text)).toThrow(InvariantError);
  });

  it('refuses a million digits at once, and says no more of them than a line', () => {
    const before = performance.now();
    expect(parseDecimal('9'.repeat(1_000_000))).toBeUndefined();
    expect(parseDecimal(`0.${'0'.repeat(1_000_000)}`)).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(100);
    expect(() => decimal('9'.repeat(1_000_000))).toThrow(/^not a decimal: `9{60}`$/);
  });

  it('multiplies the two largest numbers exactly', () => {
    const nines = '99999999999999999999999999.999999999999';
    expect(decimalText(decimal(nines).times(decimal(nines)))).toBe(square(nines));
  });

  it('never prints an exponent', () => {
    expect(decimalText(new Decimal(10).pow(-60))).toBe(`0.${'0'.repeat(59)}1`);
    expect(decimalText(new Decimal(10).pow(60))).toBe(`1${'0'.repeat(60)}`);
    expect(new Decimal('0.0000001').toString()).toBe('0.0000001');
  });

  it('prints as many digits after the point as asked for, and refuses to drop one', () => {
    expect(decimalText(decimal('1.1'), 2)).toBe('1.10');
    expect(decimalText(decimal('1'), 0)).toBe('1');
    expect(decimalText(decimal('-0.0'), 2)).toBe('0.00');
    expect(() => decimalText(decimal('1.105'), 2)).toThrow('`1.105` has more than 2 decimals');
    expect(() => decimalText(new Decimal(1).dividedBy(0))).toThrow('finite');
  });

  it('sums a list, and nothing to 0', () => {
    expect(decimalText(sum(['0.1', '0.2', '-0.3'].map(decimal)))).toBe('0');
    expect(decimalText(sum([]))).toBe('0');
  });

  it('of any generated text comes back with its trailing zeros dropped', () => {
    const texts = fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 26n - 1n }), fc.stringMatching(/^[0-9]{0,12}$/))
      .map(([minus, whole, part]) => `${minus ? '-' : ''}${String(whole)}${part && `.${part}`}`);
    fc.assert(
      fc.property(texts, (text) => {
        expect(text).toMatch(DECIMAL_PATTERN);
        const expected = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
        expect(read(text)).toBe(expected === '-0' ? '0' : expected);
      }),
      { seed: 20270103, numRuns: 1000 },
    );
  });
});

/** By whole numbers: the decimal point is put back by hand. */
function square(text: string): string {
  const places = text.length - 1 - text.indexOf('.');
  const digits = String(BigInt(text.replace('.', '')) ** 2n);
  return `${digits.slice(0, -2 * places)}.${digits.slice(-2 * places)}`;
}
