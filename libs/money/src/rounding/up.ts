import { type RoundQuotient, divide, awayFromZero } from './quotient.js';

/** Away from zero: 2.1 → 3, −2.1 → −3. */
export const up: RoundQuotient = (numerator, denominator) => {
  const { whole, rest } = divide(numerator, denominator);
  return rest > 0n ? awayFromZero(whole, numerator) : whole;
};
