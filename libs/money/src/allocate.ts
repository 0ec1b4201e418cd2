import { type Decimal, ZERO } from './decimal.js';
import { Fraction, decimalOfUnits } from './fraction.js';
import { invariant } from './invariant.js';
import { floor } from './rounding/floor.js';

/**
 * Splits `total` in proportion to `weights` so that the shares sum to it exactly: every share is floored to
 * `scale` decimals, then the units left over go to the largest remainders; ties go to the earlier weight.
 * The weights' sum must not be zero: there would be nothing to be proportional to.
 */
export function allocate(total: Decimal, weights: readonly (Decimal | Fraction)[], scale: number): Decimal[] {
  const only = onlyWeight(weights);
  if (only !== undefined) return wholly(total, weights, only, scale);
  // A discount is shared as its absolute amount is, so that it never depends on the sign who gets the odd cent.
  return total.isNegative()
    ? allocatePositive(total.negated(), weights, scale).map((share) =>
        share.isZero() ? share : share.negated(),
      )
    : allocatePositive(total, weights, scale);
}

/** The place of the only weight that is not zero: what most discounts are shared over. */
function onlyWeight(weights: readonly (Decimal | Fraction)[]): number | undefined {
  let only: number | undefined;
  for (const [index, weight] of weights.entries()) {
    if (weight instanceof Fraction ? weight.isZero : weight.isZero()) continue;
    if (only !== undefined) return undefined;
    only = index;
  }
  return only;
}

function wholly(total: Decimal, weights: readonly unknown[], only: number, scale: number): Decimal[] {
  invariant(total.decimalPlaces() <= scale, `the total fits ${scale} decimals`);
  return weights.map((_, index) => (index === only && !total.isZero() ? total : ZERO));
}

function allocatePositive(
  total: Decimal,
  weights: readonly (Decimal | Fraction)[],
  scale: number,
): Decimal[] {
  const exact = weights.map((weight) => Fraction.of(weight));
  const whole = exact.reduce((all, weight) => all.plus(weight), Fraction.ZERO);
  invariant(!whole.isZero, 'weights that sum to zero cannot share anything');
  const units = unitsOf(total, scale);
  // Over the sum's denominator every weight is a whole number; what they are shares of is made positive.
  const sign = whole.isNegative ? -1n : 1n;
  const all = sign * whole.numerator;
  const parts = exact.map(
    (weight) => sign * units * weight.numerator * (whole.denominator / weight.denominator),
  );
  const shares = parts.map((part) => floor(part, all));
  let left = shares.reduce((rest, share) => rest - share, units);
  if (left !== 0n) {
    const byRemainder = parts
      .map((part, index) => ({ index, remainder: part - (shares[index] ?? 0n) * all }))
      .sort((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder));
    for (const { index } of byRemainder) {
      if (left === 0n) break;
      shares[index] = (shares[index] ?? 0n) + 1n;
      left -= 1n;
    }
  }
  invariant(left === 0n, 'every unit of the total is shared out');
  return shares.map((share) => (share === 0n ? ZERO : decimalOfUnits(share, scale)));
}

function unitsOf(total: Decimal, scale: number): bigint {
  const { numerator, denominator } = Fraction.of(total);
  const unit = 10n ** BigInt(scale);
  invariant((numerator * unit) % denominator === 0n, `the total fits ${scale} decimals`);
  return (numerator * unit) / denominator;
}
