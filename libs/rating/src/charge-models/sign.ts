import type { Fraction } from '#money';
import type { LineDetail, Priced } from '../line-detail.js';

/** Prices the size of a quantity and puts its sign back: what a correction takes off is what the units cost. */
export function bySize(quantity: Fraction, price: (size: Fraction) => Priced): Priced {
  if (!quantity.isNegative) return price(quantity);
  const { amount, parts } = price(quantity.negated());
  return { amount: amount.negated(), parts: parts.map(negated) };
}

function negated(part: LineDetail): LineDetail {
  return {
    ...part,
    ...(part.quantity && { quantity: part.quantity.negated() }),
    ...(part.kind === 'tier' && part.flatAmount && { flatAmount: part.flatAmount.negated() }),
    ...(part.kind === 'package' && { packages: part.packages.negated() }),
    amount: part.amount.negated(),
  };
}
