import { type RoundQuotient, divide, awayFromZero } from './quotient.js';

/** To the nearest; a tie goes to the even neighbour: 2.5 → 2, 3.5 → 4. */
export const halfEven: RoundQuotient = (numerator, denominator) => {
  const { whole, rest } = divide(numerator, denominator);
  const twice = rest * 2n;
  const further = twice > denominator || (twice === denominator && whole % 2n !== 0n);
  return further ? awayFromZero(whole, numerator) : whole;
};
