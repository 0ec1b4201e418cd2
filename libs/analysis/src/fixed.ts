import type { Difference } from './difference.js';
import { leastP } from './least-p.js';
import { studentBothTails, studentUpperQuantile, studentUpperTail } from './distributions/student.js';

/** Two: is there a difference. Greater: is it above 0. Less: is it below 0. */
export type Sides = 'two' | 'greater' | 'less';

/** Low and high; null where there is no bound to that side. */
export type Interval = readonly [low: number | null, high: number | null];

export interface Tested {
  readonly ci: Interval;
  readonly pValue: number;
}

/** Welch's t test of a difference, for one look at a sample whose size was fixed before. One-sided bounds are at 1−α. */
export function fixedTest(difference: Difference, sides: Sides, alpha: number): Tested {
  const { effect, standardError, degreesOfFreedom } = difference;
  const t = effect / standardError;
  const half = standardError * studentUpperQuantile(sides === 'two' ? alpha / 2 : alpha, degreesOfFreedom);
  switch (sides) {
    case 'two':
      return { ci: [effect - half, effect + half], pValue: leastP(studentBothTails(t, degreesOfFreedom)) };
    case 'greater':
      return { ci: [effect - half, null], pValue: leastP(studentUpperTail(t, degreesOfFreedom)) };
    case 'less':
      return { ci: [null, effect + half], pValue: leastP(studentUpperTail(-t, degreesOfFreedom)) };
  }
}
