import { describe, expect, it } from '@jest/globals';
import { decimal } from '#money';
import { bucketRanges } from './bucket-ranges.js';

const live = (weights: readonly string[], coverage: string): readonly number[] =>
  bucketRanges(weights.map(decimal), decimal(coverage)).map(({ from, liveTo }) => liveTo - from);

describe('bucketRanges', () => {
  it('counts the live buckets of the README', () => {
    expect(bucketRanges(['33', '33', '34'].map(decimal), decimal('0.5'))).toEqual([
      { from: 0, liveTo: 16, to: 3300 },
      { from: 3300, liveTo: 3316, to: 6600 },
      { from: 6600, liveTo: 6617, to: 10000 },
    ]);
    expect(live(['99.9', '0.1'], '2')).toEqual([199, 0]);
  });
  it('is exact where doubles are not', () => {
    // 0.1 + 0.2 is above 0.3 in doubles, which gave arm 1 the first bucket of arm 2.
    expect(bucketRanges(['0.1', '0.2', '0.7'].map(decimal), decimal('100')).map(({ from }) => from)).toEqual([
      0, 1000, 3000,
    ]);
    expect(live(['1', '1', '1'], '100')).toEqual([3333, 3333, 3334]);
  });
  it.each([
    [['1', '0'], '100'],
    [['1', '-1'], '100'],
    [[], '100'],
    [['1', '1'], '-0.1'],
    [['1', '1'], '100.01'],
  ])('refuses weights %j at coverage %s', (weights, coverage) => {
    expect(() => bucketRanges(weights.map(decimal), decimal(coverage))).toThrow();
  });
});
