import { cohorts, counterfactuals, cuped, quantiles, relative } from './coverages.js';
import type { Simulation } from './row.js';
import { phases } from './sample-ratios.js';
import { fixedSize, nonInferioritySize, peeking, randomisation, simultaneous } from './sizes.js';

/** Every promise of docs/statistics.md that is tried in simulated worlds, in the order of its table. */
export const SIMULATIONS: Readonly<Record<string, Simulation>> = {
  fixedSize,
  peeking,
  simultaneous,
  phases,
  relative,
  cuped,
  randomisation,
  nonInferioritySize,
  quantiles,
  cohorts,
  counterfactuals,
};
