import { Fraction } from '#money';
import type { RatingInput } from './line-item.js';

/**
 * What a share of an interval scales. Flat and licensed charges owe a part of their amount. Metered usage was all
 * used inside the segment, so its price stands, and the allowance, bounds and flat amounts around it shrink instead.
 * An `amountOf` charge is like a metered one: the amounts it reads are already prorated.
 */
export function scalesAmount({ model, source }: Pick<RatingInput['charge'], 'model' | 'source'>): boolean {
  return model === 'flat' || source.kind === 'quantity';
}

/** What the amount is multiplied by: 1 unless the charge is prorated by its amount. */
export function amountShare(input: RatingInput): Fraction {
  return input.charge.prorate && scalesAmount(input.charge) ? input.share : Fraction.ONE;
}

/**
 * What allowance, bounds and flat amounts are multiplied by: 1 unless the charge is prorated by them. One that is not
 * has them whole over the period, so that several versions each have a part.
 */
export function termsShare({ charge, share, part }: RatingInput): Fraction {
  if (scalesAmount(charge)) return Fraction.ONE;
  if (charge.prorate) return share;
  return part === undefined ? Fraction.ONE : part.to.minus(part.from);
}
