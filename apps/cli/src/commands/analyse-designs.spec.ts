import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ensureBuilt } from '../../../../test/built-cli.js';
import { analysed } from './testing/analysed.js';

jest.setTimeout(60_000);

describe('ratebook analyse of what has no moments, of margins and of draws', () => {
  beforeAll(ensureBuilt, 180_000);

  it('compares quantiles, by all values or by those that a database gives', async () => {
    const asked = { kind: 'compare', metric: 'quantile', quantile: 0.5, difference: 'absolute' };
    // Of 100 values the median is the 50th, and the 40th and 60th tell its spread.
    const from = (first: number): string[] => Array.from({ length: 100 }, (_, unit) => `${first + unit}.5`);
    const figures = (first: number) => ({
      n: 100,
      at: first + 49.5,
      lower: first + 39.5,
      upper: first + 59.5,
    });
    const clusters = from(1).map((_, unit) => Math.floor(unit / 2));
    const [values, ranks, clustered, same, few, mixed, lacking, unlike, wrong] = await analysed([
      { ...asked, control: { values: from(1) }, treatment: { values: from(21) } },
      { ...asked, control: figures(1), treatment: figures(21) },
      { ...asked, control: { values: from(1), clusters }, treatment: { values: from(21), clusters } },
      { ...asked, control: { values: from(1) }, treatment: { values: from(1).fill('7') } },
      { ...asked, control: { values: from(1) }, treatment: { values: ['1', '2', '3'] } },
      { ...asked, control: { values: from(1), n: 100 }, treatment: { values: from(1) } },
      { ...asked, control: { n: 100, at: 3 }, treatment: { values: from(1) } },
      { ...asked, control: { values: from(1), clusters: ['a'] }, treatment: { values: from(1) } },
      { ...asked, control: { ...figures(1), lower: 60 }, treatment: figures(1) },
    ]);
    // 20 ranks apart are 2z·√(ν(1−ν)n) = 19.6 of them: a deviation of 5 of the median.
    expect(values).toMatchObject({
      effect: 20,
      standardError: expect.closeTo(Math.sqrt(2) * 5, 9),
      pValue: expect.closeTo(0.00516, 5),
    });
    expect(ranks).toEqual(values);
    // Pairs that lie to one side together tell half as much: 50 of them, with n−1.
    expect(clustered?.['standardError']).toBeCloseTo(10 * Math.sqrt(50 / 49), 9);
    expect(same).toMatchObject({ effect: -43.5, notes: ['arm-without-variance'] });
    expect(
      [few, mixed, lacking, unlike, wrong].map((each) => [each?.error?.code, each?.error?.message]),
    ).toEqual([
      ['analysis.too-few-units', '`treatment`: 3 units say nothing of this quantile: it takes more than 3'],
      ['analysis.invalid-field', '`control.n` is beside `values`, which say all there is to say'],
      ['analysis.missing-field', '`control.lower` is missing: write `values`, or n, at, lower and upper'],
      ['analysis.invalid-field', '`control.clusters` has 1 entries for 100 values'],
      [
        'analysis.inconsistent-moments',
        '`control`: `at` is between `lower` and `upper`, since they are in order',
      ],
    ]);
  });

  it('proves that something is not much worse, and draws arms again', async () => {
    const half = { n: 10_000, sum: 5_000 };
    const margined = {
      kind: 'nonInferiority',
      metric: 'proportion',
      difference: 'absolute',
      control: half,
      treatment: half,
    };
    const blocks = [{ control: [1, 2], treatment: ['3', '4'] }];
    const many = Array.from({ length: 30 }, (_, unit) => (unit * 7919) % 31);
    const design = [{ control: many.slice(0, 15), treatment: many.slice(15) }];
    const [proven, open, late, exact, greater, drawn, again, other, alike] = await analysed([
      { ...margined, margin: 0.02 },
      { ...margined, margin: '0.01', direction: 'lower', tuning: 3 },
      { ...margined, margin: 0.02, engine: 'sequential', alpha: 0.5 },
      { kind: 'randomisation', blocks },
      { kind: 'randomisation', blocks, sides: 'greater' },
      { kind: 'randomisation', blocks: design },
      { kind: 'randomisation', blocks: design, seed: 1, draws: 10_000 },
      { kind: 'randomisation', blocks: design, seed: 2, draws: 20_000 },
      { kind: 'randomisation', blocks: [{ control: [1], treatment: [] }] },
    ]);
    // 2.83 standard errors of 0.00707.
    expect(proven).toMatchObject({ harm: 0, isProven: true, pValue: expect.closeTo(0.00234, 5) });
    expect(open).toMatchObject({ harm: 0, isProven: false, notes: ['tuning-ignored'] });
    expect(late?.error).toMatchObject({ code: 'analysis.invalid-field' });
    expect(exact).toEqual({ id: null, effect: 2, pValue: 2 / 6, isExact: true, assignments: 6 });
    expect(greater).toMatchObject({ pValue: 1 / 6 });
    expect(drawn).toMatchObject({ isExact: false, assignments: 10_000 });
    expect(again).toEqual(drawn);
    expect(other).toMatchObject({ assignments: 20_000 });
    expect(alike?.error).toMatchObject({ code: 'analysis.no-data' });
  });
});
