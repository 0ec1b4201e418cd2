import { describe, expect, it } from '@jest/globals';
import { compareExperiment } from '#analysis';
import type { Experiment } from '#catalog';
import { decimal } from '#money';
import { exampleBundle } from '../report/testing/example-experiment.js';
import { replayPolicy } from './replay-policy.js';
import { experimentOf, gate } from './testing/guarded-experiment.js';

describe('a policy on a bundle', () => {
  it('is tried on its looks in order, as if it had been the policy', () => {
    const bundle = exampleBundle();
    const { looks, stopsAt } = replayPolicy(experimentOf([{ metric: 'churn' }]), {
      ...bundle,
      looks: [...bundle.looks, bundle.snapshot].reverse(),
    });
    expect(looks.map(({ asOf }) => asOf.slice(0, 7))).toEqual([
      '2027-03',
      '2027-04',
      '2027-05',
      '2027-06',
      '2027-07',
      '2027-08',
    ]);
    const last = looks.at(-1);
    expect(last).toMatchObject({
      guardrails: [{ metric: 'churn', verdict: 'fail', variant: 'dearest', reason: 'worse-than-margin' }],
      sampleRatio: 'pass',
      action: 'stopEnrolment',
      because: 'guardrails',
    });
    expect(stopsAt).toBe(looks.find(({ action }) => action === 'stopEnrolment')?.asOf);
    // With the plan's own margin it is what the results say.
    const own = replayPolicy(experimentOf([{ metric: 'churn', notWorseBy: decimal('4') }]), bundle);
    expect(own.stopsAt).toBeNull();
    const { guardrails } = compareExperiment({ ...bundle.plan, tuning: 5000 }, bundle.snapshot);
    expect(own.looks.at(-1)?.guardrails[0]?.verdict).toBe(
      guardrails[0]?.variants.find(({ verdict }) => verdict !== 'pass')?.verdict,
    );
    const unmeasured = replayPolicy(experimentOf([{ metric: 'downgrade' }]), bundle);
    expect(unmeasured.looks.map(({ guardrails: [first] }) => first?.reason)).toEqual(
      Array(6).fill('not-measured'),
    );
    expect(unmeasured.looks.map(({ action }) => action)).toEqual([
      'pass',
      'pass',
      'pause',
      'pause',
      'pause',
      'pause',
    ]);
  });

  it('alarms of units by the evidence that holds at every look, since a gate looks at all of them', () => {
    const bundle = exampleBundle();
    // P is below 0.001: at the one look that was planned that is an alarm, and at any look it is not.
    const cells = [{ phase: 1, units: [4790, 5210, 5000], buckets: [5000, 5000, 5000] }];
    const snapshot = { ...bundle.snapshot, cells };
    const plan = { ...bundle.plan, isOver: true };
    expect(compareExperiment(plan, snapshot).sampleRatio).toMatchObject({ isAlarm: true });
    const replayed = (seen: typeof snapshot) =>
      replayPolicy(experimentOf([], [gate('sampleRatio')]), { ...bundle, plan, looks: [], snapshot: seen });
    expect(replayed(snapshot).looks[0]?.sampleRatio).toBe('pass');
    const nobodys = [{ phase: 1, units: [5000, 5000, 1], buckets: [5000, 5000, 0] }];
    expect(replayed({ ...snapshot, cells: nobodys }).looks[0]?.sampleRatio).toBe('fail');
  });

  it('leaves out an arm that was dropped, as the service does', () => {
    const bundle = exampleBundle();
    const { snapshot } = bundle;
    const [cell = { phase: 1, units: [], buckets: [] }] = snapshot.cells;
    const dropped = (changes: Partial<(typeof snapshot.arms)[0]> = {}) => ({
      ...snapshot,
      arms: snapshot.arms.map((arm) =>
        arm.key === 'dearest' ? { ...arm, ...changes, isClosed: true } : arm,
      ),
      cells: [
        { ...cell, units: [2000, 2000, 3], buckets: [5000, 5000, 8] },
        { phase: 2, units: [0, 0, 0], buckets: [5000, 5000, 0] },
      ],
    });
    const judged = (experiment: Experiment, seen: typeof snapshot) =>
      replayPolicy(experiment, { ...bundle, looks: [], snapshot: seen }).looks[0];

    // The arm that drives people away fails the guardrail while it is open, and nothing once it is not.
    const guarded = experimentOf([{ metric: 'churn' }], [gate('guardrails')]);
    expect(judged(guarded, snapshot)).toMatchObject({
      guardrails: [{ verdict: 'fail', variant: 'dearest' }],
      action: 'stopEnrolment',
    });
    expect(judged(guarded, dropped())).toMatchObject({
      guardrails: [{ verdict: 'inconclusive', variant: 'dearer' }],
      action: 'hold',
    });
    // It will have no more units than it has: neither the sample nor the sample ratio waits for them.
    const sampled = experimentOf([], [gate('sample', {}, 1500), gate('sampleRatio')]);
    expect(judged(sampled, dropped({ enrolled: 3 }))).toMatchObject({
      sampleRatio: 'pass',
      action: 'pass',
    });
    const few = { ...dropped({ enrolled: 3 }), cells: dropped().cells.slice(0, 1) };
    expect(judged(sampled, few)).toMatchObject({ sampleRatio: 'inconclusive', because: 'sampleRatio' });
  });
});
