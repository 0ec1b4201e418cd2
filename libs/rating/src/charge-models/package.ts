import type { Prices } from '#catalog';
import { Fraction, type Decimal } from '#money';
import type { Priced } from '../line-detail.js';

/**
 * Whole packages: a part of one counts as a whole (`up`), or not at all (`down`). The quotient is exact, since a
 * float division loses a package once there are more than 2^53 units.
 */
export function packages(
  quantity: Fraction,
  { size, amount: packageAmount, partial = 'up' }: Prices<Decimal>['package'],
): Priced {
  const { numerator, denominator } = quantity.dividedBy(size);
  const whole = numerator / denominator;
  const begun = partial === 'up' && numerator % denominator !== 0n;
  const count = Fraction.ratio(begun ? whole + 1n : whole, 1n);
  const amount = count.times(packageAmount);
  return {
    amount,
    parts: [{ kind: 'package', quantity, packages: count, size, packageAmount, partial, amount }],
  };
}
