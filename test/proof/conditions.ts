import fc from 'fast-check';
import { compiledIsInterpreted, judgedRules } from '../laws/condition-laws.js';

/** `node dist/test/proof/conditions.js <seed> <runs>`: the engine is the oracle of compiled conditions. */
const [seed = 1, runs = 100_000] = process.argv.slice(2).map(Number);
const details = await fc.check(fc.asyncProperty(judgedRules, compiledIsInterpreted), { numRuns: runs, seed });
if (details.failed) {
  console.error(fc.defaultReportMessage(details));
  process.exit(1);
}
console.log(`seed ${seed}: ${runs} sets of rules are judged alike by the engine and compiled`);
