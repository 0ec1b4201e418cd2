import type { Prices } from '#catalog';
import type { Decimal, Fraction } from '#money';
import type { Priced } from '../line-detail.js';

/** The quantity is already money; a multiplier is a margin on it. */
export function dynamic(quantity: Fraction, { multiplier }: Prices<Decimal>['dynamic']): Priced {
  const amount = multiplier === undefined ? quantity : quantity.times(multiplier);
  return {
    amount,
    parts: [{ kind: 'dynamic', quantity, ...(multiplier === undefined ? {} : { multiplier }), amount }],
  };
}
