import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomisationTest, type RandomisedBlock, type RandomisationTest } from './randomisation.js';
import type { Sides } from './fixed.js';

const valueOf = (
  blocks: readonly RandomisedBlock[],
  sides: Sides = 'two',
  draws?: number,
): RandomisationTest => {
  const found = randomisationTest(blocks, { sides, seed: 7, ...(draws !== undefined && { draws }) });
  if (!found.ok) throw new Error(found.fault.message);
  return found.value;
};

/** Every way to split values into so many treated and the rest. */
function splits(values: readonly number[], treated: number): readonly RandomisedBlock[] {
  if (treated === 0) return [{ treatment: [], control: values }];
  const [first, ...rest] = values;
  if (first === undefined) return [];
  return [
    ...splits(rest, treated - 1).map((block) => ({ ...block, treatment: [first, ...block.treatment] })),
    ...splits(rest, treated).map((block) => ({ ...block, control: [first, ...block.control] })),
  ];
}

describe('randomisationTest', () => {
  it('is what it is by hand: of six ways one is this extreme, and one the other way', () => {
    const block = { control: [1, 2], treatment: [3, 4] };
    expect(valueOf([block])).toEqual({ effect: 2, pValue: 2 / 6, isExact: true, assignments: 6 });
    expect(valueOf([block], 'greater').pValue).toBeCloseTo(1 / 6, 12);
    expect(valueOf([block], 'less').pValue).toBe(1);
  });

  it('draws each block again by itself', () => {
    const blocks = [
      { control: [1], treatment: [2] },
      { control: [100], treatment: [105] },
      { control: [7, 8], treatment: [] },
    ];
    expect(valueOf(blocks, 'greater')).toEqual({ effect: 3, pValue: 1 / 4, isExact: true, assignments: 4 });
  });

  it('is exact: over all that could have happened, p is at most alpha in no more than alpha of them', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 7 })
          .filter((all) => new Set(all).size > 1),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom<Sides[]>('two', 'greater', 'less'),
        (values, treated, sides) => {
          const all = splits(values, treated).map((block) => valueOf([block], sides).pValue);
          for (const alpha of all)
            expect(all.filter((p) => p <= alpha).length / all.length).toBeLessThanOrEqual(alpha + 1e-12);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('comes near by draws to what enumeration says, the same by the same seed', () => {
    // 12 of 24: 2.7 million assignments. The same values in pairs are enumerated.
    const values = Array.from({ length: 24 }, (_, n) => ((n * 7919) % 24) ** 2);
    const block = { control: values.slice(0, 12), treatment: values.slice(12).map((value) => value + 60) };
    const drawn = valueOf([block]);
    expect(drawn).toMatchObject({ isExact: false, assignments: 10_000 });
    expect(valueOf([block])).toEqual(drawn);
    const more = valueOf([block], 'two', 40_000);
    expect(Math.abs(more.pValue - drawn.pValue)).toBeLessThan(0.03);
    const hopeless = valueOf([{ control: values.map(() => 0), treatment: values.map((_, n) => 1000 + n) }]);
    expect(hopeless.pValue).toBe(1 / 10_001);
  });

  it('refuses designs in which nothing could have been otherwise', () => {
    const of = (blocks: readonly RandomisedBlock[]) => randomisationTest(blocks, { sides: 'two', seed: 1 });
    expect(of([{ control: [1, 2], treatment: [] }])).toMatchObject({ fault: { code: 'analysis.no-data' } });
    expect(of([{ control: [1, 1], treatment: [1] }])).toMatchObject({
      fault: { code: 'analysis.zero-variance' },
    });
  });
});
