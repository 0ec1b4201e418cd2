import { type RoundQuotient, divide } from './quotient.js';

/** Towards positive infinity: 2.1 → 3, −2.9 → −2. */
export const ceiling: RoundQuotient = (numerator, denominator) => {
  const { whole, rest } = divide(numerator, denominator);
  return rest > 0n && numerator > 0n ? whole + 1n : whole;
};
