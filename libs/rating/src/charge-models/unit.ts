import type { Prices } from '#catalog';
import type { Decimal, Fraction } from '#money';
import type { Priced } from '../line-detail.js';

/** Every unit at one price. */
export function unit(quantity: Fraction, { unitAmount }: Prices<Decimal>['unit']): Priced {
  const amount = quantity.times(unitAmount);
  return { amount, parts: [{ kind: 'unit', quantity, unitAmount, amount }] };
}
