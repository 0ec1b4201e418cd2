import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uniform } from '#analysis';
import type { Gate, Guardrail } from '#catalog';
import { Decimal, decimal, sum } from '#money';
import { applyPolicy, type LookFound } from './apply-policy.js';
import { decimalOf, exactSeries, productsOf } from './exact-series.js';
import { guardedMetrics } from './guarded-metrics.js';
import type { PastUnits } from './past-units.js';
import { simulateWorlds } from './simulate-worlds.js';
import { stageAtInstant, stageAtShare } from './stage-at.js';
import { experimentOf, gate } from './testing/guarded-experiment.js';
import { wilsonInterval } from './wilson.js';

describe('an exact series', () => {
  it('sums any of its values without losing a digit', () => {
    const amount = fc
      .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 12 }))
      .map(([whole, places]) => new Decimal(whole.toString()).dividedBy(new Decimal(10).pow(places)));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, amount, fc.boolean()), { minLength: 1, maxLength: 30 }),
        (units) => {
          const [a, b] = [units.map(([value]) => value), units.map(([, value]) => value)];
          const taken = units.flatMap(([, , isTaken], unit) => (isTaken ? [unit] : []));
          for (const [series, values] of [
            [exactSeries(a), a],
            [productsOf(a, b), a.map((value, unit) => value.times(b[unit] ?? 0))],
          ] as const) {
            const got = decimalOf(series, (place) =>
              taken.reduce((all, unit) => all + (series.limbs[place]?.[unit] ?? 0), 0),
            );
            expect(got.equals(sum(taken.map((unit) => values[unit] ?? new Decimal(0))))).toBe(true);
          }
        },
      ),
    );
  });
});

describe('worlds without a difference', () => {
  const guarded = guardedMetrics(
    experimentOf([
      { metric: 'churn' },
      { metric: 'revenue-per-workspace' },
      { metric: 'tickets', onFail: 'pause' },
    ]),
    [{ key: 'tickets', kind: 'ratio', outcome: 'ticket', denominator: 'seat', direction: 'lower' }],
  );
  const experiment = experimentOf(guarded.map(({ guardrail }) => guardrail));
  const next = uniform(5);
  const drawn = (of: () => string): readonly Decimal[] => Array.from({ length: 1500 }, () => decimal(of()));
  const units: PastUnits = {
    count: 1500,
    above: [
      drawn(() => (next() < 0.1 ? '1' : '0')),
      drawn(() => (next() < 0.3 ? '0' : (80 * next() ** 3).toFixed(2))),
      drawn(() => String(Math.floor(next() * 3))),
    ],
    below: [[], [], drawn(() => String(1 + Math.floor(next() * 5)))],
  };
  const tally = simulateWorlds(experiment, guarded, units, { worlds: 60, looks: 20, seed: 3 });

  it('stop falsely in fewer than declared, where tests for one look find something in many', () => {
    // 3 of 60 are 5 %; the always-valid bounds stay well below that.
    expect(tally.anyGuardrail.found).toBeLessThanOrEqual(3);
    expect(tally.anyGuardrail.byFixedTests).toBeGreaterThan(6);
    expect(tally.stopped).toBeLessThanOrEqual(tally.anyGuardrail.found + tally.sampleRatio.found);
    expect(tally.guardrails).toHaveLength(3);
    expect(tally.undecided).toBe(0);
  });

  it('are the same worlds for the same seed', () => {
    const plan = { worlds: 4, looks: 5, seed: 9 };
    const seen: number[] = [];
    const first = simulateWorlds(experiment, guarded, units, plan, (done) => seen.push(done));
    expect(simulateWorlds(experiment, guarded, units, plan)).toEqual(first);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('are paused for what is not known where the file asks for that, and that is no false find', () => {
    const asks = experimentOf([{ metric: 'churn' }], [gate('sample', {}, 200), gate('guardrails')]);
    const { stopped, undecided } = simulateWorlds(
      asks,
      guardedMetrics(asks, []),
      { count: 1500, above: [units.above[0] ?? []], below: [[]] },
      { worlds: 5, looks: 3, seed: 1 },
    );
    expect([stopped, undecided]).toEqual([0, 5]);
  });
});

describe('a policy', () => {
  const guardrail: Guardrail = { metric: 'churn' };
  const found = (changes: Partial<LookFound>): LookFound => ({
    guardrails: [{ guardrail, verdict: 'pass' }],
    sampleRatio: 'pass',
    arms: [{ variant: 'control', units: 500, exposed: 500 }],
    errorsInRow: 0,
    ...changes,
  });
  const failing = (onFail?: Guardrail['onFail']): Partial<LookFound> => ({
    guardrails: [{ guardrail: { ...guardrail, ...(onFail && { onFail }) }, verdict: 'fail' }],
  });

  it('does what usually follows, unless a file says otherwise', () => {
    const of = (gates: readonly Gate[], changes: Partial<LookFound>): string =>
      applyPolicy(experimentOf([guardrail], gates), 0, found(changes)).action;
    expect(of([], {})).toBe('pass');
    expect(of([], failing())).toBe('stopEnrolment');
    expect(of([], failing('rollback'))).toBe('rollback');
    expect(of([gate('guardrails', { fail: 'hold' })], failing())).toBe('hold');
    expect(of([{ ...gate('guardrails'), dryRun: true }], failing('rollback'))).toBe('pass');
    expect(of([], { sampleRatio: 'fail' })).toBe('pause');
    expect(of([], { ...failing(), sampleRatio: 'fail' })).toBe('stopEnrolment');
    const unsure: Partial<LookFound> = { guardrails: [{ guardrail, verdict: 'inconclusive' }] };
    expect(of([], unsure)).toBe('pass');
    expect(of([gate('guardrails')], unsure)).toBe('hold');
    expect(of([gate('guardrails'), gate('sample', {}, 400)], unsure)).toBe('pause');
    const error: Partial<LookFound> = { guardrails: [{ guardrail, verdict: 'error' }] };
    expect([1, 2, 3].map((errorsInRow) => of([gate('guardrails')], { ...error, errorsInRow }))).toEqual([
      'hold',
      'hold',
      'pause',
    ]);
  });

  it('is that of the stage', () => {
    const three = experimentOf([guardrail], [], 3);
    expect([0.01, 0.33, 0.34, 0.9, 1].map((share) => stageAtShare(three, share))).toEqual([0, 0, 1, 2, 2]);
    const entered = [1, 2, 3, 4].map((stage) => ({
      at: `2027-0${stage}-01T00:00:00Z`,
      kind: 'entered',
      stage,
      by: 'ratebook',
      reason: null,
      evidence: null,
    }));
    const at = (text: string): number => stageAtInstant(three, entered, text);
    expect(
      ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', '2027-02-03T00:00:00Z', '2028-01-01T00:00:00Z'].map(
        at,
      ),
    ).toEqual([0, 0, 1, 2]);
    expect(stageAtInstant(three, [], '2027-01-01T00:00:00Z')).toBe(0);
  });
});

describe('the interval of a share', () => {
  it('is Wilson’s', () => {
    // Brown, Cai and DasGupta 2001: of 0 of 10 up to 27.8 %, of 1 of 10 from 1.8 to 40.4 %.
    expect(wilsonInterval(0, 10)).toEqual([0, expect.closeTo(0.2775, 4)]);
    expect(wilsonInterval(1, 10)).toEqual([expect.closeTo(0.0179, 4), expect.closeTo(0.4042, 4)]);
    expect(wilsonInterval(10, 10)).toEqual([expect.closeTo(0.7225, 4), 1]);
  });
});
