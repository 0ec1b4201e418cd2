import { describe, expect, it } from '@jest/globals';
import { judgeGuardrail } from '../guardrail.js';
import { around, metricOf, planOf, share, snapshotOf } from '../testing/snapshots.js';
import { judgeGuardrails } from './judge-guardrails.js';
import { momentsOf } from './moments-of.js';
import type { GuardrailPlanDocument } from './plan.js';

const churn = metricOf('churn', [share(50), share(300), share(70)], { direction: 'lower' });
const judged = (guardrails: readonly GuardrailPlanDocument[], metrics = [churn]) =>
  judgeGuardrails(planOf({ guardrails }), snapshotOf([10, 10, 10], { metrics }));

describe('judgeGuardrails', () => {
  it('judges every variant by its share of alpha', () => {
    const [found] = judged([
      { metric: 'churn', notWorseBy: 3 },
      { metric: 'tickets', notWorseBy: 0 },
    ]);
    const plan = { direction: 'lower', margin: 3, alpha: 0.05, comparisons: 4, tuning: 2000 } as const;
    expect(found).toEqual({
      metric: 'churn',
      direction: 'lower',
      unit: 'points',
      variants: [
        {
          variant: 'variant-1',
          margin: 3,
          ...judgeGuardrail(momentsOf(share(50)), momentsOf(share(300)), plan),
        },
        {
          variant: 'variant-2',
          margin: 3,
          ...judgeGuardrail(momentsOf(share(50)), momentsOf(share(70)), plan),
        },
      ],
    });
    expect(found?.variants.map(({ verdict }) => verdict)).toEqual(['fail', 'inconclusive']);
  });

  it('looks at whole values, where the comparison cuts them', () => {
    const revenue = metricOf('revenue', [around(10), around(5), around(10)], {
      capped: { cap: '4', arms: [around(4), around(4), around(4)] },
    });
    const [found] = judged([{ metric: 'revenue', notWorseBy: 5 }], [revenue]);
    expect(found?.variants[0]).toMatchObject({ verdict: 'fail', harm: { estimate: expect.closeTo(50, 9) } });
  });

  it('says what cannot be judged', () => {
    const [unmeasured] = judged([{ metric: 'tickets', notWorseBy: 1 }]);
    expect(unmeasured?.variants[0]).toEqual({
      variant: 'variant-1',
      margin: 1,
      verdict: 'error',
      reason: 'not-measured',
    });
    const impossible = metricOf('churn', [share(1001), share(10), share(10)], { direction: 'lower' });
    const [inconsistent] = judged([{ metric: 'churn', notWorseBy: 1 }], [impossible]);
    expect(inconsistent?.variants[0]).toMatchObject({ verdict: 'error', reason: 'inconsistent-moments' });
  });

  it('puts up with as many fewer payers as the price makes up for', () => {
    const retention = metricOf('retention', [share(900), share(700), share(890)]);
    const [found] = judged(
      [
        {
          metric: 'retention',
          notWorseBy: 0,
          breakEven: {
            'variant-1': { margin: 40 },
            'variant-2': { fault: 'experiment.reference-too-small' },
          },
        },
      ],
      [retention],
    );
    expect(found?.variants).toEqual([
      expect.objectContaining({ variant: 'variant-1', margin: 40, verdict: 'pass' }),
      { variant: 'variant-2', verdict: 'error', reason: 'reference-too-small' },
    ]);
    // Of 900 that stay 200 fewer: 22.2 % of the control's share, not 20 percentage points.
    expect(found?.variants[0]?.harm?.estimate).toBeCloseTo(100 * (200 / 900), 9);
    // What payers bring in decides, and not a margin that was written beside it.
    const reference = { units: 30, control: '300', treatment: '400.00' };
    const edited = { 'variant-1': { margin: 90, reference } };
    const [recomputed] = judged([{ metric: 'retention', notWorseBy: 0, breakEven: edited }], [retention]);
    expect(recomputed?.variants[0]?.margin).toBe(25);
    const [waiting] = judged([{ metric: 'retention', notWorseBy: 0, breakEven: {} }], [retention]);
    expect(waiting?.variants[0]).toMatchObject({ verdict: 'inconclusive', reason: 'reference-waits' });
  });
});
