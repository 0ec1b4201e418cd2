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
