import { describe, expect, it } from '@jest/globals';
import { armOf, around, metricOf, planOf, share, snapshotOf } from '../testing/snapshots.js';
import { compareExperiment } from './compare-experiment.js';
import type { ComparisonPlanDocument } from './plan.js';
import type { SnapshotDocument } from './snapshot.js';

const verdictOf = (
  means: readonly number[],
  plan: Partial<ComparisonPlanDocument> = {},
  changes: Partial<SnapshotDocument> = {},
) => compareExperiment(planOf(plan), snapshotOf(means, changes)).verdict;
const codesOf = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code);
const mature = (units: number, plannedAt: string | null = null) => ({
  arms: ['control', 'variant-1'].map((key) => armOf(key, { mature: units, plannedAt })),
});

const churn = (of: number, than = 50) => ({
  metrics: [
    metricOf('revenue', [around(10), around(11)]),
    metricOf('churn', [share(than), share(of)], { direction: 'lower' }),
  ],
});
const GUARDED = { guardrails: [{ metric: 'churn', notWorseBy: 5 }] };

describe('verdictOf: broken', () => {
  it('goes before everything that figures say', () => {
    const found = verdictOf([10, 11], {}, { twoArms: 1, contaminated: 2 });
    expect(found.word).toBe('broken');
    expect(codesOf(found)).toEqual(['units-in-two-arms']);
    expect(verdictOf([10, 11], {}, { contaminated: 2 }).word).toBe('ship');
  });
});

describe('verdictOf: stop', () => {
  it('is said of a guardrail that fails, also where the primary metric rises', () => {
    const found = verdictOf([10, 11], GUARDED, churn(400));
    expect(found).toMatchObject({ word: 'stop', variant: 'variant-1' });
    expect(codesOf(found)).toEqual(['guardrail-fails']);
    expect(found.reasons[0]?.text).toMatch(
      /^guardrail churn of `variant-1` fails: 35\.00 points worse \([\d.]+ to [\d.]+\), 5\.00 points worse is put up with$/,
    );
  });

  it('is said of a loss at any time, in the direction that is bad', () => {
    const loss = verdictOf([10, 9], {}, mature(500));
    expect(loss).toMatchObject({ word: 'stop', variant: 'variant-1' });
    expect(loss.reasons).toEqual([
      {
        code: 'interval-below-zero',
        text: expect.stringMatching(
          /^revenue of `variant-1` falls by 10\.00 % \(\d\.\d\d % to 1\d\.\d\d %\): it is worse$/,
        ),
      },
    ]);
    const lower = {
      metrics: [metricOf('revenue', [around(10), around(11)], { direction: 'lower' as const })],
    };
    expect(verdictOf([10, 11], {}, lower)).toMatchObject({
      word: 'stop',
      reasons: [{ code: 'interval-above-zero' }],
    });
  });

  it('is said of a gain that is surely not worth a change, once the plan is complete', () => {
    // A rise of 2 %, 0.9 % more or less.
    expect(codesOf(verdictOf([10, 10.2], { worthwhile: 3 }))).toEqual(['not-worthwhile']);
    expect(verdictOf([10, 10.2], { worthwhile: 3 }).word).toBe('stop');
    expect(verdictOf([10, 10.2], { worthwhile: 2.5 }).word).toBe('ship');
    expect(verdictOf([10, 10.2], { worthwhile: 3 }, mature(500)).word).toBe('keep running');
  });

  it('is not said while another variant may win', () => {
    expect(verdictOf([10, 9, 8])).toMatchObject({ word: 'stop', variant: 'variant-2' });
    const found = verdictOf([10, 9, 11]);
    expect(found).toMatchObject({ word: 'ship', variant: 'variant-2' });
    expect(codesOf(found)).toEqual(['interval-above-zero', 'interval-below-zero']);
  });
});

