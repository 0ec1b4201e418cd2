import { type RoundQuotient, divide } from './quotient.js';

/** Towards zero: 2.9 → 2, −2.9 → −2. */
export const down: RoundQuotient = (numerator, denominator) => divide(numerator, denominator).whole;
