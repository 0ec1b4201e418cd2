import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ArmCell, SAMPLE_RATIO_ALARM, sampleRatio } from './sample-ratio.js';
import { uniform } from './uniform.js';

const cell = (...arms: readonly (readonly [units: number, buckets: number])[]): readonly ArmCell[] =>
  arms.map(([units, buckets]) => ({ units, buckets }));

/** The evidence, unit by unit: the chance of each next unit under shares learnt so far, over the expected share. */
function unitByUnit(sequence: readonly number[], buckets: readonly number[]): number {
  const live = buckets.reduce((all, each) => all + each, 0);
  const seen = buckets.map(() => 0);
  let log = 0;
  for (const [place, arm] of sequence.entries()) {
    const share = (buckets[arm] ?? 0) / live;
    log += Math.log((100 * share + (seen[arm] ?? 0)) / (100 + place)) - Math.log(share);
    seen[arm] = (seen[arm] ?? 0) + 1;
  }
  return log;
}

describe('sampleRatio', () => {
  it('counts what was expected by the buckets that were live, cell by cell', () => {
    const { observed, expected, unexpected } = sampleRatio([
      cell([30, 100], [70, 300]),
      cell([60, 1000], [40, 1000]),
    ]);
    expect(observed).toEqual([90, 110]);
    // Of 100 in each: a quarter, then a half.
    expect(expected).toEqual([75, 125]);
    expect(unexpected).toBe(0);
  });

  it('is the product of what each next unit says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 4 }),
        fc.array(fc.nat(1000), { maxLength: 200 }),
        (buckets, drawn) => {
          const sequence = drawn.map((each) => each % buckets.length);
          const counted = buckets.map((each, arm) => ({
            buckets: each,
            units: sequence.filter((one) => one === arm).length,
          }));
          expect(sampleRatio([counted]).logEvidence).toBeCloseTo(unitByUnit(sequence, buckets), 6);
        },
      ),
    );
  });

  it('says nothing while nobody is there, of one arm alone, and of arms that are as expected', () => {
    expect(sampleRatio([]).logEvidence).toBe(0);
    expect(sampleRatio([cell([0, 5], [0, 5])]).logEvidence).toBeCloseTo(0, 12);
    expect(sampleRatio([cell([500, 5], [0, 0])])).toMatchObject({ logEvidence: 0, expected: [500, 0] });
    expect(sampleRatio([cell([5000, 5], [5000, 5])]).logEvidence).toBeLessThan(0);
  });

  it('counts whoever has an arm that nobody could get', () => {
    expect(sampleRatio([cell([10, 5], [9, 5], [2, 0])]).unexpected).toBe(2);
  });

  it('raises an alarm where 300 of 1,000 are in an arm of half of the buckets', () => {
    expect(sampleRatio([cell([300, 5000], [700, 5000])]).logEvidence).toBeGreaterThan(SAMPLE_RATIO_ALARM);
    expect(sampleRatio([cell([470, 5000], [530, 5000])]).logEvidence).toBeLessThan(SAMPLE_RATIO_ALARM);
  });

  it('raises a false alarm hardly ever, although somebody looks after every unit', () => {
    const random = uniform(20261129);
    let alarms = 0;
    for (let experiment = 0; experiment < 2_000; experiment += 1) {
      const counts: [number, number] = [0, 0];
      let log = 0;
      let isAlarmed = false;
      for (let unit = 0; unit < 500; unit += 1) {
        const arm = random() < 0.3 ? 0 : 1;
        const share = arm === 0 ? 0.3 : 0.7;
        log += Math.log((100 * share + counts[arm]) / (100 + unit)) - Math.log(share);
        counts[arm] += 1;
        if (log >= SAMPLE_RATIO_ALARM) isAlarmed = true;
      }
      if (isAlarmed) alarms += 1;
    }
    // At most 1 in 1,000 is promised: 2 of these, and 9 would come by chance in one of 4,000 runs.
    expect(alarms).toBeLessThan(9);
  });
});
