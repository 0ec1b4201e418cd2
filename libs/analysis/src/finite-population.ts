import { absoluteDifference, type Difference } from './difference.js';
import type { Estimate } from './moments.js';

/**
 * The difference between arms as that of a cohort of `population` units, of which the arms were drawn, and not of a
 * larger world: V = v_T/n_T + v_C/n_C − (s_T − s_C)²/N. The exact correction is the variance of the units' own effects,
 * which nobody sees, since each unit has one arm; (s_T − s_C)² is the least that it can be, so the interval errs
 * to the wide side. Where both arms spread alike, a finite cohort makes nothing surer, and so plans that take variances as
 * equal are the same for it. `population` is at least the units of both arms. Source: Neyman 1923; Aronow, Green and Lee,
 * Sharp Bounds on the Variance in Randomized Experiments, 2014.
 */
export function withinPopulation(control: Estimate, treatment: Estimate, population: number): Difference {
  const difference = absoluteDifference(control, treatment);
  const least = (Math.sqrt(treatment.variance) - Math.sqrt(control.variance)) ** 2 / population;
  return { ...difference, standardError: Math.sqrt(Math.max(0, difference.standardError ** 2 - least)) };
}
