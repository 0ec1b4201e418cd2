import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { experimentResultsReply } from '#contracts';
import { around, metricOf, planOf, share, snapshotOf } from '../testing/snapshots.js';
import { compareExperiment } from './compare-experiment.js';
import type { ExperimentResults } from './results.js';
import type { BillsSnapshot, SnapshotDocument } from './snapshot.js';

/** Bills of the same spread everywhere; the control's would be 2 more under the new price, the variant's the same. */
function billsOf(variant: string, control: number, treatment: number): BillsSnapshot {
  const sums = (mean: number) => ({
    sum: String(1000 * mean),
    sumSquares: String(1000 * (mean ** 2 + 1)),
  });
  const pair = (own: number, other: number) => ({
    units: 1000,
    own: sums(own),
    other: sums(other),
    sumProducts: String(1000 * (own * other + 1)),
  });
  return { variant, control: pair(control, control + 2), treatment: pair(treatment, treatment) };
}

describe('laws of compareExperiment', () => {
  const means = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 5 });
  const engine = fc.constantFrom('fixed' as const, 'sequential' as const, 'bayesian' as const);
  const arms = (of: readonly number[]): SnapshotDocument =>
    snapshotOf(of, {
      metrics: [
        metricOf(
          'revenue',
          of.map((mean) => around(mean)),
        ),
        metricOf(
          'churn',
          of.map((mean) => share(mean * 10)),
          { direction: 'lower' },
        ),
      ],
      overTime: [
        metricOf(
          'revenue',
          of.map((mean) => around(mean)),
        ),
      ],
      bills: of.slice(1).map((mean, place) => billsOf(`variant-${place + 1}`, of[0] ?? 0, mean)),
    });
  const resultsOf = (of: readonly number[], kind: 'fixed' | 'sequential' | 'bayesian'): ExperimentResults =>
    compareExperiment(
      planOf({ engine: kind, secondary: ['churn'], guardrails: [{ metric: 'churn', notWorseBy: 2 }] }),
      arms(of),
    );

  it('gives the same of the same, and JSON that the API can send', () => {
    fc.assert(
      fc.property(means, engine, (of, kind) => {
        const results = resultsOf(of, kind);
        expect(resultsOf(of, kind)).toEqual(results);
        expect(JSON.parse(JSON.stringify(results))).toEqual(results);
        expect(experimentResultsReply.parse(results)).toEqual(results);
      }),
    );
  });

  it('has parts that add up', () => {
    fc.assert(
      fc.property(means, engine, (of, kind) => {
        for (const { split } of resultsOf(of, kind).bills) {
          if (split === undefined) continue;
          expect(split.price.effect + split.behaviour.effect).toBeCloseTo(split.total.effect, 9);
        }
      }),
    );
  });

  it('does not care in which order variants stand', () => {
    fc.assert(
      fc.property(means, engine, ([control = 0, ...others], kind) => {
        const forth = resultsOf([control, ...others], kind);
        const back = resultsOf([control, ...others.toReversed()], kind);
        const figuresOf = ({ primary, secondary, guardrails }: ExperimentResults) =>
          [primary, ...secondary, ...guardrails].map(({ variants }) =>
            variants.map((each) => ({ ...each, variant: '' })),
          );
        expect(figuresOf(back).map((each) => each.toReversed())).toEqual(figuresOf(forth));
        expect(back.verdict.word).toBe(forth.verdict.word);
      }),
    );
  });
});
