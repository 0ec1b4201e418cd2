import type { WrittenCharge } from '../../libs/rating/src/testing/written-charge.js';

/** Digits after the point of every intermediate: 12 of a quantity, 12 of a price, 2 of a per cent. */
export const NAIVE_SCALE = 26;

/** Text as a whole number of 10^−scale, by moving the point in the text: no arithmetic of ours is used. */
export function scaled(text: string, scale: number): bigint {
  const [whole = '0', rest = ''] = text.split('.');
  return BigInt(whole + rest.padEnd(scale, '0'));
}

interface NaiveTier {
  readonly upTo?: string;
  readonly unitAmount?: string;
  readonly percent?: string;
  readonly flatAmount?: string;
}

/** What the charge costs as a whole number of 10^−26, in fixed point alone: another road to the same figure. */
export function naiveAmount(charge: WrittenCharge, quantity: string): bigint {
  const left = scaled(quantity, 12) - scaled(charge.included ?? '0', 12);
  const q = left > 0n ? left : 0n;
  switch (charge.model) {
    case 'unit':
      return q * scaled(charge.unitAmount ?? '', 14);
    case 'dynamic':
      return q * scaled(charge.multiplier ?? '1', 14);
    case 'package': {
      const size = scaled(charge.size ?? '', 12);
      const count = charge.partial === 'down' ? q / size : (q + size - 1n) / size;
      return count * scaled(charge.amount ?? '', NAIVE_SCALE);
    }
    case 'volume':
      return naiveVolume(charge.tiers ?? [], q, charge.flatWhenZero === true);
    case 'graduated':
    case 'graduatedPercentage':
      return naiveGraduated(charge.tiers ?? [], q, charge.flatWhenZero === true);
    case 'flat':
    case 'percentage':
      throw new Error('priced by hand elsewhere');
  }
}

function priceOf(tier: NaiveTier): bigint {
  return tier.percent === undefined ? scaled(tier.unitAmount ?? '0', 14) : scaled(tier.percent, 12);
}

function naiveVolume(tiers: readonly NaiveTier[], q: bigint, flatWhenZero: boolean): bigint {
  const tier = tiers.find(({ upTo }) => upTo === undefined || q <= scaled(upTo, 12));
  if (tier === undefined) throw new Error('no tier');
  const flat = q > 0n || flatWhenZero ? scaled(tier.flatAmount ?? '0', NAIVE_SCALE) : 0n;
  return q * priceOf(tier) + flat;
}

function naiveGraduated(tiers: readonly NaiveTier[], q: bigint, flatWhenZero: boolean): bigint {
  let total = 0n;
  let from = 0n;
  for (const [index, tier] of tiers.entries()) {
    const to = tier.upTo === undefined ? q : scaled(tier.upTo, 12);
    const inTier = (q < to ? q : to) - from;
    if (inTier > 0n) total += inTier * priceOf(tier);
    if (q > from || (index === 0 && flatWhenZero)) total += scaled(tier.flatAmount ?? '0', NAIVE_SCALE);
    from = to;
  }
  return total;
}

/** Rounds half away from zero to `scale` decimals, for amounts of zero or more. */
export function naiveHalfUp(amount: bigint, scale: number): string {
  const unit = 10n ** BigInt(NAIVE_SCALE - scale);
  const digits = String((amount + unit / 2n) / unit).padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
