import { randomisation } from './cohorts-of-few.js';
import { cohorts, counterfactuals, cuped, quantiles, relative } from './coverages.js';
import { exactMoments } from './exact-moments.js';
import { gates } from './gates.js';
import type { Simulation } from './row.js';
import { phases } from './sample-ratios.js';
import { cupedWithinStrata } from './strata.js';
import { fixedSize, nonInferioritySize, peeking, simultaneous } from './sizes.js';

/** Every promise of docs/statistics.md that is tried in simulated worlds, in the order of its table. */
export const SIMULATIONS: Readonly<Record<string, Simulation>> = {
  fixedSize,
  peeking,
  simultaneous,
  gates,
  phases,
  relative,
  cuped,
  randomisation,
  nonInferioritySize,
  quantiles,
  cohorts,
  counterfactuals,
  exactMoments,
  cupedWithinStrata,
};
