import { Decimal as DecimalJs } from 'decimal.js';
import { invariant } from './invariant.js';

/**
 * The one clone of decimal.js. Its default precision of 20 digits would lose digits of any real amount:
 * a product of two numbers of 26 + 12 digits has 76. Exponents are never printed.
 */
export const Decimal = DecimalJs.clone({
  precision: 160,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -1000,
  toExpPos: 1000,
});
export type Decimal = DecimalJs;

/** A decimal as people write it: at most 26 digits before the point and 12 after; no plus, exponent or bare point. */
export const DECIMAL_PATTERN = /^-?(?:0|[1-9][0-9]{0,25})(?:\.[0-9]{1,12})?$/;

export const ZERO = new Decimal(0);
export const ONE = new Decimal(1);

/**
 * The decimal that `text` spells, or undefined when it is not one. The grammar is checked before decimal.js sees
 * the text: it would accept `0x1p3`, `1_000`, `NaN` and `1e1000000000`, and the last one kills the process.
 */
export function parseDecimal(text: string): Decimal | undefined {
  return DECIMAL_PATTERN.test(text) ? new Decimal(text).plus(0) : undefined;
}

/** The decimal that `text` spells, for text that was validated before. Throws `InvariantError` otherwise. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  invariant(value !== undefined, `not a decimal: \`${text.slice(0, 60)}\``);
  return value;
}

/** Plain digits; with `scale`, exactly that many after the point (the value must fit them). */
export function decimalText(value: Decimal, scale?: number): string {
  invariant(value.isFinite(), 'a decimal is finite');
  if (scale === undefined) return value.isZero() ? '0' : value.toFixed();
  invariant(value.decimalPlaces() <= scale, `\`${value.toFixed()}\` has more than ${scale} decimals`);
  return value.isZero() ? ZERO.toFixed(scale) : value.toFixed(scale);
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => (value.isZero() ? total : total.plus(value)), ZERO);
}
