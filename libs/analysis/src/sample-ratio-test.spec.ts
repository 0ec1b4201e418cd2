import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Analysed } from './analysed.js';
import { type SampleRatioCell, type SampleRatioTest, sampleRatioTest } from './sample-ratio-test.js';

const valueOf = (analysed: Analysed<SampleRatioTest>): SampleRatioTest => {
  if (!analysed.ok) throw new Error(analysed.fault.message);
  return analysed.value;
};
const cells = (arms: number, least: number): fc.Arbitrary<readonly SampleRatioCell[]> =>
  fc.array(
    fc.record({
      counts: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: arms, maxLength: arms }),
      shares: fc.array(fc.integer({ min: least, max: 9 }), { minLength: arms, maxLength: arms }),
    }),
    { minLength: 1, maxLength: 4 },
  );

describe('sampleRatioTest', () => {
  it('is Pearson’s test of one cell', () => {
    fc.assert(
      fc.property(cells(4, 1), ([cell = { counts: [], shares: [] }]) => {
        const { counts, shares } = cell;
        const units = counts.reduce((all, count) => all + count, 0);
        const whole = shares.reduce((all, share) => all + share, 0);
        const pearson = counts.reduce((all, count, arm) => {
          const expected = (units * (shares[arm] ?? 0)) / whole;
          return all + (count - expected) ** 2 / expected;
        }, 0);
        const found = valueOf(sampleRatioTest([cell]));
        expect(found.statistic).toBeCloseTo(pearson, 6);
        expect(found.degreesOfFreedom).toBe(3);
        expect(found.withinCells.pValue).toBeCloseTo(found.pValue, 9);
      }),
    );
  });

  it('asks not how arms are ordered, nor on which scale shares are, nor how alike cells are cut', () => {
    fc.assert(
      fc.property(cells(4, 0), fc.integer({ min: 2, max: 99 }), (all, scale) => {
        const plain = sampleRatioTest(all);
        const turned = sampleRatioTest(
          all.map(({ counts, shares }) => ({ counts: counts.toReversed(), shares: shares.toReversed() })),
        );
        const cut = sampleRatioTest(
          all.flatMap(({ counts, shares }) => [
            { counts: counts.map((count) => Math.floor(count / 3)), shares },
            {
              counts: counts.map((count) => count - Math.floor(count / 3)),
              shares: shares.map((share) => share * scale),
            },
          ]),
        );
        for (const other of [turned, cut]) {
          expect(other.ok).toBe(plain.ok);
          if (!plain.ok || !other.ok) continue;
          expect(other.value.degreesOfFreedom).toBe(plain.value.degreesOfFreedom);
          expect(other.value.unexpected).toBe(plain.value.unexpected);
          expect(other.value.statistic / (plain.value.statistic || 1)).toBeCloseTo(
            plain.value.statistic ? 1 : 0,
            6,
          );
        }
      }),
    );
  });

  it('adds up arms that never shared a cell', () => {
    const [one, other] = [
      { counts: [40, 60, 0, 0], shares: [1, 1, 0, 0] },
      { counts: [0, 0, 30, 50], shares: [0, 0, 1, 1] },
    ];
    const both = valueOf(sampleRatioTest([one, other]));
    expect(both.degreesOfFreedom).toBe(2);
    expect(both.statistic).toBeCloseTo(4 + 5, 10);
  });

  it('sees what sums over phases hide, and is not deceived by shares that changed', () => {
    // 10 % and then 50 % in the treatment, as planned: as one lump this looks like half of what half the shares say.
    const phases = [
      { counts: [9000, 1000], shares: [9, 1] },
      { counts: [2500, 2500], shares: [1, 1] },
    ];
    expect(valueOf(sampleRatioTest(phases)).pValue).toBeCloseTo(1, 10);
    expect(valueOf(sampleRatioTest([{ counts: [11_500, 3500], shares: [1, 1] }])).pValue).toBeLessThan(
      1e-300,
    );
    const crossed = [
      { counts: [600, 400], shares: [1, 1] },
      { counts: [400, 600], shares: [1, 1] },
    ];
    const { pValue, withinCells } = valueOf(sampleRatioTest(crossed));
    expect(pValue).toBeCloseTo(1, 10);
    expect(withinCells.pValue).toBeLessThan(1e-8);
  });

  it('keeps tails that one minus a probability would lose', () => {
    const { pValue } = valueOf(sampleRatioTest([{ counts: [10_000, 12_000], shares: [1, 1] }]));
    expect(pValue).toBeGreaterThan(0);
    expect(pValue).toBeLessThan(1e-40);
  });

  it.each([
    ['analysis.counts-weights-mismatch', [{ counts: [1], shares: [1, 1] }]],
    [
      'analysis.counts-weights-mismatch',
      [
        { counts: [1, 1], shares: [1, 1] },
        { counts: [1, 1, 1], shares: [1, 1, 1] },
      ],
    ],
    ['analysis.one-arm', []],
    ['analysis.one-arm', [{ counts: [5, 5], shares: [1, 0] }]],
    ['analysis.no-data', [{ counts: [0, 0, 9], shares: [1, 1, 0] }]],
    [
      'analysis.one-arm',
      [
        { counts: [0, 0], shares: [1, 1] },
        { counts: [9, 0], shares: [1, 0] },
      ],
    ],
  ])('refuses with %s', (code, given) => {
    expect(sampleRatioTest(given)).toMatchObject({ ok: false, fault: { code } });
  });

  it('counts units of arms that nobody could get, and says when too few are expected', () => {
    expect(valueOf(sampleRatioTest([{ counts: [8, 9, 3], shares: [1, 1, 0] }]))).toMatchObject({
      unexpected: 3,
      isInconclusive: true,
      observed: [8, 9, 0],
    });
    expect(valueOf(sampleRatioTest([{ counts: [10, 10], shares: [1, 1] }])).isInconclusive).toBe(false);
  });
});
