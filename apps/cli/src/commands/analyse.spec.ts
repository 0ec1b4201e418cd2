import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt, ratebook } from '../../../../test/built-cli.js';

jest.setTimeout(60_000);

interface Answer {
  readonly id: string | number | null;
  readonly error?: { readonly code: string; readonly message: string };
  readonly [figure: string]: unknown;
}

const control = { n: 10, sum: 100, sumSquares: 1002.25 };
const treatment = { n: 10, sum: 105, sumSquares: 1111.5 };
const mean = { kind: 'compare', metric: 'mean', control, treatment };
const power = {
  kind: 'power',
  metric: 'mean',
  mean: 10,
  variance: 3909.9997749994377,
  n: 400000,
  variants: 3,
};

describe('ratebook analyse', () => {
  beforeAll(ensureBuilt, 180_000);

  const answersOf = async (stdin: string | Buffer): Promise<readonly Answer[]> => {
    const { code, stdout, stderr } = await ratebook(['analyse'], { stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Answer);
  };
  const analysed = (requests: readonly object[]): Promise<readonly Answer[]> =>
    answersOf(requests.map((request) => JSON.stringify(request)).join('\n'));

  it('answers requests in order, and each bad line in its place', async () => {
    const bad: readonly (readonly [code: string, line: string, says: string])[] = [
      ['analysis.not-json', '{"id":"x"', 'the line is not JSON'],
      ['analysis.not-json', '[1]', 'a request is a JSON object'],
      ['analysis.not-json', '['.repeat(1_000_000), 'not JSON'],
      [
        'analysis.not-json',
        `{"kind":"adjust","method":"holm","pValues":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
        'nested more than 32 levels deep',
      ],
      ['line.too-long', `"${'x'.repeat(4_200_000)}"`, '4 MiB'],
      ['analysis.duplicate-key', '{"kind":"adjust","kind":"adjust"}', '`kind` is given twice'],
      ['analysis.missing-field', '{}', '`kind` is missing: write compare or nonInferiority or'],
      ['analysis.invalid-field', '{"kind":"compares"}', '`kind` cannot be `compares`'],
      [
        'analysis.unknown-field',
        JSON.stringify({ ...mean, control: { n: 10, sum: 100, sumsquares: 1 } }),
        '`control.sumsquares` is not known here: write some of n, sum, sumSquares',
      ],
      ['analysis.unknown-field', JSON.stringify({ ...mean, engin: 'fixed' }), '`engin`'],
      [
        'analysis.unknown-field',
        '{"kind":"adjust","method":"holm","pValues":[],"__proto__":{"a":1}}',
        '`__proto__`',
      ],
      [
        'analysis.invalid-field',
        JSON.stringify({ ...mean, alpha: 5 }),
        '`alpha` cannot be `5`: write a number between 0 and 1',
      ],
      [
        'analysis.invalid-field',
        JSON.stringify({ ...mean, control: { ...control, sum: 'NaN' } }),
        '`control.sum` cannot be `NaN`: write a number',
      ],
      [
        'analysis.invalid-field',
        JSON.stringify({ ...mean, control: { ...control, sum: '1e1000000000' } }),
        'control.sum',
      ],
      [
        'analysis.invalid-field',
        JSON.stringify({ ...mean, engine: 'sequential', sides: 'less', alpha: 0.5 }),
        'below 0.5',
      ],
      ['analysis.missing-field', JSON.stringify({ ...mean, cuped: true }), '`control.covariate` is missing'],
      ['analysis.missing-field', '{"kind":"sampleRatio","counts":[1]}', '`counts` and `weights`'],
      ['analysis.no-data', '{"kind":"adjust","method":"holm","pValues":[]}', 'empty'],
      [
        'analysis.invalid-field',
        JSON.stringify({
          kind: 'randomisation',
          blocks: [{ control: Array<number>(9_999).fill(1), treatment: [1, 2] }],
        }),
        'at most 10000 values of all blocks together',
      ],
      ['analysis.effect-unreachable', JSON.stringify({ ...power, n: 600 }), 'plan more units'],
      [
        'analysis.out-of-range',
        JSON.stringify({
          ...mean,
          difference: 'absolute',
          control: { n: 2, sum: 1, sumSquares: 1 },
          treatment: { n: 2, sum: 0, sumSquares: `1${'0'.repeat(60)}e308` },
        }),
        'in another unit',
      ],
    ];
    const good = JSON.stringify({ id: 'ok', ...mean });
    const answers = await answersOf(
      Buffer.concat([
        Buffer.from(bad.flatMap(([, line]) => [line, good]).join('\n')),
        Buffer.from([0x0a, 0x22, 0xff, 0x22, 0x0a]),
        Buffer.from(`\n\r\n${good}\r\n`),
      ]),
    );
    expect(answers).toHaveLength(bad.length * 2 + 2);
    for (const [place, [code, line, says]] of bad.entries()) {
      const { error } = answers[place * 2] ?? {};
      expect({ line: line.slice(0, 80), code: error?.code }).toEqual({ line: line.slice(0, 80), code });
      expect(error?.message).toContain(says);
    }
    expect(answers.at(-2)?.error?.code).toBe('line.encoding');
    for (const { effect } of answers.filter(({ id }) => id === 'ok')) expect(effect).toBeCloseTo(0.05, 12);
  });

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

  it('says what is not to be trusted, and what it did not use', async () => {
    const cold = { n: 3407, sum: 1396.87, sumSquares: 52377.9767 };
    const warm = { n: 3461, sum: 2422.7, sumSquares: 134698.29 };
    const [unsure, unused] = await analysed([
      { ...mean, control: cold, treatment: warm },
      { ...mean, prior: { mean: 0, variance: 1 }, inverse: true, tuning: 100 },
    ]);
    expect(unsure).toMatchObject({
      notes: ['baseline-near-zero'],
      effect: expect.closeTo(0.70732, 5),
      absolute: { effect: expect.closeTo(0.29, 5), pValue: expect.closeTo(0.02016, 5) },
    });
    expect(unused?.['notes']).toEqual(['prior-ignored', 'inverse-ignored', 'tuning-ignored']);
  });

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

  it('adjusts proportions and ratios as well as means', async () => {
    const arm = (n: number, sum: number, before: number, sumProducts: number): object => ({
      n,
      sum,
      covariate: { sum: before },
      sumProducts,
    });
    const spread = { sum: 300, sumSquares: 600 };
    const ratio = (sumProducts: number): object => ({
      n: 3000,
      numerator: spread,
      denominator: { sum: 3300, sumSquares: 4000 },
      sumProducts,
      covariate: { numerator: spread, denominator: { sum: 3200, sumSquares: 3900 }, sumProducts: 350 },
      crossProducts: {
        numeratorNumerator: 300,
        numeratorDenominator: 330,
        denominatorNumerator: 340,
        denominatorDenominator: 3600,
      },
    });
    const [proportion, plain, adjusted] = await analysed([
      {
        kind: 'compare',
        metric: 'proportion',
        cuped: true,
        control: arm(3001, 300, 210, -20),
        treatment: arm(3000, 222, 120, -10),
      },
      { kind: 'compare', metric: 'ratio', control: ratio(350), treatment: ratio(360) },
      { kind: 'compare', metric: 'ratio', cuped: true, control: ratio(350), treatment: ratio(360) },
    ]);
    // Published by GrowthBook for these counts.
    expect(proportion).toMatchObject({
      effect: expect.closeTo(-0.31620216, 8),
      pValue: expect.closeTo(3.53e-7, 9),
    });
    expect(adjusted?.['standardError']).toBeLessThan(Number(plain?.['standardError']));
    expect(adjusted?.error).toBeUndefined();
  });

  it('tests ratios by cells, adjusts, and plans', async () => {
    const answers = await analysed([
      {
        kind: 'sampleRatio',
        cells: [
          { counts: [30, 70], shares: [1, 3] },
          { counts: [60, 40], shares: [1, 1] },
        ],
      },
      { kind: 'sampleRatio', counts: [1000, 1200, 900], weights: [0.5, 0.5, 0] },
      { kind: 'sampleRatio', counts: [0, 10, 10], weights: [0.34, 0.33, 0.33] },
      { kind: 'adjust', method: 'holm', pValues: [0.01, 0.04, 0.03, 0.005, 0.55, 0.6] },
      power,
      { ...power, engine: 'sequential', power: 0.8 },
    ]);
    expect(answers).toMatchObject([
      // (90 − 75)² over 18.75 + 25.
      { statistic: expect.closeTo(225 / 43.75, 10), degreesOfFreedom: 1, unexpected: 0 },
      { pValue: expect.closeTo(2.0079e-5, 9), unexpected: 900 },
      { pValue: expect.closeTo(0.005790624, 9), inconclusive: true },
      { pValues: [0.05, 0.12, 0.12, 0.03, 1, 1].map((p): unknown => expect.closeTo(p, 12)) },
      { minimumDetectableEffect: expect.closeTo(0.070272, 6) },
      { minimumDetectableEffect: expect.closeTo(0.128209, 6) },
    ]);
  });

  it('answers what docs/statistics.md shows', async () => {
    const page = await readFile(join(import.meta.dirname, '../../../../docs/statistics.md'), 'utf8');
    const [, requests = '', answers] =
      /requests\.ndjson\n([^$]+)\$ ratebook analyse[^\n]*\n([\s\S]+?)```/.exec(page) ?? [];
    const { stdout } = await ratebook(['analyse', '-'], { stdin: requests });
    expect(stdout).toBe(answers);
  });
});
