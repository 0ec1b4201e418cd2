import { describe, expect, it } from '@jest/globals';
import { SIMULATIONS } from './statistics/index.js';
import { holds } from './statistics/row.js';

/** A small slice of what `npm run proof` tries in 20,000 worlds each. */
describe('the statistics, in simulated worlds', () => {
  it.each(Object.entries(SIMULATIONS))('keep their promises: %s', (_name, simulate) => {
    // Five standard errors: chance goes past them in one of a million slices, and the seed is always the same.
    for (const row of simulate(20_261_130, 40))
      expect({ ...row, holds: holds(row, 5) }).toEqual({ ...row, holds: true });
  });
});
