import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ensureBuilt } from '../../../../test/built-cli.js';
import { analysed, answersOf, mean } from './testing/analysed.js';

jest.setTimeout(60_000);

describe('the digits of ratebook analyse', () => {
  beforeAll(ensureBuilt, 180_000);

  it('takes moments as JSON numbers or exact decimals, and loses no digit of either', async () => {
    // 100 values around 10¹², half of them 0.01 above and half below: binary sums of squares would hold noise alone.
    const digits = { n: 100, sum: '100000000000002', sumSquares: '100000000000004000000000000.05' };
    const other = { n: 100, sum: '100000000000003', sumSquares: '100000000000006000000000000.10' };
    const asText = { id: 1, ...mean, difference: 'absolute', control: digits, treatment: other };
    const asNumbers = JSON.stringify({ ...asText, id: 2 }).replace(/"(\d+(?:\.\d+)?)"/g, '$1');
    const [text, numbers] = await answersOf(`${JSON.stringify(asText)}\n${asNumbers}`);
    expect(text?.['effect']).toBeCloseTo(0.01, 12);
    expect(text?.['standardError']).toBeCloseTo(Math.sqrt(0.0001 / 99 + 0.0001 / 99), 12);
    expect({ ...numbers, id: 1 }).toEqual(text);
  });

  it('takes whole numbers however JSON writes them', async () => {
    const lines = [
      '{"id":1,"kind":"sampleRatio","counts":[1000.0,1.2e3],"weights":[1,1]}',
      '{"id":2,"kind":"sampleRatio","counts":[1000.5,1200],"weights":[1,1]}',
      '{"id":3,"kind":"sampleRatio","counts":[-1,1200],"weights":[1,1]}',
    ];
    const [whole, half, negative] = await answersOf(lines.join('\n'));
    expect(whole?.['observed']).toEqual([1000, 1200]);
    expect([half, negative].map((each) => each?.error?.message)).toEqual([
      '`counts.0` cannot be `1000.5`: write a whole number of at least 0',
      '`counts.0` cannot be `-1`: write a whole number of at least 0',
    ]);
  });

  it('reads numbers as other languages write them, down to the smallest', async () => {
    const [padded, tiny, far, scaled, one] = await answersOf(
      [
        '{"kind":"adjust","method":"holm","pValues":[1e-05,0.5]}',
        '{"kind":"adjust","method":"holm","pValues":[5e-324,1e-310]}',
        '{"kind":"compare","metric":"mean","difference":"absolute","engine":"sequential","sides":"greater","tuning":1,"control":{"n":1e12,"sum":0,"sumSquares":1e12},"treatment":{"n":1e12,"sum":53400000,"sumSquares":1e12}}',
        '{"kind":"sampleRatio","counts":[100,100,100],"weights":["1e308","1e308","1e308"]}',
        '{"kind":"sampleRatio","counts":[0,999999],"weights":["1e-12",1]}',
      ].join('\n'),
    );
    expect(padded?.['pValues']).toEqual([2e-5, 0.5]);
    expect(tiny?.['pValues']).toEqual([1e-323, 1e-310]);
    // e^k is no binary number there, and p is one.
    expect(Number(far?.['pValue']) / 4.43e-304).toBeCloseTo(1, 2);
    expect(scaled).toMatchObject({ statistic: 0, pValue: 1 });
    expect(Number(one?.['statistic']) / 9.99999e-7).toBeCloseTo(1, 9);
  });

  it('never says that something cannot happen, and refuses sums that no values have', async () => {
    const absolute = { ...mean, difference: 'absolute' };
    const sure = { n: 1000, sum: 1_000_000, sumSquares: 1_000_000_100 };
    const ratio = (numerator: object, sumProducts: number, crossProducts: readonly number[]) => ({
      n: 101,
      numerator,
      denominator: { sum: 1010, sumSquares: 10_500 },
      sumProducts,
      covariate: {
        numerator: { sum: 1010, sumSquares: 10_500 },
        denominator: { sum: 1010, sumSquares: 10_500 },
        sumProducts: 10_100,
      },
      crossProducts: Object.fromEntries(
        ['numeratorNumerator', 'numeratorDenominator', 'denominatorNumerator', 'denominatorDenominator'].map(
          (name, place) => [name, crossProducts[place]],
        ),
      ),
    });
    const [certain, below, unlike, ratios] = await analysed([
      { ...absolute, control: { n: 1000, sum: 0, sumSquares: 100 }, treatment: sure },
      { ...absolute, control: { n: 100, sum: 1e9, sumSquares: 9_999_999_999_999_000 } },
      {
        ...absolute,
        cuped: true,
        control: {
          n: 100,
          sum: 1e9,
          sumSquares: '10000000000000891',
          covariate: { sum: 1e9, sumSquares: '10000000000000891' },
          sumProducts: '10000000000002673',
        },
        treatment: {
          n: 100,
          sum: 1e9,
          sumSquares: '10000000000000891',
          covariate: { sum: 1e9, sumSquares: '10000000000000891' },
          sumProducts: '10000000000000500',
        },
      },
      {
        kind: 'compare',
        metric: 'ratio',
        cuped: true,
        difference: 'absolute',
        control: ratio({ sum: 1010, sumSquares: 10_500 }, 10_100, [10_200, 10_100, 10_100, 10_200]),
        treatment: ratio({ sum: 1111, sumSquares: 12_621 }, 11_110, [11_410, 10_810, 9_800, 10_400]),
      },
    ]);
    expect(certain?.['pValue']).toBe(Number.MIN_VALUE);
    for (const each of [below, unlike, ratios])
      expect(each?.error?.code).toBe('analysis.inconsistent-moments');
  });

  it('adjusts by a covariate that leaves little, and says when it leaves nothing', async () => {
    const arm = (values: readonly number[], before: readonly number[]) => ({
      n: values.length,
      sum: String(values.reduce((all, each) => all + each, 0)),
      sumSquares: String(values.reduce((all, each) => all + each * each, 0)),
      covariate: {
        sum: String(before.reduce((all, each) => all + each, 0)),
        sumSquares: String(before.reduce((all, each) => all + each * each, 0)),
      },
      sumProducts: String(values.reduce((all, each, unit) => all + each * (before[unit] ?? 0), 0)),
    });
    const same = [
      [100, 102, 98, 101],
      [110, 105, 101, 104],
    ] as const;
    // Residuals of ±1 beside a covariate that varies by ten thousands.
    const before = Array.from({ length: 40 }, (_, unit) => 1000 * unit);
    const besides = before.map((each, unit) => each + (unit % 4 < 2 ? 1 : -1));
    const [nothing, little] = await analysed([
      { ...mean, cuped: true, control: arm(same[0], same[0]), treatment: arm(same[1], same[1]) },
      {
        ...mean,
        cuped: true,
        difference: 'absolute',
        control: arm(besides, before),
        treatment: arm(
          besides.map((each) => each + 3),
          before,
        ),
      },
    ]);
    expect(nothing?.error).toMatchObject({ code: 'analysis.zero-variance' });
    expect(little?.['effect']).toBeCloseTo(3, 9);
    // By fractions; binary variances of 10⁸ would leave nine digits of it.
    expect(little?.['standardError']).toBeCloseTo(0.22560406769933508, 14);
  });
});
