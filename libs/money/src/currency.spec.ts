import { describe, expect, it } from '@jest/globals';
import { CURRENCY_CODES, minorDigits, parseCurrency } from './currency.js';

describe('a currency', () => {
  it.each([
    ['USD', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['MGA', 2],
    ['XCG', 2],
  ])('%s has %i minor digits', (code, digits) => {
    const currency = parseCurrency(code);
    expect(currency).toBe(code);
    expect(currency && minorDigits(currency)).toBe(digits);
  });

  it('is one of the active codes of ISO 4217 that can be billed in, each once', () => {
    expect(new Set(CURRENCY_CODES).size).toBe(CURRENCY_CODES.length);
    expect(CURRENCY_CODES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    const count = (digits: number): number =>
      CURRENCY_CODES.filter((code) => {
        const currency = parseCurrency(code);
        return currency !== undefined && minorDigits(currency) === digits;
      }).length;
    expect([0, 2, 3, 4].map(count)).toEqual([17, 139, 7, 2]);
    expect(CURRENCY_CODES).toHaveLength(165);
  });

  it.each([
    '',
    'usd',
    'US',
    'USDX',
    ' USD',
    'BGN',
    'ANG',
    'DEM',
    'ZWL',
    'XAU',
    'XDR',
    'XTS',
    'XXX',
    '__proto__',
    'constructor',
    'toString',
  ])('`%s` is none', (text) => {
    expect(parseCurrency(text)).toBeUndefined();
  });
});
