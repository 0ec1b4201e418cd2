import type { Drawn } from './interval-row.js';
import { COLOURS } from './svg.js';

export type Looks = Pick<Drawn, 'colour' | 'shape'>;

export const GOOD: Looks = { colour: COLOURS.good, shape: 'full' };
export const BAD: Looks = { colour: COLOURS.bad, shape: 'diamond' };
export const OPEN: Looks = { colour: COLOURS.open, shape: 'hollow' };

/** How an interval looks that is on one side of 0, or on both. What is not to be trusted is neither good nor bad. */
export function looksOf(
  [low, high]: readonly [number | null, number | null],
  direction: 'higher' | 'lower',
  isTrusted: boolean,
): Looks {
  if (!isTrusted) return OPEN;
  const [isMore, isLess] = [low !== null && low > 0, high !== null && high < 0];
  if (!isMore && !isLess) return OPEN;
  return isMore === (direction === 'higher') ? GOOD : BAD;
}

const GUARDED = { pass: GOOD, fail: BAD, inconclusive: OPEN, error: OPEN } as const;

export const guardedLooks = (verdict: keyof typeof GUARDED, isTrusted: boolean): Looks =>
  isTrusted ? GUARDED[verdict] : OPEN;
