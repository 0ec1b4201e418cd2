import { parseDecimal } from '#money';
import { quoted } from '../quoted.js';
import type { Said } from '../read/source.js';

const help = 'write a decimal such as `12.50`: digits, and a point with at most 12 digits after it';

const HINTS: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [/^$/, 'it is empty'],
  [/^[+-]?(?:\.?inf(?:inity)?|\.?nan)$/i, 'it is no finite number'],
  [/^\s|\s$/, 'take the spaces away'],
  [/^[+-]?[0-9.]+,[0-9]*$/, 'use `.` for decimals, and nothing between thousands'],
  [/,/, 'write nothing between thousands'],
  [/_/, 'write nothing between thousands'],
  [/^[+-]?0[xob]/i, 'write it in decimal digits'],
  [/^[+-]?[0-9.]+e[+-]?[0-9]+$/i, 'write it without an exponent'],
  [/^\+/, 'leave the plus away'],
  [/^-?\./, 'write a zero before the point'],
  [/\.$/, 'write digits after the point, or leave it away'],
  [/^-?0[0-9]/, 'leave the leading zeros away'],
  [/[$€£¥%]/, 'write the number alone, without a sign for money or percent'],
];

/** What is wrong with text that is no decimal, or no decimal of the right sign. */
export function decimalFault(text: string, wanted: 'decimal' | 'price' | 'positive'): Said {
  const value = parseDecimal(text);
  if (value && wanted === 'positive')
    return {
      code: value.isNegative() && !value.isZero() ? 'negative-price' : 'number-not-positive',
      message: `${quoted(text)} is not above zero`,
      help: 'write a number above 0',
    };
  if (value)
    return {
      code: 'negative-price',
      message: `${quoted(text)} is below zero`,
      help: 'write 0 or more; a credit is a rule with a `discount`',
    };
  const digits = /^-?([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  const isPlain = digits && !/^-?0[0-9]/.test(text);
  if (isPlain && (digits[1]?.length ?? 0) > 26)
    return {
      code: 'decimal-range',
      message: `${quoted(text)} has ${digits[1]?.length ?? 0} digits before the point`,
      help: 'a decimal has at most 26 digits before the point',
    };
  if (isPlain)
    return {
      code: 'decimal-scale',
      message: `${quoted(text)} has ${digits[2]?.length ?? 0} digits after the point`,
      help: 'a decimal has at most 12 digits after the point; it is never rounded in silence',
    };
  const hint = HINTS.find(([pattern]) => pattern.test(text))?.[1];
  return {
    code: 'decimal-syntax',
    message: `${quoted(text)} is no decimal${hint === undefined ? '' : `: ${hint}`}`,
    help,
  };
}
