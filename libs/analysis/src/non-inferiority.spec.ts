import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeGuardrail } from './guardrail.js';
import { nonInferiority, type NonInferiorityPlan } from './non-inferiority.js';
import { meanArm, proportionArm } from './testing/arms.js';

const plan: NonInferiorityPlan = {
  difference: 'absolute',
  direction: 'higher',
  margin: 0.02,
  alpha: 0.05,
  engine: { kind: 'fixed' },
};

describe('nonInferiority', () => {
  it('proves that a treatment is not much worse, once there are units enough', () => {
    const [few, many] = [
      nonInferiority(proportionArm(50, 100), proportionArm(50, 100), plan),
      nonInferiority(proportionArm(5000, 10_000), proportionArm(5000, 10_000), plan),
    ];
    expect(few).toMatchObject({ value: { harm: 0, isProven: false } });
    expect(many).toMatchObject({ value: { harm: 0, isProven: true } });
  });

  it('is proven exactly when p is below alpha, and a better treatment is only ever more so', () => {
    const counts = fc.integer({ min: 1, max: 999 });
    const engine = fc.constantFrom<NonInferiorityPlan['engine'][]>(
      { kind: 'fixed' },
      { kind: 'sequential', tuning: 5000 },
    );
    fc.assert(
      fc.property(
        counts,
        counts,
        engine,
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        (c, t, by, margin) => {
          const of = (count: number) =>
            nonInferiority(proportionArm(c, 1000), proportionArm(count, 1000), {
              ...plan,
              margin,
              engine: by,
            });
          const [found, better] = [of(t), of(Math.min(999, t + 50))];
          if (!found.ok || !better.ok) throw new Error('both arms vary');
          if (Math.abs(found.value.pValue - 0.05) > 1e-9)
            expect(found.value.isProven).toBe(found.value.pValue < 0.05);
          expect(better.value.harm).toBeLessThanOrEqual(found.value.harm);
        },
      ),
    );
  });

  it('says what a guardrail of one comparison says', () => {
    const [c, t] = [proportionArm(800, 8000), proportionArm(790, 8000)];
    const found = nonInferiority(c, t, { ...plan, engine: { kind: 'sequential', tuning: 5000 } });
    const judged = judgeGuardrail(c.moments, t.moments, {
      direction: 'higher',
      margin: 2,
      alpha: 0.05,
      comparisons: 1,
      tuning: 5000,
    });
    expect(found.ok && found.value.atMost * 100).toBeCloseTo(judged.harm?.atMost ?? 0, 10);
  });

  it('refuses margins in percent of next to nothing', () => {
    const around = meanArm([10, -9, 10, -10]);
    expect(nonInferiority(around, around, { ...plan, difference: 'relative' })).toMatchObject({
      fault: { code: 'analysis.zero-baseline' },
    });
  });
});
