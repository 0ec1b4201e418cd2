import {
  type Convert,
  type Definitions,
  type QuantitySource,
  type WrittenNumber,
  isFromFact,
} from '#catalog';
import { Fraction } from '#money';

/** Closer than any price can tell apart: every number of a rule file has at most 12 decimals. */
const NEXT_TO_NOTHING = Fraction.ratio(1n, 10n ** 60n);

/** Counts are whole, so the usage after 10 is 11; sums and licensed quantities have fractions in between. */
export function isWhole(source: QuantitySource, { meters }: Definitions): boolean {
  if (source.kind !== 'meter') return false;
  const meter = meters.get(source.meter);
  return (
    meter !== undefined &&
    meter.window === undefined &&
    (meter.aggregation === 'count' || meter.aggregation === 'uniqueCount')
  );
}

export function factorOf(convert: Convert | undefined): Fraction {
  const multiplied = convert?.multiplyBy ? Fraction.of(convert.multiplyBy) : Fraction.ONE;
  return convert?.divideBy ? multiplied.dividedBy(convert.divideBy) : multiplied;
}

export function converted(raw: Fraction, convert: Convert | undefined): Fraction {
  const exact = raw.times(factorOf(convert));
  return convert?.round ? Fraction.of(exact.round(convert.round)) : exact;
}

export function afterAllowance(quantity: Fraction, included: WrittenNumber | undefined): Fraction {
  return included === undefined || isFromFact(included)
    ? quantity
    : quantity.minus(included).max(Fraction.ZERO);
}

/** The greatest usage up to `at` and the next one above it. */
export function usageAround(at: Fraction, whole: boolean): readonly [Fraction, Fraction] {
  if (!whole) return [at, at.plus(NEXT_TO_NOTHING)];
  const last = Fraction.of(at.round({ scale: 0, mode: 'floor' }));
  return [last, last.plus(Fraction.ONE)];
}

/** The greatest usage below `at` and the first one from there on. */
export function usageBefore(at: Fraction, whole: boolean): readonly [Fraction, Fraction] {
  if (!whole) return [at.minus(NEXT_TO_NOTHING), at];
  const first = Fraction.of(at.round({ scale: 0, mode: 'ceiling' }));
  return [first.minus(Fraction.ONE), first];
}

/** The greatest converted quantity up to `bound` that some usage has, and the next one above it. */
export function quantitiesAround(
  bound: Fraction,
  convert: Convert | undefined,
  whole: boolean,
): readonly [Fraction, Fraction] {
  const factor = factorOf(convert);
  const grid = convert?.round && Fraction.ratio(1n, 10n ** BigInt(convert.round.scale));
  if (grid && (!whole || !factor.greaterThan(grid))) {
    const last = Fraction.of(bound.dividedBy(grid).round({ scale: 0, mode: 'floor' })).times(grid);
    return [last, last.plus(grid)];
  }
  if (!whole) return [bound, bound.plus(NEXT_TO_NOTHING)];
  // Rounding moves a quantity by less than one unit of usage, so the last one within the bound is near.
  let [last, next] = usageAround(bound.dividedBy(factor).plus(Fraction.ONE), true);
  while (!last.isZero && converted(last, convert).greaterThan(bound))
    [last, next] = [last.minus(Fraction.ONE), last];
  return [converted(last, convert), converted(next, convert)];
}
