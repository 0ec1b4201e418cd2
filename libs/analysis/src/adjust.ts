/**
 * Holm: the chance of any false find among all is at most what each is compared with. p values between 0 and 1, answered
 * in the order given.
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const { length } = pValues;
  let most = 0;
  return inOrder(pValues, ascending(pValues), (p, rank) => {
    most = Math.max(most, Math.min(1, p * (length - rank)));
    return most;
  });
}

/** Benjamini and Hochberg: of what is found, the share that is false is at most what each is compared with. */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const { length } = pValues;
  let least = 1;
  return inOrder(pValues, ascending(pValues).reverse(), (p, rank) => {
    least = Math.min(least, (p * length) / (length - rank));
    return least;
  });
}

/** The alpha of each of some intervals that are to hold all at once (Bonferroni). */
export const simultaneousAlpha = (alpha: number, intervals: number): number => alpha / intervals;

const ascending = (pValues: readonly number[]): number[] =>
  [...pValues.keys()].sort((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));

function inOrder(
  pValues: readonly number[],
  order: readonly number[],
  adjusted: (p: number, rank: number) => number,
): readonly number[] {
  const result = Array<number>(pValues.length).fill(0);
  for (const [rank, place] of order.entries()) result[place] = adjusted(pValues[place] ?? 0, rank);
  return result;
}
