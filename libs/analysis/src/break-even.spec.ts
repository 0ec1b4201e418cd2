import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '#money';
import { breakEven, type ReferenceUnit } from './break-even.js';
import { judgeGuardrail } from './guardrail.js';
import { nonInferiority } from './non-inferiority.js';
import { proportionArm } from './testing/arms.js';

const unit = (control: number | string, treatment: number | string, usage?: number): ReferenceUnit => ({
  control: new Decimal(control),
  treatment: new Decimal(treatment),
  ...(usage !== undefined && { usage: new Decimal(usage) }),
});
const alike = (control: number | string, treatment: number | string): readonly ReferenceUnit[] =>
  Array.from({ length: 30 }, () => unit(control, treatment));

describe('breakEven', () => {
  it('is 57.2 % where payers bring in 55.78/22, and 82.90/14 under the other price', () => {
    const rates = [new Decimal('55.78').dividedBy(22), new Decimal('82.90').dividedBy(14)] as const;
    const found = breakEven(Array.from({ length: 30 }, () => ({ control: rates[0], treatment: rates[1] })));
    expect(found.ok && found.value.margin.toDecimalPlaces(1).toString()).toBe('57.2');
  });

  it('leaves revenue per assigned unit as it was where exactly as many payers are lost', () => {
    const bills = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(bills, bills), { minLength: 30, maxLength: 60 }),
        fc.integer({ min: 1, max: 1000 }),
        (pairs, payers) => {
          const found = breakEven(pairs.map(([control, treatment]) => unit(control, treatment)));
          if (!found.ok) throw new Error(found.fault.message);
          const { control, treatment, margin } = found.value;
          const kept = new Decimal(payers).times(new Decimal(1).minus(margin.dividedBy(100)));
          expect(kept.times(treatment).minus(control.times(payers)).abs().lessThan('1e-100')).toBe(true);
        },
      ),
    );
  });

  it('asks for a proven rise where a payer brings in less, and for none to be lost where it is as much', () => {
    const [less, same] = [breakEven(alike(12, 10)), breakEven(alike(10, 10))];
    expect(less.ok && less.value.margin.toString()).toBe('-20');
    expect(same.ok && same.value.margin.toString()).toBe('0');
  });

  it('tells the rates of tenths by usage, the least first', () => {
    const found = breakEven(Array.from({ length: 35 }, (_, n) => unit(n, 2 * n, 34 - n)));
    if (!found.ok) throw new Error(found.fault.message);
    const { deciles } = found.value;
    expect(deciles).toHaveLength(10);
    expect(deciles.reduce((all, { units }) => all + units, 0)).toBe(35);
    expect(deciles[0]).toMatchObject({ units: 3, control: new Decimal(33), treatment: new Decimal(66) });
    expect(breakEven(alike(1, 2))).toMatchObject({ value: { deciles: [] } });
  });

  it('refuses a reference that is too small, and payers who bring in nothing', () => {
    expect(breakEven(alike(10, 12).slice(1))).toMatchObject({
      fault: {
        code: 'experiment.reference-too-small',
        message: 'the reference has 29 paying units: it takes at least 30 to know what a payer brings in',
      },
    });
    for (const treatment of ['0', '-3'])
      expect(breakEven(alike(10, treatment))).toMatchObject({
        fault: { code: 'analysis.effect-unreachable' },
      });
  });
});

describe('a break-even margin', () => {
  const plan = { direction: 'higher', alpha: 0.05, comparisons: 1, tuning: 5000, isRelative: true } as const;
  const of = (control: number, treatment: number, margin: number) =>
    judgeGuardrail(proportionArm(control, 20_000).moments, proportionArm(treatment, 20_000).moments, {
      ...plan,
      margin,
    });

  it('is in percent of the control, not in points: 4 instead of 10 of a hundred are 60 % less', () => {
    expect(of(2000, 800, 57.2)).toMatchObject({ harm: { estimate: expect.closeTo(60, 10) } });
    expect(of(2000, 1200, 57.2).verdict).toBe('pass');
    expect(of(2000, 500, 57.2).verdict).toBe('fail');
  });

  it('below 0 passes nothing but a proven rise, and fails once so large a rise is out of the question', () => {
    expect(of(2000, 2000, -20).verdict).toBe('fail');
    expect(of(2000, 2400, -20).verdict).toBe('inconclusive');
    expect(of(2000, 3000, -20).verdict).toBe('pass');
    const proven = (treatment: number) =>
      nonInferiority(proportionArm(2000, 20_000), proportionArm(treatment, 20_000), {
        difference: 'relative',
        direction: 'higher',
        margin: -0.2,
        alpha: 0.05,
        engine: { kind: 'fixed' },
      });
    expect(proven(2400)).toMatchObject({ value: { isProven: false } });
    expect(proven(2700)).toMatchObject({ value: { isProven: true } });
  });
});
