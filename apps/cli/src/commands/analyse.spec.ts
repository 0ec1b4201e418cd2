import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt, ratebook } from '../../../../test/built-cli.js';
import { analysed, answersOf, mean } from './testing/analysed.js';

jest.setTimeout(60_000);

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
        JSON.stringify({ ...mean, control: { ...mean.control, sum: 'NaN' } }),
        '`control.sum` cannot be `NaN`: write a number',
      ],
      [
        'analysis.invalid-field',
        JSON.stringify({ ...mean, control: { ...mean.control, sum: '1e1000000000' } }),
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
