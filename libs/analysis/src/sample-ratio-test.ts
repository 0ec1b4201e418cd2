import { type Analysed, computed, refused } from './analysed.js';
import { chiSquareUpperTail } from './distributions/chi-square.js';
import { leastP } from './least-p.js';

/** Units of every arm that enrolled while the shares were the same: a phase, or a stratum of one. */
export interface SampleRatioCell {
  readonly counts: readonly number[];
  /** On any positive scale; 0: nobody could get the arm. */
  readonly shares: readonly number[];
}

export interface SampleRatioTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Of each arm over all cells, without units of arms that nobody could get. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  /** Units of arms that nobody could get. */
  readonly unexpected: number;
  /** An arm of which fewer than 10 are expected: χ² is not to be trusted yet. */
  readonly isInconclusive: boolean;
  /** Whether every cell by itself is as its shares say: finds what cells hide from each other. */
  readonly withinCells: {
    readonly statistic: number;
    readonly degreesOfFreedom: number;
    readonly pValue: number;
  };
}

/** χ² is near enough from this many expected units an arm on. */
const LEAST_EXPECTED = 10;

/**
 * Whether arms have the units that their shares say, over phases and strata whose shares differ: the sum over cells of
 * observed minus expected, measured by its own covariance (its pseudo-inverse, since what one arm lacks another has).
 * One cell gives Pearson's test. For looks that were planned; `sampleRatio` is for looks at any time. Refuses cells of
 * unequal length, fewer than two arms that anybody could get, and no units. Source: experiments.md, section 5.
 */
export function sampleRatioTest(cells: readonly SampleRatioCell[]): Analysed<SampleRatioTest> {
  const arms = cells[0]?.shares.length ?? 0;
  if (cells.some(({ counts, shares }) => counts.length !== arms || shares.length !== arms))
    return refused(
      'analysis.counts-weights-mismatch',
      'every arm needs one count and one share in every cell',
    );
  if (cells.every(({ shares }) => shares.filter((share) => share > 0).length < 2))
    return refused('analysis.one-arm', 'fewer than two arms have a share: there is no ratio to test');

  const observed = Array<number>(arms).fill(0);
  const expected = Array<number>(arms).fill(0);
  /** How much more of one arm goes with less of another. */
  const weights = observed.map(() => Array<number>(arms).fill(0));
  const within = { statistic: 0, degreesOfFreedom: 0 };
  let filled = 0;
  let unexpected = 0;
  for (const { counts, shares } of cells) {
    const sum = shares.reduce((all, share) => all + share, 0);
    // Any scale is one, also one whose sum is no binary number any more.
    const scale = Number.isFinite(sum) ? 1 : Math.max(...shares);
    const whole = shares.reduce((all, share) => all + share / scale, 0);
    const units = counts.reduce((all, count, arm) => all + (at(shares, arm) > 0 ? count : 0), 0);
    unexpected += counts.reduce((all, count) => all + count, 0) - units;
    if (units === 0) continue;
    filled += 1;
    const open = shares.flatMap((share, arm) => (share > 0 ? [{ arm, share: share / scale / whole }] : []));
    within.degreesOfFreedom += open.length - 1;
    for (const { arm, share } of open) {
      observed[arm] = at(observed, arm) + at(counts, arm);
      expected[arm] = at(expected, arm) + units * share;
      within.statistic += (at(counts, arm) - units * share) ** 2 / (units * share);
      for (const other of open) {
        if (other.arm === arm) continue;
        const row = weights[arm] ?? [];
        row[other.arm] = at(row, other.arm) + units * share * other.share;
      }
    }
  }
  if (observed.every((count) => count === 0))
    return refused('analysis.no-data', 'no unit is in an arm that has a share');
  if (within.degreesOfFreedom === 0)
    return refused('analysis.one-arm', 'units are only where one arm has a share: there is no ratio to test');

  // One cell alone is Pearson's sum, and loses no digit by elimination.
  const isOpen = (arm: number): boolean => cells.some(({ shares }) => at(shares, arm) > 0);
  const statistic =
    filled === 1
      ? { value: within.statistic, rank: within.degreesOfFreedom }
      : quadratic(
          weights,
          observed.map((count, arm) => count - at(expected, arm)),
        );
  return computed({
    ...withPValue(statistic.value, statistic.rank),
    observed,
    expected,
    unexpected,
    isInconclusive: expected.some((count, arm) => isOpen(arm) && count < LEAST_EXPECTED),
    withinCells: withPValue(within.statistic, within.degreesOfFreedom),
  });
}

const withPValue = (
  statistic: number,
  degreesOfFreedom: number,
): { statistic: number; degreesOfFreedom: number; pValue: number } => ({
  statistic,
  degreesOfFreedom,
  pValue: leastP(chiSquareUpperTail(statistic, degreesOfFreedom)),
});

const at = (values: readonly number[], index: number): number => values[index] ?? 0;

/**
 * xᵀ V⁺ x and the rank of V, of V = Σ N(diag(s) − s sᵀ). V is the Laplacian of the graph in which arms that share a cell
 * are neighbours: what it cannot see is one constant in each connected part, and x sums to 0 there. So one arm of each
 * part is left out, and what remains is solved by elimination, which is stable without pivots.
 */
function quadratic(
  weights: readonly (readonly number[])[],
  x: readonly number[],
): { readonly value: number; readonly rank: number } {
  const kept = withoutOneOfEachPart(weights);
  const rows = kept.map((arm) => [
    ...kept.map((other) =>
      arm === other
        ? (weights[arm] ?? []).reduce((all, each) => all + each, 0)
        : -at(weights[arm] ?? [], other),
    ),
    at(x, arm),
  ]);
  // The right side is eliminated along; each pivot then adds its square over itself (LDLᵀ).
  let value = 0;
  for (const [step, pivot] of rows.entries()) {
    const own = at(pivot, step);
    const right = at(pivot, rows.length);
    value += right ** 2 / own;
    for (const row of rows.slice(step + 1)) {
      const factor = at(row, step) / own;
      for (let column = step; column <= rows.length; column += 1)
        row[column] = at(row, column) - factor * at(pivot, column);
    }
  }
  return { value, rank: kept.length };
}

function withoutOneOfEachPart(weights: readonly (readonly number[])[]): readonly number[] {
  const seen = new Set<number>();
  const kept: number[] = [];
  for (const start of weights.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const waiting = [start];
    for (let arm = waiting.pop(); arm !== undefined; arm = waiting.pop())
      for (const [other, weight] of (weights[arm] ?? []).entries()) {
        if (weight === 0 || seen.has(other)) continue;
        seen.add(other);
        kept.push(other);
        waiting.push(other);
      }
  }
  return kept;
}
