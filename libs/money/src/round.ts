import type { Decimal } from './decimal.js';
import { Fraction } from './fraction.js';
import type { RoundingMode } from './rounding/index.js';

/** One named rounding step: `round(total, { scale: 2, mode: 'halfUp' })`. */
export function round(value: Decimal | Fraction, how: { scale: number; mode: RoundingMode }): Decimal {
  return Fraction.of(value).round(how);
}
