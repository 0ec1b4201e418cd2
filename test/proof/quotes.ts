import fc from 'fast-check';
import { quoteInputs } from '../laws/generated-quote.js';
import { holdsEveryLaw } from '../laws/quote-laws.js';

/**
 * One process's part of the proof: `node dist/test/proof/quotes.js <first seed> <chunks> <runs a chunk>`. Every chunk
 * has its own seed, printed, so that a failure is found again by running that chunk alone.
 */
const [firstSeed = 1, chunks = 1, runs = 1000] = process.argv.slice(2).map(Number);
for (let chunk = 0; chunk < chunks; chunk += 1) {
  const seed = firstSeed + chunk;
  const details = await fc.check(fc.asyncProperty(quoteInputs, holdsEveryLaw), { numRuns: runs, seed });
  if (details.failed) {
    console.error(fc.defaultReportMessage(details));
    process.exit(1);
  }
  console.log(`seed ${seed}: ${runs} quotes hold every law`);
}
