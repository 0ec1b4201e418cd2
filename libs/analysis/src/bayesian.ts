import type { Difference } from './difference.js';
import { normalDensity, normalUpperQuantile, normalUpperTail } from './distributions/normal.js';
import type { Interval } from './fixed.js';

/** What was believed of the difference before, in its units. */
export interface Prior {
  readonly mean: number;
  /** Above 0. */
  readonly variance: number;
}

export interface Posterior {
  readonly effect: number;
  readonly standardError: number;
  readonly ci: Interval;
  /** That the treatment is the better arm. */
  readonly chanceToWin: number;
  /** What is lost on average by choosing the control, and by choosing the treatment. */
  readonly risk: readonly [control: number, treatment: number];
}

/** The normal posterior of a difference; flat without a prior. `isLowerBetter` turns round who wins, and nothing else. */
export function posteriorOf(
  { effect: found, standardError: spread }: Difference,
  alpha: number,
  isLowerBetter: boolean,
  prior?: Prior,
): Posterior {
  const weight = prior === undefined ? 1 : prior.variance / (prior.variance + spread ** 2);
  // Not 1 − weight: of a prior that weighs next to nothing that would be rounding alone.
  const effect =
    prior === undefined
      ? found
      : weight * found + (spread ** 2 / (prior.variance + spread ** 2)) * prior.mean;
  const standardError = spread * Math.sqrt(weight);
  const half = standardError * normalUpperQuantile(alpha / 2);
  const [gain, loss] = [meanAbove(effect, standardError), meanAbove(-effect, standardError)];
  return {
    effect,
    standardError,
    ci: [effect - half, effect + half],
    chanceToWin: normalUpperTail((isLowerBetter ? effect : -effect) / standardError),
    risk: isLowerBetter ? [loss, gain] : [gain, loss],
  };
}

/** E max(d, 0) of a normal d: how far it is above 0 on average, counting 0 where it is below. */
function meanAbove(mean: number, spread: number): number {
  const z = mean / spread;
  return Math.max(0, mean * normalUpperTail(-z) + spread * normalDensity(z));
}
