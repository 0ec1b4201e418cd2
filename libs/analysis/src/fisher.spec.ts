import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fisherTest } from './fisher.js';

const table = ([[a, b], [c, d]]: readonly [readonly [number, number], readonly [number, number]]): number =>
  fisherTest({ units: a + b, had: a }, { units: c + d, had: c });

describe('fisherTest', () => {
  it('is what is printed of small tables', () => {
    // Tea with milk: (16 + 1 + 16 + 1) of 70 orders are as far from 2 of 4 or further.
    expect(
      table([
        [3, 1],
        [1, 3],
      ]),
    ).toBeCloseTo(34 / 70, 12);
    expect(
      table([
        [1, 9],
        [11, 3],
      ]),
    ).toBeCloseTo(0.00275945618522, 13);
    expect(
      table([
        [2, 2],
        [2, 2],
      ]),
    ).toBeCloseTo(1, 12);
  });

  it('finds nothing where there is nothing to compare', () => {
    expect(
      table([
        [0, 0],
        [3, 5],
      ]),
    ).toBe(1);
    expect(
      table([
        [0, 9],
        [0, 7],
      ]),
    ).toBe(1);
    expect(
      table([
        [9, 0],
        [7, 0],
      ]),
    ).toBe(1);
  });

  it('holds for arms of many units', () => {
    expect(
      table([
        [0, 100_000],
        [400, 99_600],
      ]),
    ).toBeLessThan(1e-100);
    expect(
      table([
        [500, 99_500],
        [500, 99_500],
      ]),
    ).toBeCloseTo(1, 6);
  });

  it('is the same whichever arm and whichever half is named first', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const p = table([
          [a, b],
          [c, d],
        ]);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(
          table([
            [c, d],
            [a, b],
          ]),
        ).toBeCloseTo(p, 9);
        expect(
          table([
            [b, a],
            [d, c],
          ]),
        ).toBeCloseTo(p, 9);
      }),
    );
  });
});
