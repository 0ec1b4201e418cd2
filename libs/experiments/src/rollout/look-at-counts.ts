import { boundary, compareInstants, type Instant, instantAt, type Interval } from '#calendar';
import type { GateReading } from './gate-policy.js';

export type Look = Pick<GateReading, 'verdict' | 'reason' | 'figures'>;

/** An arm that takes somebody new. */
export interface ArmStanding {
  readonly variant: string;
  /** That have it. */
  readonly units: number;
  /** Of these, who has seen its price. */
  readonly exposed: number;
}

/** Whether every arm has so many units. */
export function lookAtSample(least: number, arms: readonly ArmStanding[]): Look {
  const figures = figuresOf(least, arms, 'units');
  return arms.every(({ units }) => units >= least)
    ? { verdict: 'pass', reason: 'reached', figures }
    : { verdict: 'inconclusive', reason: 'too-few-units', figures };
}

/** Whether every arm's price was seen so often. An arm whose price nobody has seen by the end of its stage fails. */
export function lookAtExposures(least: number, arms: readonly ArmStanding[], isHeld: boolean): Look {
  const figures = figuresOf(least, arms, 'exposed');
  if (arms.every(({ exposed }) => exposed >= least)) return { verdict: 'pass', reason: 'reached', figures };
  return isHeld && arms.some(({ exposed }) => exposed === 0)
    ? { verdict: 'fail', reason: 'nobody-exposed', figures }
    : { verdict: 'inconclusive', reason: 'too-few-exposures', figures };
}

/** Whether so many whole billing periods have passed since the stage was entered, paused time left out. */
export function lookAtCycles(
  least: number,
  {
    enteredAt,
    pausedMs,
    interval,
  }: { readonly enteredAt: Instant; readonly pausedMs: number; readonly interval: Interval },
  now: Instant,
): Look {
  const over = instantAt(boundary(enteredAt, interval, least, 'UTC').epochMilliseconds + pausedMs);
  const figures = { least: String(least), over: over?.toString() ?? '' };
  return over !== undefined && compareInstants(over, now) <= 0
    ? { verdict: 'pass', reason: 'reached', figures }
    : { verdict: 'inconclusive', reason: 'too-early', figures };
}

/** Whether somebody has approved of exactly this evidence. */
export function lookAtApproval(evidence: string | undefined, by: readonly string[]): Look {
  const figures = { evidence: evidence ?? '', by: by.join(', ') };
  return by.length > 0
    ? { verdict: 'pass', reason: 'approved', figures }
    : { verdict: 'inconclusive', reason: 'not-approved', figures };
}

const figuresOf = (
  least: number,
  arms: readonly ArmStanding[],
  of: 'units' | 'exposed',
): Readonly<Record<string, string>> => ({
  least: String(least),
  ...Object.fromEntries(arms.map((arm) => [`of ${arm.variant}`, String(arm[of])])),
});
