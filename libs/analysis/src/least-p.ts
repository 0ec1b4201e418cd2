/**
 * A p value that a binary number is too coarse for is told as the smallest there is: it is below that, and 0 would say that
 * something cannot happen.
 */
export const leastP = (p: number): number => Math.max(p, Number.MIN_VALUE);