describe('verdictOf: ship', () => {
  it('names the variant with the largest effect', () => {
    expect(verdictOf([10, 11, 12, 11])).toMatchObject({
      word: 'ship',
      variant: 'variant-2',
      reasons: [{ code: 'interval-above-zero' }, {}, {}],
    });
    expect(verdictOf([10, 11, 12]).reasons[0]?.text).toMatch(
      /^revenue of `variant-2` rises by 20\.00 % \(18\.\d\d % to 21\.\d\d %\)$/,
    );
    // Of every other variant that is better, why it is not the one.
    expect(verdictOf([10, 11, 12, 12]).reasons.map(({ text }) => text.split('; ')[1])).toEqual([
      undefined,
      'not shipped because `variant-2` gains more',
      'not shipped because `variant-2` gains as much',
    ]);
    const lower = {
      metrics: [metricOf('revenue', [around(10), around(9), around(8)], { direction: 'lower' as const })],
    };
    expect(verdictOf([10, 9, 8], {}, lower)).toMatchObject({ word: 'ship', variant: 'variant-2' });
  });

  it('needs every guardrail to pass', () => {
    expect(verdictOf([10, 11], GUARDED, churn(20))).toMatchObject({
      word: 'ship',
      reasons: [{ code: 'interval-above-zero' }, { code: 'guardrail-passes' }],
    });
    const beside = verdictOf([10, 11, 12], GUARDED, {
      metrics: [
        metricOf('revenue', [around(10), around(11), around(12)]),
        metricOf('churn', [share(50), share(20), share(90)], { direction: 'lower' }),
      ],
    });
    expect(beside).toMatchObject({ word: 'ship', variant: 'variant-1' });
    expect(beside.reasons.at(-2)?.text).toContain('passes: 3.00 points better (');
    expect(beside.reasons.at(-1)?.text).toMatch(
      /; not shipped because guardrail churn of `variant-2` is open \(not sure yet\): 4\.00 points worse \(/,
    );
    const unsure = verdictOf([10, 11], GUARDED, churn(90));
    expect(unsure.word).toBe('cannot tell');
    expect(codesOf(unsure)).toContain('guardrail-inconclusive');
    const unmeasured = verdictOf([10, 11], { guardrails: [{ metric: 'tickets', notWorseBy: 1 }] });
    expect(unmeasured.word).toBe('cannot tell');
    expect(unmeasured.reasons[0]).toEqual({
      code: 'guardrail-error',
      text: 'guardrail tickets of `variant-1` cannot be judged (not measured)',
    });
  });

  it('may come before the plan is complete where looking is allowed, and not where it is not', () => {
    expect(verdictOf([10, 11], { engine: 'sequential' }, mature(500)).word).toBe('ship');
    expect(verdictOf([10, 11], {}, mature(500)).word).toBe('keep running');
    expect(verdictOf([10, 11], { isOver: true }, mature(500))).toMatchObject({
      word: 'cannot tell',
      reasons: [
        { code: 'planned-units-missing', text: '`control` has 500 of 1000 planned units watched to the end' },
        { code: 'planned-units-missing' },
        { code: 'detectable-effect' },
      ],
    });
  });

  it('needs enough units, and figures that do not wait', () => {
    const few = verdictOf([10, 11], { engine: 'sequential', minPerVariant: 600 }, mature(500));
    expect(few.word).toBe('keep running');
    expect(codesOf(few)).toContain('too-few-mature');
    const waiting = { arms: [armOf('control', { waiting: 1 }), armOf('variant-1')] };
    const found = verdictOf([10, 11], {}, waiting);
    expect(found.word).toBe('cannot tell');
    expect(codesOf(found)[0]).toBe('figures-wait');
  });
});

describe('verdictOf: keep running', () => {
  it('says what is missing, and until when at least', () => {
    const arms = [
      armOf('control', { mature: 400, plannedAt: '2027-08-01T00:00:00Z' }),
      armOf('variant-1', { mature: 390, plannedAt: '2027-08-03T00:00:00+02:00' }),
    ];
    const found = verdictOf([10, 10], {}, { arms });
    expect(found).toMatchObject({ word: 'keep running', earliest: '2027-08-03T00:00:00+02:00' });
    expect(codesOf(found)).toEqual(['planned-units-missing', 'planned-units-missing', 'interval-holds-zero']);
    expect(verdictOf([10, 10], {}, mature(400))).not.toHaveProperty('earliest');
  });

  it('goes on at the pace of those who came where fewer have enrolled than are planned', () => {
    // 401 units in 400 days: 600 more take as many days.
    const came = {
      enrolled: 401,
      mature: 400,
      firstMatureAt: '2027-01-01T00:00:00Z',
      lastMatureAt: '2028-02-05T00:00:00Z',
    };
    const known = { mature: 400, plannedAt: '2027-08-01T00:00:00Z' };
    const found = verdictOf([10, 10], {}, { arms: [armOf('control', known), armOf('variant-1', came)] });
    // 599 of them, since 401 are there.
    expect(found.earliest).toBe('2029-09-26T00:00:00Z');
    const atOnce = { ...came, lastMatureAt: came.firstMatureAt };
    const unknown = verdictOf([10, 10], {}, { arms: [armOf('control', known), armOf('variant-1', atOnce)] });
    expect(unknown).not.toHaveProperty('earliest');
  });

  it('lasts until it is over where no number is planned', () => {
    const { plannedPerVariant, ...open } = planOf({ engine: 'sequential' });
    expect(plannedPerVariant).toBe(1000);
    const found = compareExperiment(open, snapshotOf([10, 10])).verdict;
    expect(found.word).toBe('keep running');
    expect(codesOf(found)[0]).toBe('not-over');
    expect(compareExperiment({ ...open, isOver: true }, snapshotOf([10, 10])).verdict.word).toBe(
      'cannot tell',
    );
  });
});

describe('verdictOf: cannot tell', () => {
  it('names the months in which those who are missing come, at the pace of the slowest arm', () => {
    const came = (firstMatureAt: string, lastMatureAt: string) => ({ firstMatureAt, lastMatureAt });
    const monthsOf = (...arms: readonly (readonly [string, string])[]) => {
      const keys = ['control', 'variant-1'];
      const found = verdictOf(
        [10, 10.01],
        { worthwhile: 0.5 },
        { arms: keys.map((key, arm) => armOf(key, { ...(arms[arm] && came(...arms[arm])) })) },
      );
      return found.reasons.find(({ code }) => code === 'months-needed')?.text;
    };
    const fast = ['2027-01-01T00:00:00Z', '2027-01-11T00:00:00Z'] as const;
    const slow = ['2027-01-01T00:00:00Z', '2027-03-01T00:00:00Z'] as const;
    // 6,280 units an arm are needed: 5,280 more than there are, in 59 days each 999.
    expect(monthsOf(fast, slow)).toBe(
      'at the pace at which units came, those who are missing come in about 11 more months',
    );
    expect(monthsOf(fast, fast)).toMatch(/ about 2 more months$/);
    expect(monthsOf(fast, [slow[0], slow[0]])).toBeUndefined();
    expect(monthsOf(fast)).toBeUndefined();
  });

  it('names the change that these units could have shown, and how many show a worthwhile one', () => {
    const found = verdictOf([10, 10.01], { worthwhile: 0.5 });
    expect(found.word).toBe('cannot tell');
    expect(codesOf(found)).toEqual(['interval-holds-zero', 'detectable-effect', 'units-needed']);
    // 2.8 standard errors of 0.447 %.
    expect(found.reasons[1]?.text).toMatch(
      /^with these units a change of 1\.2\d % is found 80\.00 % of the time/,
    );
  });

  it('is said of a primary metric without figures', () => {
    const found = verdictOf([10, 11], {}, { metrics: [] });
    expect(found.word).toBe('cannot tell');
    expect(found.reasons[0]).toEqual({
      code: 'no-data',
      text: 'revenue of `variant-1` cannot be compared: `revenue` is not measured',
    });
  });

  it('is said where one arm was given more prices by hand, however clear the figures', () => {
    const arms = [armOf('control'), armOf('variant-1', { overridden: 12 })];
    const found = verdictOf([10, 11], {}, { arms });
    expect(found.word).toBe('cannot tell');
    expect(codesOf(found)).toEqual(['overridden-imbalance']);
    expect(verdictOf([10, 9], {}, { arms }).word).toBe('stop');
  });
});

describe('verdictOf: Bayesian', () => {
  const bayesian = { engine: 'bayesian' } as const;

  it('counts the chance to win at the planned look alone', () => {
    expect(verdictOf([10, 11], bayesian)).toMatchObject({
      word: 'ship',
      reasons: [{ code: 'chance-to-win' }],
    });
    expect(verdictOf([10, 9], bayesian)).toMatchObject({
      word: 'stop',
      reasons: [{ code: 'chance-to-lose' }],
    });
    expect(verdictOf([10, 10], bayesian)).toMatchObject({
      word: 'cannot tell',
      reasons: [{ code: 'chance-undecided' }, {}],
    });
    for (const mean of [9, 11])
      expect(verdictOf([10, mean], bayesian, mature(500)).word).toBe('keep running');
  });

  it('ships nothing that may lose more than is put up with', () => {
    // A rise of 0.8 % with a standard error of 0.45 %: better with 96 %, and losing 0.0065 % on average.
    expect(verdictOf([10, 10.08], { ...bayesian, maxLoss: 0.0001 }).word).toBe('ship');
    expect(verdictOf([10, 10.08], { ...bayesian, maxLoss: 0.00005 }).word).toBe('cannot tell');
    expect(verdictOf([10, 10.08], bayesian).word).toBe('ship');
  });
});
