import { describe, expect, it } from '@jest/globals';
import { armOf, metricOf, planOf, share, snapshotOf } from '../testing/snapshots.js';
import { compareExperiment } from './compare-experiment.js';
import type { ArmSnapshot, SnapshotDocument } from './snapshot.js';

const raised = (changes: Partial<SnapshotDocument>) =>
  compareExperiment(planOf(), snapshotOf([10, 10], changes)).alarms;
const ofVariant = (changes: Partial<ArmSnapshot>) =>
  raised({ arms: [armOf('control'), armOf('variant-1', changes)] });
const realised = { atOwnPrice: '10000', billed: '9500', credits: '0', payers: 1000 };

describe('raiseAlarms', () => {
  it('is silent where nothing is wrong', () => {
    expect(raised({})).toEqual([]);
    expect(ofVariant({ failures: 5, unpriceable: 5, overridden: 3 })).toEqual([]);
  });

  it('tells of arms with other units than their buckets say', () => {
    expect(raised({ cells: [{ phase: 1, units: [300, 700], buckets: [5000, 5000] }] })).toEqual([
      {
        code: 'sample-ratio',
        text: 'arms have other units than their buckets say: `control` 300 of 500.0 expected, `variant-1` 700 of 500.0 expected',
      },
    ]);
    // One unit of an arm that nobody could get is enough.
    expect(raised({ cells: [{ phase: 1, units: [300, 1], buckets: [5000, 0] }] })[0]?.code).toBe(
      'sample-ratio',
    );
  });

  it('takes p of the sample ratio for an alarm at the one look that was planned', () => {
    const cells = [{ phase: 1, units: [4810, 5190], buckets: [5000, 5000] }];
    const at = (plannedPerVariant: number) =>
      compareExperiment(planOf({ plannedPerVariant }), snapshotOf([10, 10], { cells }));
    const [planned, before] = [at(1000), at(1001)];
    expect([planned.sampleRatio.pValue, before.sampleRatio.pValue]).toEqual(
      Array(2).fill(expect.closeTo(0.000145, 6)),
    );
    expect([planned.verdict.word, before.verdict.word]).toEqual(['broken', 'keep running']);
  });

  it.each([
    ['quote-errors', { failures: 6 }, '6 of 1006 quotes of `variant-1` could not be priced'],
    [
      'unpriceable',
      { unpriceable: 6 },
      '6 of 1006 units of `variant-1` have usage that some version cannot price',
    ],
    [
      'overridden-imbalance',
      { overridden: 12 },
      '0 of 1000 units of `control` and 12 of 1000 units of `variant-1` have a price given by hand, too unlike for chance',
    ],
    [
      'conceded-imbalance',
      { realised: { ...realised, conceded: 50 } },
      '5.00 % of the units of `variant-1` paid less than its price, too unlike the control’s for chance',
    ],
    ['figures-wait', { waiting: 4 }, '4 units have periods that are not billed or not rated yet'],
    ['late-outcomes', { lateOutcomes: 2 }, '2 outcomes came later than late usage may, and count'],
  ] as const)('tells of %s', (code, changes, text) => {
    expect(ofVariant(changes)).toEqual([{ code, text }]);
  });

  it('compares prices by hand of any two arms, and asks for quotes enough before it doubts them', () => {
    const byHand = [10, 22, 3].map((overridden, arm) => armOf(`arm-${arm}`, { overridden }));
    const three = snapshotOf([10, 10, 10], { arms: byHand });
    const { alarms } = compareExperiment(planOf(), three);
    expect(alarms.map(({ text }) => text)).toEqual([
      '22 of 1000 units of `arm-1` and 3 of 1000 units of `arm-2` have a price given by hand, too unlike for chance',
    ]);
    expect(ofVariant({ quotes: 98, failures: 1 })).toEqual([]);
    expect(ofVariant({ quotes: 99, failures: 1 })[0]?.code).toBe('quote-errors');
  });

  it('tells of units and accounts in two arms', () => {
    expect(raised({ twoArms: 1 }).map(({ code }) => code)).toEqual(['units-in-two-arms']);
    expect(raised({ contaminated: 3 }).map(({ code }) => code)).toEqual(['contaminated']);
    const contaminatedAccounts = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(raised({ contaminated: 6, contaminatedAccounts })[0]?.text).toBe(
      '6 accounts hold workspaces of two arms, and are compared all the same: `a`, `b`, `c`, `d`, `e`, …',
    );
  });

  it('tells of sums that no values have', () => {
    const revenue = metricOf('revenue', [share(1001), share(10)]);
    expect(raised({ metrics: [revenue] })).toEqual([
      { code: 'inconsistent-moments', text: 'the sums of revenue are such as no values have' },
    ]);
  });
});
