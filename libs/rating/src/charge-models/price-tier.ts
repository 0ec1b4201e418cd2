import { Fraction } from '#money';
import type { Priced, TierDetail } from '../line-detail.js';
import type { ReachedTier } from './tiers.js';

const HUNDRED = Fraction.ratio(100n, 1n);

/** Units (or per cent of money) at the tier's price, plus its flat amount for this share of the interval. */
export function priceTier({ tier, index, above, units }: ReachedTier, flatShare: Fraction): TierDetail {
  const { upTo, unitAmount, percent } = tier;
  const flatAmount = tier.flatAmount && Fraction.of(tier.flatAmount).times(flatShare);
  let amount = Fraction.ZERO;
  if (unitAmount) amount = units.times(unitAmount);
  if (percent) amount = units.times(percent).dividedBy(HUNDRED);
  if (flatAmount) amount = amount.plus(flatAmount);
  const detail: { -readonly [Key in keyof TierDetail]: TierDetail[Key] } = {
    kind: 'tier',
    index,
    quantity: units,
    amount,
  };
  if (above) detail.above = above;
  if (upTo) detail.upTo = upTo;
  if (unitAmount) detail.unitAmount = unitAmount;
  if (percent) detail.percent = percent;
  if (flatAmount) detail.flatAmount = flatAmount;
  return detail;
}

/** The sum of tiers that were priced apart. */
export function sumOfTiers(parts: readonly TierDetail[]): Priced {
  return { amount: parts.reduce((all, part) => all.plus(part.amount), Fraction.ZERO), parts };
}
