import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal } from './decimal.js';
import { Fraction } from './fraction.js';

const fractions = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    fc.oneof(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.constantFrom(1n, 3n, 10n, 31n, 100n, 10n ** 12n)),
  )
  .map(([n, d]) => Fraction.ratio(n, d));
const law = (name: string, holds: (a: Fraction, b: Fraction, c: Fraction) => boolean): void => {
  it(name, () => {
    fc.assert(fc.property(fractions, fractions, fractions, holds), { seed: 20270106, numRuns: 500 });
  });
};

describe('laws of fractions', () => {
  law('addition does not mind the order', (a, b) => a.plus(b).equals(b.plus(a)));
  law('addition does not mind the grouping', (a, b, c) =>
    a
      .plus(b)
      .plus(c)
      .equals(a.plus(b.plus(c))),
  );
  law('multiplication does not mind the order', (a, b) => a.times(b).equals(b.times(a)));
  law('multiplication does not mind the grouping', (a, b, c) =>
    a
      .times(b)
      .times(c)
      .equals(a.times(b.times(c))),
  );
  law('multiplication distributes over addition', (a, b, c) =>
    a.times(b.plus(c)).equals(a.times(b).plus(a.times(c))),
  );
  law(
    'zero and one change nothing',
    (a) => a.plus(Fraction.ZERO).equals(a) && a.times(Fraction.ONE).equals(a),
  );
  law('a difference is undone by addition', (a, b) => a.minus(b).plus(b).equals(a) && a.minus(a).isZero);
  law('a quotient is undone by multiplication', (a, b) => b.isZero || a.dividedBy(b).times(b).equals(a));
  law('order is total, and negation turns it', (a, b) => {
    const order = a.compare(b);
    return order === -b.compare(a) && order === b.negated().compare(a.negated());
  });
  law('order is kept by addition', (a, b, c) => a.compare(b) === a.plus(c).compare(b.plus(c)));
  law('min and max are the two of them', (a, b) => {
    const [low, high] = [a.min(b), a.max(b)];
    return !low.greaterThan(high) && low.plus(high).equals(a.plus(b));
  });
  law('an absolute value is not negative', (a) => !a.absolute().isNegative && a.absolute().compare(a) >= 0);
  law('lowest terms are equal and share no factor', (a) => {
    const { numerator, denominator } = a.lowest();
    return a.lowest().equals(a) && denominator > 0n && gcd(numerator, denominator) === 1n;
  });
  law('the text is the value, exactly or to 40 decimals with the fraction beside it', (a) => {
    const { text, fraction } = a.text();
    const shown = ofText(text);
    if (fraction === undefined) return shown.equals(a);
    const [n, d] = fraction.split('/').map(BigInt);
    const off = shown.minus(a).absolute();
    return (
      n !== undefined &&
      d !== undefined &&
      Fraction.ratio(n, d).equals(a) &&
      !off.greaterThan(Fraction.ratio(1n, 2n * 10n ** 40n))
    );
  });
});

describe('the text of a fraction', () => {
  it.each<[Fraction, { text: string; fraction?: string }]>([
    [Fraction.ratio(1, 4), { text: '0.25' }],
    [Fraction.ratio(10, 4), { text: '2.5' }],
    [Fraction.ratio(100, 1), { text: '100' }],
    [Fraction.ratio(-1, 8), { text: '-0.125' }],
    [Fraction.ratio(0, 7), { text: '0' }],
    [Fraction.ratio(6, 3), { text: '2' }],
    [Fraction.ratio(1n, 2n ** 50n), { text: '0.00000000000000088817841970012523233890533447265625' }],
    [Fraction.ratio(1, 3), { text: `0.${'3'.repeat(40)}`, fraction: '1/3' }],
    [Fraction.ratio(-2, 3), { text: `-0.${'6'.repeat(39)}7`, fraction: '-2/3' }],
    [Fraction.ratio(44, 62), { text: '0.7096774193548387096774193548387096774194', fraction: '22/31' }],
    [Fraction.ratio(1n, 3n * 10n ** 50n), { text: '0', fraction: `1/${String(3n * 10n ** 50n)}` }],
    [Fraction.ratio(-1n, 3n * 10n ** 50n), { text: '0', fraction: `-1/${String(3n * 10n ** 50n)}` }],
  ])('of row %# is all of its digits, or 40 decimals and the fraction', (value, expected) => {
    expect(value.text()).toEqual(expected);
  });
});

describe('a fraction', () => {
  it('is made of decimals without losing a digit', () => {
    expect(Fraction.of(decimal('-0.000000000001'))).toMatchObject({
      numerator: -1n,
      denominator: 10n ** 12n,
    });
    expect(Fraction.of(decimal('12345678901234567890123456')).numerator).toBe(12345678901234567890123456n);
    expect(Fraction.of(decimal('0.1')).plus(decimal('0.2')).equals(decimal('0.30'))).toBe(true);
  });

  it('of any generated decimal, small or large, has the digits of its text over their power of ten', () => {
    const whole = fc.oneof(
      fc.bigInt({ min: 0n, max: 10n ** 8n }),
      fc.bigInt({ min: 0n, max: 10n ** 26n - 1n }),
    );
    const texts = fc
      .tuple(fc.boolean(), whole, fc.stringMatching(/^(?:0{0,8}[0-9]{0,3}[1-9])?$/))
      .map(([minus, units, part]) => `${minus ? '-' : ''}${String(units)}${part && `.${part}`}`);
    fc.assert(
      fc.property(texts, (text) => {
        const [units = '', part = ''] = text.split('.');
        const { numerator, denominator } = Fraction.of(decimal(text));
        expect([numerator, denominator]).toEqual([BigInt(units + part), 10n ** BigInt(part.length)]);
      }),
      { seed: 20270108, numRuns: 2000 },
    );
  });

  it('keeps its sign in the numerator', () => {
    expect(Fraction.ratio(1, -2)).toMatchObject({ numerator: -1n, denominator: 2n });
    expect(Fraction.ratio(-1, -2).isNegative).toBe(false);
  });

  it('never has a zero below', () => {
    expect(() => Fraction.ratio(1, 0)).toThrow('zero denominator');
    expect(() => Fraction.ONE.dividedBy(Fraction.ZERO)).toThrow('zero denominator');
  });
});

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

function ofText(text: string): Fraction {
  const [whole = '', part = ''] = text.split('.');
  return Fraction.ratio(BigInt(whole + part), 10n ** BigInt(part.length));
}
