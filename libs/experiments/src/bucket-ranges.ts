import { type Decimal, Fraction, decimal, invariant, sum } from '#money';
import { BUCKETS } from './bucket.js';

/** The buckets of one arm, half-open. Live ones are the first of those that it owns: coverage only ever adds. */
export interface BucketRange {
  readonly from: number;
  /** Where the live ones end: a unit at or above it is not covered yet. */
  readonly liveTo: number;
  /** Where the next arm begins. */
  readonly to: number;
}

const HUNDRED = decimal('100');

/**
 * What every arm owns and what of it is live, in the arms' order. Weights count against their sum, which need not
 * be 1 or 100; `coverage` is in percent. All of it is exact: an arm begins at floor(10000 × weights before ÷ all),
 * and the first floor(width × coverage ÷ 100) of its buckets are live, so that no coverage moves where an arm begins.
 * Throws for a weight of 0 or less and for a coverage outside 0 to 100: whoever reads files refuses those before.
 */
export function bucketRanges(weights: readonly Decimal[], coverage: Decimal): readonly BucketRange[] {
  invariant(
    weights.length > 0 && weights.every((weight) => weight.greaterThan(0)),
    'every arm has a weight above 0',
  );
  invariant(!coverage.isNegative() && !coverage.greaterThan(HUNDRED), 'coverage is from 0 to 100');
  const all = Fraction.of(sum(weights));
  let before = Fraction.ZERO;
  const starts = weights.map((weight) => {
    const start = floorOf(before.dividedBy(all).times(Fraction.ratio(BUCKETS, 1)));
    before = before.plus(weight);
    return start;
  });
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? BUCKETS;
    const live = floorOf(
      Fraction.ratio(to - from, 1)
        .times(coverage)
        .dividedBy(HUNDRED),
    );
    return { from, liveTo: from + live, to };
  });
}

const floorOf = (value: Fraction): number => value.round({ scale: 0, mode: 'floor' }).toNumber();
