import { type RoundQuotient, divide, awayFromZero } from './quotient.js';

/** To the nearest; a tie goes towards zero: 2.5 → 2, −2.5 → −2. */
export const halfDown: RoundQuotient = (numerator, denominator) => {
  const { whole, rest } = divide(numerator, denominator);
  return rest * 2n > denominator ? awayFromZero(whole, numerator) : whole;
};
