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

/**
 * The smallest alpha at which the bound to the wanted side leaves 0 out, at ρ of the requested one: the closed form,
 * where a public system searches for it. 1 when the effect is on the other side. `wanted` 1: above 0, −1: below.
 */
export function oneSidedPValue(
  difference: Difference,
  wanted: 1 | -1,
  alpha: number,
  tuning: number,
): number {
  const { q, k } = exponentOf(difference, rhoSquared(2 * alpha, tuning));
  if (!(difference.effect * wanted > 0)) return 1;
  // Far out e^k is no binary number any more, and 1 is nothing beside it.
  return k > FAR ? tailOf(q, k) / 2 : Math.min(1, Math.sqrt(q) / (2 * Math.expm1(k)));
}

/** The same to both sides at once. */
export function twoSidedPValue(difference: Difference, alpha: number, tuning: number): number {
  const { q, k } = exponentOf(difference, rhoSquared(alpha, tuning));
  return Math.min(1, tailOf(q, k));
}

const FAR = 500;

/** √q·e^(−k), which may be a binary number where e^(−k) is none. */
const tailOf = (q: number, k: number): number => Math.exp(Math.log(q) / 2 - k);

function exponentOf(
  { effect, standardError, units }: Difference,
  rho2: number,
): { readonly q: number; readonly k: number } {
  const q = units * rho2 + 1;
  return { q, k: (units * rho2 * (effect / standardError) ** 2) / (2 * q) };
}

const rhoSquared = (a: number, tuning: number): number =>
  (-2 * Math.log(a) + Math.log(1 - 2 * Math.log(a))) / tuning;
