import { type Analysed, computed, refused } from './analysed.js';
import { minimumDetectableEffect, type PowerPlan } from './power.js';

/** More than there are people: whoever needs as many has to ask for less. */
const MOST_UNITS = 2 ** 34;

/**
 * The fewest units of all arms together that find a relative rise of `effect` (above 0) with probability `power`: the
 * inverse of `minimumDetectableEffect`, so that both say the same, by halving. It is a little more than `sampleSize`,
 * since a relative effect also holds the uncertainty of what it is relative to, and an always valid interval is wider.
 * Refuses what `minimumDetectableEffect` refuses, and effects that no number of units finds.
 */
export function unitsNeeded(plan: Omit<PowerPlan, 'units'>, effect: number, power: number): Analysed<number> {
  const { variants } = plan;
  const sound = minimumDetectableEffect({ ...plan, units: MOST_UNITS * variants }, power);
  if (!sound.ok) return sound;
  const isFound = (perArm: number): boolean => {
    const least = minimumDetectableEffect({ ...plan, units: perArm * variants }, power);
    return least.ok && least.value <= effect;
  };
  if (!isFound(MOST_UNITS))
    return refused(
      'analysis.effect-unreachable',
      'no number of units finds an effect so small: ask for a larger one',
    );
  let [low, high] = [1, MOST_UNITS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isFound(middle)) high = middle;
    else low = middle;
  }
  return computed(high * variants);
}
