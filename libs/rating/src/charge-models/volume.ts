import type { Prices } from '#catalog';
import { Fraction, type Decimal } from '#money';
import type { Priced } from '../line-detail.js';
import { priceTier, sumOfTiers } from './price-tier.js';
import { reachedTiers } from './tiers.js';

/** The one tier that holds the quantity prices all of it, plus its flat amount. Only flat amounts make stair steps. */
export function volume(
  quantity: Fraction,
  { tiers, flatWhenZero = false }: Prices<Decimal>['volume'],
  flatShare: Fraction = Fraction.ONE,
): Priced {
  const holding = reachedTiers(quantity, tiers, flatWhenZero).slice(-1);
  return sumOfTiers(holding.map((tier) => priceTier({ ...tier, units: quantity }, flatShare)));
}
