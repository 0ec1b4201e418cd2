export { allocate } from './allocate.js';
export { CURRENCY_CODES, type CurrencyCode, minorDigits, parseCurrency } from './currency.js';
export { DECIMAL_PATTERN, Decimal, ONE, ZERO, decimal, decimalText, parseDecimal, sum } from './decimal.js';
export { Fraction } from './fraction.js';
export { InvariantError, invariant } from './invariant.js';
export { round } from './round.js';
export { ROUNDING_MODES, type RoundingMode } from './rounding/index.js';
