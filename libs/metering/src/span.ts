import type { Instant, Period } from '#calendar';

/** Half-open, in microseconds since 1970. */
export interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

/** A quarter of an hour: the offset of every time zone is a multiple of it. */
export const QUARTER = 900_000_000n;

export const microsecondsOf = (instant: Instant): bigint => floorDivided(instant.epochNanoseconds, 1000n);

export const spanOf = ({ from, to }: Pick<Period, 'from' | 'to'>): Span => ({
  from: microsecondsOf(from),
  to: microsecondsOf(to),
});

export const holds = ({ from, to }: Span, time: bigint): boolean => from <= time && time < to;

/** The quarter of an hour that holds `time`. */
export const quarterOf = (time: bigint): bigint => floorDivided(time, QUARTER) * QUARTER;

const floorDivided = (a: bigint, b: bigint): bigint => (a - (((a % b) + b) % b)) / b;

/**
 * A span as whole quarters of an hour and what is left over at either end, each shorter than a quarter. A span within
 * one quarter is an edge as a whole.
 */
export function inQuarters({ from, to }: Span): { readonly whole?: Span; readonly edges: readonly Span[] } {
  const [first, last] = [-floorDivided(-from, QUARTER) * QUARTER, quarterOf(to)];
  if (first >= last) {
    const isWithinOne = first > last;
    const edges = isWithinOne
      ? [{ from, to }]
      : [
          { from, to: first },
          { from: first, to },
        ];
    return { edges: edges.filter((edge) => edge.from < edge.to) };
  }
  const edges = [
    { from, to: first },
    { from: last, to },
  ].filter((edge) => edge.from < edge.to);
  return { whole: { from: first, to: last }, edges };
}
