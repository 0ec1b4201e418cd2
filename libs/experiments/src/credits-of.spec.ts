import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant } from '#calendar';
import { decimal, Decimal, sum } from '#money';
import { type BilledPeriod, creditsOf } from './credits-of.js';

const period = (billed: string, control: string, subscription = 'one'): BilledPeriod => ({
  subscription,
  startsAt: instant('2027-01-01T00:00:00Z'),
  endsAt: instant('2027-02-01T00:00:00Z'),
  billed: decimal(billed),
  control: decimal(control),
});
const sumOf = (periods: readonly BilledPeriod[]): Decimal =>
  sum(creditsOf(periods).map(({ amount }) => amount));

/** Totals of up to twelve digits, both signs: a large discount makes a bill negative. */
const total = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat(12))
  .map(([digits, places]) => new Decimal(`${digits}e-${places}`).toFixed());
const periods = fc.array(
  fc.tuple(total, total).map(([billed, control]) => period(billed, control)),
  { maxLength: 20 },
);

describe('a credit', () => {
  it('is what each period cost above the control: 12.00 twice for 10.00 is 4.00, whatever a cheaper one saved', () => {
    const dearer = period('12.00', '10.00');
    expect(sumOf([dearer, period('17.00', '19.00'), dearer, period('10.00', '10.00')]).toFixed(2)).toBe(
      '4.00',
    );
    expect(creditsOf([period('17.00', '19.00')])).toEqual([]);
  });

  it('is never negative, is the sum of its parts however they are parted, and asks for no order', () => {
    fc.assert(
      fc.property(periods, periods, (some, others) => {
        const all = sumOf([...some, ...others]);
        for (const { amount } of creditsOf([...some, ...others])) expect(amount.greaterThan(0)).toBe(true);
        expect(all.toFixed()).toBe(sumOf(some).plus(sumOf(others)).toFixed());
        expect(sumOf([...others, ...some].reverse()).toFixed()).toBe(all.toFixed());
        // Netting could only make it less.
        const net = sum([...some, ...others].map(({ billed, control }) => billed.minus(control)));
        expect(all.greaterThanOrEqualTo(net)).toBe(true);
      }),
    );
  });
});
