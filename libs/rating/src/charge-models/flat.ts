import type { Prices } from '#catalog';
import { Fraction, type Decimal } from '#money';
import type { Priced } from '../line-detail.js';

/** The amount, whatever was used. */
export function flat({ amount }: Prices<Decimal>['flat']): Priced {
  const fee = Fraction.of(amount);
  return { amount: fee, parts: [{ kind: 'flat', amount: fee }] };
}
