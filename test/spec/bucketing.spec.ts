import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BUCKETS, bucketOf, bucketRanges } from '#experiments';
import { decimal } from '#money';
import { fnv1a32 } from '../../libs/experiments/src/fnv1a32.js';

interface HashCase {
  readonly seed: string;
  readonly value: string;
  readonly hashVersion: number;
  readonly expected: number | null;
}
interface RangesCase {
  readonly name: string;
  readonly coverage: number;
  readonly weights: readonly number[] | null;
  readonly variants: number;
  readonly expected: 'error' | readonly (readonly [number, number])[];
}

const { hash, bucketRanges: ranges } = JSON.parse(
  readFileSync(new URL('bucketing.json', import.meta.url), 'utf8'),
) as { readonly hash: readonly HashCase[]; readonly bucketRanges: readonly RangesCase[] };

/** The versions that exist; ours is the second, and the first proves the hash beneath it. */
const VERSIONS: Readonly<Record<number, (seed: string, value: string) => number>> = {
  1: (seed, value) => (fnv1a32(value + seed) % 1000) / 1000,
  2: (seed, value) => bucketOf(seed, value) / BUCKETS,
};

describe("GrowthBook's own cases of hashing and ranges", () => {
  it('holds all of them', () => {
    expect([hash.length, ranges.length]).toEqual([15, 13]);
  });

  it.each(hash)('version $hashVersion of seed "$seed" puts "$value" at $expected', (one) => {
    expect(VERSIONS[one.hashVersion]?.(one.seed, one.value) ?? null).toBe(one.expected);
  });

  it.each(ranges)('$name', ({ coverage, weights, variants, expected }) => {
    const given = weights ?? new Array<number>(variants).fill(1);
    const got = () => {
      // Of another length than the arms, a file cannot even say it: each of our arms carries its own weight.
      if (given.length !== variants) throw new Error('a weight for every arm');
      return bucketRanges(
        given.map((weight) => decimal(String(weight))),
        decimal(String(coverage)).times(100),
      ).map(({ from, liveTo }) => [from, liveTo]);
    };
    if (expected === 'error') {
      expect(got).toThrow();
      return;
    }
    // Theirs are fractions of doubles and ours whole buckets: they may differ by one bucket.
    const theirs = expected.flat().map((edge) => edge * BUCKETS);
    const ours = got().flat();
    expect(ours).toHaveLength(theirs.length);
    for (const [index, edge] of ours.entries())
      expect(Math.abs(edge - (theirs[index] ?? NaN))).toBeLessThanOrEqual(1 + 1e-9);
  });
});
