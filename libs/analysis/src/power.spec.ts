import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minimumDetectableEffect, type PowerPlan, powerOf } from './power.js';
import { sampleSize, type SampleSizePlan } from './sample-size.js';
import { unitsNeeded } from './units-needed.js';

const plans: fc.Arbitrary<PowerPlan> = fc.record({
  mean: fc.integer({ min: 1, max: 1000 }),
  variance: fc.integer({ min: 1, max: 100_000 }),
  units: fc.integer({ min: 100_000, max: 10_000_000 }),
  variants: fc.integer({ min: 2, max: 5 }),
  alpha: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  engine: fc.oneof(
    fc.constant({ kind: 'fixed' } as const),
    fc.record({ kind: fc.constant('sequential' as const), tuning: fc.integer({ min: 100, max: 1_000_000 }) }),
  ),
});

describe('power', () => {
  it('is the wanted one at the smallest effect that has it', () => {
    fc.assert(
      fc.property(plans, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (plan, power) => {
        const least = minimumDetectableEffect(plan, power);
        if (!least.ok) return;
        const found = powerOf(plan, least.value);
        // The other tail, of finding the opposite, is beside it.
        expect(found.ok && found.value).toBeGreaterThan(power - 1e-9);
        expect(found.ok && found.value).toBeLessThan(power + plan.alpha / 2);
        const more = powerOf(plan, least.value * 1.1);
        expect(more.ok && more.value).toBeGreaterThan(power);
      }),
    );
  });

  it('turns with the sign of the mean: a rise of what is below zero makes it smaller', () => {
    const plan = {
      mean: -10,
      variance: 4000,
      units: 100_000,
      variants: 2,
      alpha: 0.05,
      engine: { kind: 'fixed' },
    } as const;
    const [below, above] = [
      minimumDetectableEffect(plan, 0.8),
      minimumDetectableEffect({ ...plan, mean: 10 }, 0.8),
    ];
    if (!below.ok || !above.ok) throw new Error('both are reachable');
    expect(below.value).toBeGreaterThan(0);
    expect(below.value).toBeLessThan(above.value);
    const found = powerOf(plan, below.value);
    expect(found.ok && found.value).toBeCloseTo(0.8, 4);
  });

  it.each([
    ['analysis.too-few-units', { units: 3 }],
    ['analysis.zero-baseline', { mean: 0 }],
    ['analysis.zero-variance', { variance: 0 }],
    ['analysis.effect-unreachable', { variance: 1e9 }],
  ])('refuses with %s', (code, change) => {
    const plan = {
      mean: 10,
      variance: 4000,
      units: 1000,
      variants: 2,
      alpha: 0.05,
      engine: { kind: 'fixed' },
    } as const;
    expect(minimumDetectableEffect({ ...plan, ...change }, 0.8)).toMatchObject({
      ok: false,
      fault: { code },
    });
  });
});

describe('sampleSize', () => {
  const plan: SampleSizePlan = {
    metric: { kind: 'mean', variance: 100, mean: 10 },
    minimumDetectableEffect: 0.3,
    difference: 'absolute',
    alpha: 0.05,
    power: 0.8,
    variants: 2,
  };

  it('means the same relative and absolute, and grows with the number of arms', () => {
    expect(sampleSize({ ...plan, difference: 'relative', minimumDetectableEffect: 0.03 })).toEqual(
      sampleSize(plan),
    );
    const two = sampleSize(plan);
    expect(two.ok && sampleSize({ ...plan, variants: 5 })).toEqual({
      ok: true,
      value: two.ok ? two.value * 2.5 : 0,
    });
  });

  it.each<[string, Partial<SampleSizePlan>]>([
    ['analysis.zero-baseline', { difference: 'relative', metric: { kind: 'mean', variance: 100 } }],
    ['analysis.zero-variance', { metric: { kind: 'mean', variance: 0 } }],
    ['analysis.effect-unreachable', { minimumDetectableEffect: 0 }],
    ['analysis.effect-unreachable', { minimumDetectableEffect: 1e-300 }],
    ['analysis.effect-unreachable', { metric: { kind: 'proportion', mean: 0.9 } }],
  ])('refuses with %s', (code, change) => {
    expect(sampleSize({ ...plan, ...change })).toMatchObject({ ok: false, fault: { code } });
  });
});

describe('unitsNeeded', () => {
  const engines = fc.constantFrom<PowerPlan['engine'][]>(
    { kind: 'fixed' },
    { kind: 'sequential', tuning: 5000 },
  );

  it('is the fewest units at which the effect is the smallest that is found', () => {
    fc.assert(
      fc.property(
        engines,
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.integer({ min: 2, max: 5 }),
        (engine, effect, p, variants) => {
          const plan = { mean: p, variance: p * (1 - p), variants, alpha: 0.05, engine };
          const needed = unitsNeeded(plan, effect, 0.8);
          if (!needed.ok) throw new Error(needed.fault.message);
          const at = (units: number) => minimumDetectableEffect({ ...plan, units }, 0.8);
          const [enough, fewer] = [at(needed.value), at(needed.value - variants)];
          expect(enough.ok && enough.value).toBeLessThanOrEqual(effect);
          if (fewer.ok) expect(fewer.value).toBeGreaterThan(effect);
        },
      ),
    );
  });

  it('refuses what no number of units finds', () => {
    const plan = { mean: 0.2, variance: 0.16, variants: 2, alpha: 0.05, engine: { kind: 'fixed' } } as const;
    expect(unitsNeeded(plan, 1e-9, 0.8)).toMatchObject({ fault: { code: 'analysis.effect-unreachable' } });
    expect(unitsNeeded({ ...plan, mean: 0 }, 0.05, 0.8)).toMatchObject({
      fault: { code: 'analysis.zero-baseline' },
    });
  });
});
