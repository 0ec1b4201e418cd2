import type { Difference } from './difference.js';

/** Total units of both arms at which an interval is tightest, where a file plans none. */
export const USUAL_TUNING = 5000;

/**
 * How far a one-sided bound lies from the effect: it holds at every look together with probability 1−α, so one may look
 * whenever one likes (asymptotic confidence sequence; closed form of statistics.md). `alpha` below 0.5.
 */
export function oneSidedHalfWidth(
  { standardError, units }: Difference,
  alpha: number,
  tuning: number,
): number {
  const rho2 = rhoSquared(2 * alpha, tuning);
  const q = units * rho2 + 1;
  const width = Math.sqrt(((2 * q) / (units ** 2 * rho2)) * Math.log(1 + Math.sqrt(q) / (2 * alpha)));
  return standardError * Math.sqrt(units) * width;
}

/** The same to both sides at once. */
export function twoSidedHalfWidth(
  { standardError, units }: Difference,
  alpha: number,
  tuning: number,
): number {
  const rho2 = rhoSquared(alpha, tuning);
  const q = units * rho2 + 1;
  const width = Math.sqrt(((2 * q) / (units ** 2 * rho2)) * Math.log(Math.sqrt(q) / alpha));
  return standardError * Math.sqrt(units) * width;
}

const rhoSquared = (a: number, tuning: number): number =>
  (-2 * Math.log(a) + Math.log(1 - 2 * Math.log(a))) / tuning;
