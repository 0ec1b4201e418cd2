import { MINOR_DIGITS } from './iso-4217.js';

/** An active ISO 4217 currency code. */
export type CurrencyCode = string & { readonly currency: unique symbol };

export function parseCurrency(text: string): CurrencyCode | undefined {
  return Object.hasOwn(MINOR_DIGITS, text) ? (text as CurrencyCode) : undefined;
}

/** Digits after the point in the currency's smallest unit: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: CurrencyCode): number {
  return MINOR_DIGITS[currency] ?? 0;
}

export const CURRENCY_CODES: readonly string[] = Object.keys(MINOR_DIGITS);
