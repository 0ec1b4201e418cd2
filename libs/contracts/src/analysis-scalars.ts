import * as z from 'zod';

/**
 * A number as it was written, in quotes or not: its digits are kept until moments are centred. At most 64 digits before
 * and after the point, and an exponent that a binary number could have.
 */
const NUMBER =
  /^-?(?:0|[1-9]\d{0,63})(?:\.\d{1,64})?(?:[eE](?:\+?0{0,9}(?:\d|[1-9]\d|[12]\d\d|30[0-8])|-0{0,9}(?:\d|[1-9]\d|[12]\d\d|3[01]\d|32[0-4])))?$/;
/** Above it not every whole number is a binary one. */
const MOST_UNITS = 999_999_999_999_999;
const POSITIVE = /^(?=[^eE]*[1-9])(?!-)/;

/** A text that is as `says` says, which is also how its fault is told. */
export const text = (pattern: RegExp, says: string) => z.string().regex(pattern, says).describe(says);
export const bounded = (says: string, holds: (value: number) => boolean) =>
  text(NUMBER, says).refine((written) => holds(Number(written)), says);

export const anyNumber = text(
  NUMBER,
  'A number, or a decimal in quotes, of at most 64 digits before and after the point',
);
export const positive = text(NUMBER, 'A number above 0').regex(POSITIVE, 'A number above 0');
export const atLeastZero = text(NUMBER, 'A number of at least 0').regex(/^(?!-)/, 'A number of at least 0');
/** Also `50.0` and `5e1`: JSON has one kind of number, and its writers differ. */
export const whole = (says: string, least: number, most: number) =>
  text(NUMBER, says).refine((written) => {
    const value = Number(written);
    return isWhole(written) && value >= least && value <= most;
  }, says);

/** By its digits: as a binary number, 1 and a thousandth of a millionth of a millionth would be whole. */
function isWhole(written: string): boolean {
  const [, before = '', after = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  const point = before.length + Number(exponent);
  return /^0*$/.test((before + after).slice(Math.max(0, point)));
}

export const count = whole('A whole number of at least 0', 0, MOST_UNITS);
export const within = bounded('A number between 0 and 1', (value) => value > 0 && value < 1);
export const chance = bounded('A number from 0 to 1', (value) => value >= 0 && value <= 1);

export const requestId = z
  .union([z.string().max(200), z.int()])
  .optional()
  .describe('A text of at most 200 characters, or a whole number');
