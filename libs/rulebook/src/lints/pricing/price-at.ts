import { type AnyPrice, type ChargeModel, isFromFact } from '#catalog';
import { type Decimal, Fraction } from '#money';

/**
 * What a model asks for a quantity of zero or more, after conversion and allowance; undefined when that needs
 * facts or single events. Rating is the meaning of a price; this is a second, smaller reading of it that a lint
 * can afford, and a spec holds the two together.
 */
export function priceAt(model: ChargeModel, price: AnyPrice, quantity: Fraction): Fraction | undefined {
  const amount = price.amount && !isFromFact(price.amount) ? price.amount : undefined;
  switch (model) {
    case 'flat':
      return amount && Fraction.of(amount);
    case 'unit':
      return price.unitAmount && quantity.times(price.unitAmount);
    case 'dynamic':
      return price.multiplier ? quantity.times(price.multiplier) : quantity;
    case 'package':
      return amount && price.size && packages(quantity.dividedBy(price.size), price.partial).times(amount);
    case 'volume':
      return price.tiers && volume(quantity, price.tiers, price.flatWhenZero === true);
    case 'graduated':
    case 'graduatedPercentage':
      return price.tiers && graduated(quantity, price.tiers, price.flatWhenZero === true);
    case 'percentage':
      return undefined;
  }
}

type Tiers = NonNullable<AnyPrice['tiers']>;
type Tier = Tiers[number];

function packages(count: Fraction, partial: 'up' | 'down' = 'up'): Fraction {
  const mode = partial === 'up' ? 'ceiling' : 'floor';
  return Fraction.of(count.round({ scale: 0, mode }));
}

function volume(quantity: Fraction, tiers: Tiers, flatWhenZero: boolean): Fraction {
  if (quantity.isZero && !flatWhenZero) return Fraction.ZERO;
  // Bounds rise, so halving finds the tier among a thousand in ten steps; the last tier holds what no bound does.
  let [low, high] = [0, tiers.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const upTo = tiers[middle]?.upTo;
    if (upTo === undefined || quantity.compare(upTo) <= 0) high = middle;
    else low = middle + 1;
  }
  const holding = tiers[low];
  return holding ? tierPrice(holding, quantity) : Fraction.ZERO;
}

function graduated(quantity: Fraction, tiers: Tiers, flatWhenZero: boolean): Fraction {
  if (quantity.isZero && !flatWhenZero) return Fraction.ZERO;
  let total = Fraction.ZERO;
  let from: Decimal | undefined;
  for (const tier of tiers) {
    if (from !== undefined && quantity.compare(from) <= 0) break;
    const top = tier.upTo === undefined ? quantity : quantity.min(tier.upTo);
    total = total.plus(tierPrice(tier, from === undefined ? top : top.minus(from)));
    from = tier.upTo;
    if (from === undefined) break;
  }
  return total;
}

function tierPrice({ unitAmount, percent, flatAmount }: Tier, quantity: Fraction): Fraction {
  const perUnit = unitAmount ? Fraction.of(unitAmount) : percent && Fraction.of(percent).times(PER_CENT);
  const variable = perUnit ? quantity.times(perUnit) : Fraction.ZERO;
  return flatAmount ? variable.plus(flatAmount) : variable;
}

const PER_CENT = Fraction.ratio(1n, 100n);
