import { holm } from '../adjust.js';
import { randomisationTest, type RandomisedBlock } from '../randomisation.js';
import type { ListedResults } from './results.js';
import { seedOf } from './seed-of.js';
import type { SnapshotDocument } from './snapshot.js';

/**
 * Every variant of a fixed list beside the control, by the design that drew it: within each block the same units might
 * have had the other arm, and how many of those assignments are as extreme, to either side, is p. Units of other arms of
 * a block stay where they were. Effects are in the units of the primary metric; p is not adjusted for the number of
 * variants. A list is short, so values become binary numbers one by one. Where nothing could have been otherwise its
 * reason stands in the variant's place; without a list there are no results. Source: statistics.md, randomisation.
 */
export function compareListed({
  experiment,
  arms,
  listed,
}: Pick<SnapshotDocument, 'experiment' | 'arms' | 'listed'>): readonly ListedResults[] {
  if (listed.length === 0) return [];
  const seed = seedOf(experiment);
  const found = arms.slice(1).map(({ key }, place) => {
    const blocks = listed
      .map(({ arms: values }): RandomisedBlock => ({
        control: numbersOf(values[0]),
        treatment: numbersOf(values[place + 1]),
      }))
      .filter(({ control, treatment }) => control.length > 0 && treatment.length > 0);
    const units = blocks.reduce((all, { control, treatment }) => all + control.length + treatment.length, 0);
    return { variant: key, units, test: randomisationTest(blocks, { sides: 'two', seed }) };
  });
  // What could not be compared finds nothing, and is counted all the same.
  const adjusted = holm(found.map(({ test }) => (test.ok ? test.value.pValue : 1)));
  return found.map(({ test, ...of }, place) => {
    const adjustedPValue = adjusted[place];
    return test.ok
      ? { ...of, ...test.value, ...(adjustedPValue !== undefined && { adjustedPValue }) }
      : { ...of, fault: test.fault };
  });
}

const numbersOf = (values: readonly string[] = []): readonly number[] => values.map(Number);
