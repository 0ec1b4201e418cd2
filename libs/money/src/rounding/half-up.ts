import { type RoundQuotient, divide, awayFromZero } from './quotient.js';

/** To the nearest; a tie goes away from zero: 2.5 → 3, −2.5 → −3. */
export const halfUp: RoundQuotient = (numerator, denominator) => {
  const { whole, rest } = divide(numerator, denominator);
  return rest * 2n >= denominator ? awayFromZero(whole, numerator) : whole;
};
