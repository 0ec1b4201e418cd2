import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';

/** P(Z > z) of a standard normal Z, to full precision in either tail. */
export const normalUpperTail = (z: number): number => erfc(z / Math.SQRT2) / 2;

/** The z that a standard normal exceeds with probability `p`: 1.96 of 0.025. `p` between 0 and 1. */
export const normalUpperQuantile = (p: number): number => Math.SQRT2 * erfcinv(2 * p);

export const normalDensity = (z: number): number => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
