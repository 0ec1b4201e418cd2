import type { Decimal } from './decimal.js';
import { Fraction, decimalOfUnits } from './fraction.js';
import { invariant } from './invariant.js';
import { floor } from './rounding/floor.js';

/**
 * Splits `total` in proportion to `weights` so that the shares sum to it exactly: every share is floored to
 * `scale` decimals, then the units left over go to the largest remainders; ties go to the earlier weight.
 * The weights' sum must not be zero: there would be nothing to be proportional to.
 */
export function allocate(total: Decimal, weights: readonly (Decimal | Fraction)[], scale: number): Decimal[] {
  // A discount is shared as its absolute amount is, so that it never depends on the sign who gets the odd cent.
  return total.isNegative()
    ? allocatePositive(total.negated(), weights, scale).map((share) =>
        share.isZero() ? share : share.negated(),
      )
    : allocatePositive(total, weights, scale);
}

function allocatePositive(
  total: Decimal,
  weights: readonly (Decimal | Fraction)[],
  scale: number,
): Decimal[] {
  const whole = weights.reduce<Fraction>((all, weight) => all.plus(weight), Fraction.ZERO);
  invariant(!whole.isZero, 'weights that sum to zero cannot share anything');
  const unit = Fraction.ratio(1n, 10n ** BigInt(scale));
  const totalUnits = Fraction.of(total).dividedBy(unit).lowest();
  invariant(totalUnits.denominator === 1n, `the total fits ${scale} decimals`);

  const exact = weights.map((weight) => totalUnits.times(weight).dividedBy(whole));
  const shares = exact.map((share) => floor(share.numerator, share.denominator));
  let left = shares.reduce((rest, share) => rest - share, totalUnits.numerator);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share.minus(Fraction.ratio(shares[index] ?? 0n, 1n)) }))
    .sort((a, b) => b.remainder.compare(a.remainder) || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    left -= 1n;
  }
  invariant(left === 0n, 'every unit of the total is shared out');
  return shares.map((share) => decimalOfUnits(share, scale));
}
