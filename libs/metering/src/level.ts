import { type Decimal, Fraction } from '#money';
import type { Span } from './span.js';

/** A step of a level, up or down. */
export interface Change {
  /** Microseconds since 1970. */
  readonly time: bigint;
  readonly change: Decimal;
}

/**
 * The time-weighted mean of a level over a span: what `weightedSum` counts. `before` is the level at its start, the sum
 * of every change from before it; `changes` are those within it, in order of time.
 */
export function meanLevel(before: Decimal, changes: readonly Change[], span: Span): Fraction {
  let level = before;
  let since = span.from;
  let area = Fraction.ZERO;
  for (const { time, change } of changes) {
    area = area.plus(areaOf(level, time - since));
    since = time;
    level = level.plus(change);
  }
  return area.plus(areaOf(level, span.to - since)).dividedBy(Fraction.ratio(span.to - span.from, 1));
}

/** The level after all changes up to an instant. */
export function levelAfter(before: Decimal, changes: readonly Change[]): Decimal {
  return changes.reduce((level, { change }) => level.plus(change), before);
}

const areaOf = (level: Decimal, microseconds: bigint): Fraction =>
  Fraction.of(level).times(Fraction.ratio(microseconds, 1));
