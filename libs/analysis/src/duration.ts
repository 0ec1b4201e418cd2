import { type Analysed, computed, refused } from './analysed.js';

export interface DurationPlan {
  /** Units of all arms that are wanted, as `sampleSize` says. */
  readonly total: number;
  /** Units that can be enrolled on the first day. */
  readonly existing: number;
  /** New units a day from then on. */
  readonly perDay: number;
  /** From a unit's enrolment to the end of its window: whole billing periods, and the first renewal. */
  readonly windowDays: number;
  /** How long after its window a unit's usage may still come. */
  readonly lateUsageDays: number;
}

export interface Duration {
  /** Until the last unit that is wanted has enrolled. */
  readonly enrolmentDays: number;
  /** Until that unit is mature, too. */
  readonly days: number;
}

/**
 * How long an experiment takes: enrolment, and then the window and the late usage of whoever enrolled last. A sample that
 * is larger than the units that exist and come is refused: the effect cannot be reached, however long one waits.
 */
export function durationOf(plan: DurationPlan): Analysed<Duration> {
  const { total, existing, perDay, windowDays, lateUsageDays } = plan;
  const missing = Math.max(0, total - existing);
  if (missing > 0 && !(perDay > 0))
    return refused(
      'analysis.effect-unreachable',
      `${total} units are wanted, ${existing} exist and none come: ask for a larger effect`,
    );
  const enrolmentDays = missing === 0 ? 0 : Math.ceil(missing / perDay);
  return computed({ enrolmentDays, days: enrolmentDays + windowDays + lateUsageDays });
}
