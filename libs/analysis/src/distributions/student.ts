import betainc from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-t-quantile';

/** P(T > t) of Student's t. `degrees` above 0, whole or not. */
export function studentUpperTail(t: number, degrees: number): number {
  const half = outside(t, degrees) / 2;
  return t >= 0 ? half : 1 - half;
}

/** P(|T| > |t|). */
export const studentBothTails = (t: number, degrees: number): number => outside(t, degrees);

/** The t that Student's t exceeds with probability `p`. `p` between 0 and 1. */
export const studentUpperQuantile = (p: number, degrees: number): number => -quantile(p, degrees);

/**
 * The incomplete beta function, of whichever of x and 1 − x is the small one: the other is so near 1 with many degrees
 * of freedom that its digits are gone.
 */
function outside(t: number, degrees: number): number {
  const squared = t ** 2;
  if (squared === Infinity) return 0;
  return squared < degrees
    ? betainc(squared / (degrees + squared), 0.5, degrees / 2, true, true)
    : betainc(degrees / (degrees + squared), degrees / 2, 0.5, true, false);
}
