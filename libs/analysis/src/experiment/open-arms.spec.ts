import { describe, expect, it } from '@jest/globals';
import { armOf, around, metricOf, planOf, share, snapshotOf } from '../testing/snapshots.js';
import { compareExperiment } from './compare-experiment.js';
import { openArms } from './open-arms.js';
import type { ComparisonPlanDocument } from './plan.js';
import type { ArmSnapshot, SnapshotDocument } from './snapshot.js';

/** Two variants, of which the second was dropped. */
const dropped = (changes: Partial<ArmSnapshot> = {}, others: Partial<ArmSnapshot> = {}) => [
  armOf('control', others),
  armOf('variant-1', others),
  armOf('variant-2', { isClosed: true, ...changes }),
];
const resultsOf = (
  means: readonly number[],
  changes: Partial<SnapshotDocument> = {},
  plan: Partial<ComparisonPlanDocument> = {},
) => compareExperiment(planOf(plan), snapshotOf(means, { arms: dropped(), ...changes }));
const codesOf = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code);

describe('openArms', () => {
  it('always has the control', () => {
    const [open, closed] = [{ isClosed: false }, { isClosed: true }];
    expect(openArms([closed, open, closed])).toEqual([closed, open]);
  });
});

describe('a closed arm', () => {
  it('has the figures that it has open, at the same share of alpha, and so has everybody else', () => {
    const closed = resultsOf([10, 11, 12]);
    const open = resultsOf([10, 11, 12], { arms: dropped({ isClosed: false }) });
    expect(closed.primary).toEqual(open.primary);
    expect(closed.arms.map(({ isClosed }) => isClosed)).toEqual([false, false, true]);
  });

  it('is not shipped, however good it is, and is no reason beside the one that is', () => {
    expect(resultsOf([10, 11, 12]).verdict).toMatchObject({ word: 'ship', variant: 'variant-1' });
    expect(codesOf(resultsOf([10, 11, 12]).verdict)).toEqual(['interval-above-zero']);
    expect(resultsOf([10, 9, 12]).verdict).toMatchObject({ word: 'stop', variant: 'variant-1' });
  });

  it('stops nothing by its loss or by its guardrails, which are shown', () => {
    const metrics = [
      metricOf('revenue', [around(10), around(11), around(8)]),
      metricOf('churn', [share(50), share(20), share(400)], { direction: 'lower' as const }),
    ];
    const { verdict, guardrails } = resultsOf(
      [10, 11, 8],
      { metrics },
      { guardrails: [{ metric: 'churn', notWorseBy: 5 }] },
    );
    expect(verdict).toMatchObject({ word: 'ship', variant: 'variant-1' });
    expect(guardrails[0]?.variants.map((each) => each.verdict)).toEqual(['pass', 'fail']);
  });

  it('is not waited for', () => {
    const few = { mature: 20, waiting: 3, plannedAt: null };
    const found = resultsOf([10, 11, 12], { arms: dropped(few) });
    expect(found.verdict.word).toBe('ship');
    expect(found.alarms).toEqual([
      {
        code: 'closed-figures-wait',
        text: '3 units of closed arms have periods that are not billed or not rated yet',
      },
    ]);
    const arms = dropped(few, { mature: 400, plannedAt: '2027-08-01T00:00:00Z' });
    expect(resultsOf([10, 10, 12], { arms }).verdict).toMatchObject({
      word: 'keep running',
      earliest: '2027-08-01T00:00:00Z',
    });
    expect(codesOf(resultsOf([10, 10, 12], { arms }).verdict)).toEqual([
      'planned-units-missing',
      'planned-units-missing',
      'interval-holds-zero',
    ]);
  });

  it('says nothing of what could have been found in the others', () => {
    const metrics = [metricOf('revenue', [around(10), around(10), around(10, 20)])];
    const { verdict } = resultsOf([10, 10, 10], { metrics, arms: dropped({ mature: 20 }) });
    expect(verdict.word).toBe('cannot tell');
    // 2.8 standard errors of 0.447 % at half of alpha, where 20 units would have found 10 %.
    expect(verdict.reasons[1]?.text).toMatch(/^with these units a change of 1\.\d\d % is found/);
  });

  it('may have been treated otherwise by people once it was dropped', () => {
    const found = resultsOf([10, 11, 12], { arms: dropped({ overridden: 300 }) });
    expect(found.verdict.word).toBe('ship');
    expect(found.alarms).toEqual([]);
    expect(found.arms[2]?.overriddenPValue).toBeLessThan(1e-6);
  });

  it('breaks the experiment all the same where its data is wrong', () => {
    const found = resultsOf([10, 11, 12], { arms: dropped({ failures: 30 }) });
    expect(found.verdict.word).toBe('broken');
    expect(codesOf(found.verdict)).toEqual(['quote-errors']);
  });

  it('leaves nothing to decide where all others are closed, too', () => {
    const arms = [armOf('control', { mature: 5 }), armOf('variant-1', { isClosed: true })];
    expect(resultsOf([10, 11], { arms }).verdict).toEqual({
      word: 'cannot tell',
      reasons: [{ code: 'all-closed', text: expect.any(String) }],
    });
  });
});
