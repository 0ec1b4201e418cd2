import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { quoteInputs } from './generated-quote.js';
import { holdsEveryLaw } from './quote-laws.js';

/** `npm run proof` runs the same laws a million times over, with other seeds. */
const RUNS = 20_000;
const SEED = 20_261_123;

describe(`quotes of generated packages (seed ${SEED})`, () => {
  it(`hold every law, ${RUNS.toLocaleString('en')} times`, async () => {
    await fc.assert(fc.asyncProperty(quoteInputs, holdsEveryLaw), { numRuns: RUNS, seed: SEED });
  }, 300_000);
});
