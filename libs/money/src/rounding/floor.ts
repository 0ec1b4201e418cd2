import { type RoundQuotient, divide } from './quotient.js';

/** Towards negative infinity: 2.9 → 2, −2.1 → −3. */
export const floor: RoundQuotient = (numerator, denominator) => {
  const { whole, rest } = divide(numerator, denominator);
  return rest > 0n && numerator < 0n ? whole - 1n : whole;
};
