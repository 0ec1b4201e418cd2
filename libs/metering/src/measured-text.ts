import { decimalText, type Fraction } from '#money';

/** As many decimals as a quantity may have anywhere. */
const PLACES = 12;

/**
 * A measured quantity as text. Counts, sums and extremes are exact. Averages and time-weighted means may never end: they
 * are rounded once, half to even, to twelve decimals.
 */
export function measuredText(quantity: Fraction): string {
  return decimalText(quantity.round({ scale: PLACES, mode: 'halfEven' }).plus(0));
}
