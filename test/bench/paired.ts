/** What a paired comparison found; times in milliseconds. */
export interface Paired {
  readonly a: number;
  readonly b: number;
  /** The median of each pair's own ratio a ÷ b: what slows the machine slows both halves of a pair. */
  readonly ratio: number;
}

/** Runs A B A B …, after one pair that only warms up, and takes medians: a mean would follow the worst moment. */
export async function paired(
  pairs: number,
  a: () => void | Promise<void>,
  b: () => void | Promise<void>,
): Promise<Paired> {
  const [left, right, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let pair = -1; pair < pairs; pair += 1) {
    const [first, second] = [await timed(a), await timed(b)];
    if (pair < 0) continue;
    left.push(first);
    right.push(second);
    ratios.push(first / second);
  }
  return { a: median(left), b: median(right), ratio: median(ratios) };
}

export async function timed(action: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? high) + high) / 2 : high;
}
