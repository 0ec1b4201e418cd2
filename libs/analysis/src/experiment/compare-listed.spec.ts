import { describe, expect, it } from '@jest/globals';
import { experimentResultsReply } from '#contracts';
import { randomisationTest } from '../randomisation.js';
import { planOf, snapshotOf } from '../testing/snapshots.js';
import { compareExperiment } from './compare-experiment.js';
import { compareListed } from './compare-listed.js';
import { seedOf } from './seed-of.js';
import type { ListedBlock } from './snapshot.js';

const block = (number: number, ...arms: readonly (readonly string[])[]): ListedBlock => ({
  stratum: 'large',
  block: number,
  arms,
});
const listedOf = (means: readonly number[], listed: readonly ListedBlock[]) =>
  compareListed(snapshotOf(means, { listed }));

describe('compareListed', () => {
  it('says nothing without a list', () => {
    expect(listedOf([10, 11], [])).toEqual([]);
    expect(compareExperiment(planOf(), snapshotOf([10, 11])).listed).toEqual([]);
  });

  it('is what it is by hand: of six ways one is this extreme, and one the other way', () => {
    const listed = [block(1, ['1', '2'], ['3', '4'])];
    expect(listedOf([10, 11], listed)).toEqual([
      {
        variant: 'variant-1',
        units: 4,
        effect: 2,
        pValue: 2 / 6,
        adjustedPValue: 2 / 6,
        isExact: true,
        assignments: 6,
      },
    ]);
    const results = compareExperiment(planOf(), snapshotOf([10, 11], { listed }));
    expect(experimentResultsReply.parse(results)).toEqual(results);
  });

  it('compares each variant with the control within blocks, and leaves the others where they were', () => {
    const listed = [
      block(1, ['1.5'], ['2.5'], ['100']),
      block(2, ['7'], ['9'], []),
      block(3, [], ['5'], ['6']),
    ];
    expect(listedOf([10, 11, 12], listed)).toEqual([
      {
        variant: 'variant-1',
        units: 4,
        effect: 1.5,
        pValue: 2 / 4,
        adjustedPValue: 1,
        isExact: true,
        assignments: 4,
      },
      {
        variant: 'variant-2',
        units: 2,
        effect: 98.5,
        pValue: 1,
        adjustedPValue: 1,
        isExact: true,
        assignments: 2,
      },
    ]);
  });

  it('draws by the key of the experiment where there are too many ways to look at all of them', () => {
    // 12 of 24: 2.7 million assignments.
    const values = Array.from({ length: 24 }, (_, unit) => ((unit * 7919) % 24) ** 2);
    const [control, treatment] = [values.slice(0, 12), values.slice(12).map((value) => value + 60)];
    const listed = [block(1, control.map(String), treatment.map(String))];
    const drawn = randomisationTest([{ control, treatment }], { sides: 'two', seed: seedOf('team-rate') });
    expect(drawn).toMatchObject({ ok: true, value: { isExact: false, assignments: 10_000 } });
    if (!drawn.ok) return;
    expect(listedOf([10, 11], listed)).toEqual([
      { variant: 'variant-1', units: 24, ...drawn.value, adjustedPValue: drawn.value.pValue },
    ]);
    const other = compareListed({ ...snapshotOf([10, 11], { listed }), experiment: 'another' });
    expect(other[0]?.pValue).not.toBe(drawn.value.pValue);
  });

  it('says of how many variants a p is, also of those that cannot be compared', () => {
    const low = ['1', '2', '3', '4'];
    const high = ['11', '12', '13', '14'];
    const listed = [block(1, low, high, ['2', '3', '1', '5'])];
    const [far, near] = listedOf([10, 11, 12], listed);
    expect([far?.pValue, far?.adjustedPValue]).toEqual([2 / 70, 4 / 70]);
    expect(near?.adjustedPValue).toBe(near?.pValue);
    const alone = listedOf([10, 11, 12], [block(1, low, high, [])]);
    expect(alone.map(({ adjustedPValue }) => adjustedPValue)).toEqual([4 / 70, undefined]);
  });

  it('says why there is nothing to say', () => {
    expect(listedOf([10, 11], [block(1, ['1'], []), block(2, [], ['1'])])).toEqual([
      { variant: 'variant-1', units: 0, fault: { code: 'analysis.no-data', message: expect.any(String) } },
    ]);
    expect(listedOf([10, 11], [block(1, ['1', '1'], ['1'])])).toEqual([
      {
        variant: 'variant-1',
        units: 3,
        fault: { code: 'analysis.zero-variance', message: expect.any(String) },
      },
    ]);
  });
});

describe('seedOf', () => {
  it('is FNV-1a, by its published values', () => {
    expect([seedOf(''), seedOf('a'), seedOf('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });
});
