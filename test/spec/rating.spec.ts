import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type CurrencyCode, decimal, decimalText, minorDigits, parseCurrency } from '#money';
import { chargeFaults } from '#catalog';
import { type WrittenUsage, lineOf } from '../../libs/rating/src/testing/rate-written.js';
import { type WrittenCharge, chargeOf } from '../../libs/rating/src/testing/written-charge.js';

interface Case {
  readonly id: string;
  readonly source: string;
  readonly currency: string;
  readonly charge: WrittenCharge;
  readonly usage: WrittenUsage;
  readonly expected: { readonly amount?: string; readonly unroundedAmount?: string };
}

const { version, cases } = JSON.parse(
  readFileSync(new URL('rating.json', import.meta.url), 'utf8'),
) as { readonly version: string; readonly cases: readonly Case[] };

describe('figures that other billing systems publish in their tests and documents', () => {
  it('holds all 95 of them', () => {
    expect(version).toBe('rating/1');
    expect(new Set(cases.map(({ id }) => id)).size).toBe(95);
  });

  it.each(cases.map((one) => [one.id, one] as const))('%s agrees', (_, { currency, charge, usage, expected }) => {
    expect(chargeFaults(chargeOf(charge))).toEqual([]);
    const code: CurrencyCode | undefined = parseCurrency(currency);
    const scale = minorDigits(code ?? ('' as CurrencyCode));
    const line = lineOf(charge, usage, { rounding: { scale } });
    expect(Object.keys(expected)).toHaveLength(1);
    if (expected.amount !== undefined) expect(decimalText(line.amount, scale)).toBe(expected.amount);
    if (expected.unroundedAmount !== undefined) {
      expect(line.unrounded.text()).toEqual({ text: decimalText(decimal(expected.unroundedAmount)) });
    }
  });
});
