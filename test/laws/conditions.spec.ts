import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { compiledIsInterpreted, judgedRules } from './condition-laws.js';

/** `npm run proof` runs the same law a hundred thousand times, with other seeds. */
const RUNS = 2_000;
const SEED = 20_270_103;

describe(`generated conditions (seed ${SEED})`, () => {
  it(`are judged alike by the engine and compiled, ${RUNS.toLocaleString('en')} times`, async () => {
    await fc.assert(fc.asyncProperty(judgedRules, compiledIsInterpreted), { numRuns: RUNS, seed: SEED });
  }, 120_000);
});
