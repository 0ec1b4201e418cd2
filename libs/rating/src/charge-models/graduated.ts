import type { Prices } from '#catalog';
import { Fraction, type Decimal } from '#money';
import type { Priced } from '../line-detail.js';
import { priceTier, sumOfTiers } from './price-tier.js';
import { reachedTiers } from './tiers.js';

/** Each tier prices the units that fall in it, and adds its flat amount once it is reached. */
export function graduated(
  quantity: Fraction,
  { tiers, flatWhenZero = false }: Prices<Decimal>['graduated'],
  flatShare: Fraction = Fraction.ONE,
): Priced {
  return sumOfTiers(reachedTiers(quantity, tiers, flatWhenZero).map((tier) => priceTier(tier, flatShare)));
}
