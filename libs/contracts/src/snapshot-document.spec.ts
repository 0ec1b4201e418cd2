import { describe, expect, it } from '@jest/globals';
import { snapshotDocument } from './snapshot-document.js';

const arm = (key: string) => ({
  key,
  isClosed: false,
  enrolled: 2,
  mature: 2,
  waiting: 0,
  unpriceable: 0,
  transition: 0,
  overridden: 0,
  withoutHistory: 1,
  lateOutcomes: 0,
  plannedAt: null,
  quotes: 2,
  failures: 0,
  realised: { atOwnPrice: '3', billed: '3', credits: '0', conceded: 0, payers: 2 },
});
const mean = {
  kind: 'mean',
  units: 2,
  sum: '3',
  sumSquares: '5',
  withoutHistory: { units: 1, sum: '1', sumSquares: '1' },
};
const snapshot = {
  schema: 'ratebook/snapshot-v1',
  experiment: 'team-rate',
  asOf: '2027-06-01T00:00:00Z',
  periods: 1,
  arms: [arm('control'), { ...arm('lower-rate'), isClosed: true }],
  cells: [{ phase: 1, units: [2, 2], buckets: [5000, 5000] }],
  contaminated: 0,
  twoArms: 0,
  metrics: [{ key: 'revenue', direction: 'higher', periods: 1, arms: [mean, mean] }],
  overTime: [],
  segments: [],
  listed: [{ stratum: 'large', block: 1, arms: [['1', '2.50'], []] }],
  bills: [],
};
const placesOf = (value: unknown): readonly string[] =>
  snapshotDocument.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('snapshotDocument', () => {
  it('has closed arms, units without history and fixed lists', () => {
    expect(snapshotDocument.parse(snapshot)).toEqual(snapshot);
  });

  it('has no closed control', () => {
    const arms = [{ ...arm('control'), isClosed: true }, arm('lower-rate')];
    expect(placesOf({ ...snapshot, arms })).toEqual(['arms.0.isClosed']);
  });

  it('has listed values of all arms, each of them a decimal, and no more than may be', () => {
    const listedOf = (arms: readonly unknown[]) => ({
      ...snapshot,
      listed: [{ stratum: 'large', block: 1, arms }],
    });
    expect(placesOf(listedOf([['1']]))).toEqual(['listed.0.arms']);
    expect(placesOf(listedOf([['1'], [2]]))).toEqual(['listed.0.arms.1.0']);
    expect(placesOf(listedOf([['1'], ['1e3']]))).toEqual(['listed.0.arms.1.0']);
    expect(placesOf(listedOf([['1'], Array<string>(10_001).fill('1')]))).toEqual(['listed.0.arms.1']);
    expect(placesOf({ ...snapshot, listed: Array(10_001).fill(snapshot.listed[0]) })).toEqual(['listed']);
  });
});
