import { Fraction } from '#money';
import type { RatingInput } from './line-item.js';

/**
 * What a share of an interval scales. Flat and licensed charges owe a part of their amount. Metered usage was all
 * used inside the segment, so its price stands, and the allowance, bounds and flat amounts around it shrink instead.
 * An `amountOf` charge is like a metered one: the amounts it reads are already prorated.
 */
export function scalesAmount({ charge: { model, source } }: RatingInput): boolean {
  return model === 'flat' || source.kind === 'quantity';
}

/** What the amount is multiplied by: 1 unless the charge is prorated by its amount. */
export function amountShare(input: RatingInput): Fraction {
  return input.charge.prorate && scalesAmount(input) ? input.share : Fraction.ONE;
}

/** What allowance, bounds and flat amounts are multiplied by: 1 unless the charge is prorated by them. */
export function termsShare(input: RatingInput): Fraction {
  return input.charge.prorate && !scalesAmount(input) ? input.share : Fraction.ONE;
}
