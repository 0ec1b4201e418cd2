import type { Prices } from '#catalog';
import { Fraction, type Decimal } from '#money';
import type { Priced } from '../line-detail.js';
import { priceTier, sumOfTiers } from './price-tier.js';
import { reachedTiers } from './tiers.js';

/** As graduated, on an amount of money: each tier takes its per cent of the money that falls in it. */
export function graduatedPercentage(
  money: Fraction,
  { tiers, flatWhenZero = false }: Prices<Decimal>['graduatedPercentage'],
  flatShare: Fraction = Fraction.ONE,
): Priced {
  return sumOfTiers(reachedTiers(money, tiers, flatWhenZero).map((tier) => priceTier(tier, flatShare)));
}
