import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chargeFaults } from '#catalog';
import { Fraction, ROUNDING_MODES, decimal, decimalText } from '#money';
import { explainLine, rateCharge, residueOf } from '#rating';
import { inputOf, lineOf } from '../../libs/rating/src/testing/rate-written.js';
import { type WrittenCharge, chargeOf } from '../../libs/rating/src/testing/written-charge.js';
import { NAIVE_SCALE, naiveAmount, naiveHalfUp } from './naive-rating.js';
import {
  graduatedCharges,
  hugeQuantities,
  packageCharges,
  prices,
  quantities,
  quantityCharges,
  unitCharges,
  volumeCharges,
} from './rating-generators.js';

const run = { seed: 20270101, numRuns: 400 };
const unrounded = (charge: WrittenCharge, quantity: string): Fraction =>
  lineOf(charge, { quantity }).unrounded;
const sum = (parts: readonly Fraction[]): Fraction =>
  parts.reduce((all, part) => all.plus(part), Fraction.ZERO);
const inOrder = (a: string, b: string): readonly [string, string] =>
  decimal(a).lessThanOrEqualTo(decimal(b)) ? [a, b] : [b, a];

describe(`laws of rating (seed ${run.seed})`, () => {
  it('every model agrees with naive fixed-point integers, exact and rounded, to the last digit', () => {
    fc.assert(
      fc.property(quantityCharges, quantities, fc.constantFrom(0, 2, 3), (charge, quantity, scale) => {
        expect(chargeFaults(chargeOf(charge))).toEqual([]);
        const line = lineOf(charge, { quantity }, { rounding: { scale } });
        const naive = naiveAmount(charge, quantity);
        expect(line.unrounded.equals(Fraction.ratio(naive, 10n ** BigInt(NAIVE_SCALE)))).toBe(true);
        expect(decimalText(line.amount, scale)).toBe(naiveHalfUp(naive, scale));
      }),
      { ...run, numRuns: 2000 },
    );
  });

  it('an amount of more than 26 digits is refused, and none is refused that has fewer', () => {
    const limit = 10n ** 26n;
    fc.assert(
      fc.property(quantityCharges, hugeQuantities, (charge, quantity) => {
        const result = rateCharge(inputOf(charge, { quantity }));
        const [whole = ''] = naiveHalfUp(naiveAmount(charge, quantity), 2).split('.');
        expect(result.ok ? 'priced' : result.fault.code).toBe(
          BigInt(whole) < limit ? 'priced' : 'rating.amount-overflow',
        );
      }),
      run,
    );
  });

  it('unit, graduated and package charges never fall as usage grows', () => {
    const rising = fc.oneof(unitCharges, graduatedCharges, packageCharges);
    fc.assert(
      fc.property(rising, quantities, quantities, (charge, a, b) => {
        const [less, more] = inOrder(a, b);
        expect(unrounded(charge, less).compare(unrounded(charge, more))).toBeLessThanOrEqual(0);
      }),
      run,
    );
  });

  it('splitting usage over cells adds up for unit pricing', () => {
    fc.assert(
      fc.property(prices, fc.array(quantities, { maxLength: 8 }), (unitAmount, split) => {
        const cells = split.map((quantity, index) => ({ dimensions: { part: `p${index}` }, quantity }));
        const whole = split.reduce((all, quantity) => all.plus(decimal(quantity)), Fraction.ZERO);
        const line = lineOf({ model: 'unit', unitAmount, by: ['part'] }, { cells });
        expect(line.unrounded.equals(whole.times(decimal(unitAmount)))).toBe(true);
        expect(sum(line.cells.map(({ weight }) => weight)).equals(line.unrounded)).toBe(true);
      }),
      run,
    );
  });

  it('a pool prices what its cells sum to', () => {
    fc.assert(
      fc.property(quantityCharges, fc.array(quantities, { minLength: 1, maxLength: 4 }), (charge, split) => {
        const cells = split.map((quantity, index) => ({ dimensions: { part: `p${index}` }, quantity }));
        const whole = sum(split.map((quantity) => Fraction.of(decimal(quantity))));
        const pooled = lineOf({ ...charge, by: ['part'], pool: true }, { cells });
        const single = rateCharge({ ...inputOf(charge, {}), usage: { kind: 'quantity', quantity: whole } });
        expect(single.ok && pooled.unrounded.equals(single.line.unrounded)).toBe(true);
      }),
      run,
    );
  });

  it('the details of a line sum to what its model charges, and tiers to what was used', () => {
    fc.assert(
      fc.property(graduatedCharges, quantities, (charge, quantity) => {
        const { details, unrounded: amount } = lineOf({ ...charge, included: '0' }, { quantity });
        expect(sum(details.map((detail) => detail.amount)).equals(amount)).toBe(true);
        const inTiers = sum(details.map((detail) => detail.quantity ?? Fraction.ZERO));
        expect(inTiers.equals(decimal(quantity))).toBe(true);
      }),
      run,
    );
  });

  it('volume equals unit at the price of its tier, plus the flat amount', () => {
    fc.assert(
      fc.property(volumeCharges, quantities, (charge, quantity) => {
        const line = lineOf(charge, { quantity });
        const [tier] = line.details;
        if (tier?.kind !== 'tier') return;
        const unit = {
          model: 'unit',
          unitAmount: tier.unitAmount?.toFixed() ?? '0',
          ...included(charge),
        } as const;
        const flat = tier.flatAmount ?? Fraction.ZERO;
        expect(unrounded(unit, quantity).plus(flat).equals(line.unrounded)).toBe(true);
      }),
      run,
    );
  });

  it('events cost what their totals cost, in any order', () => {
    fc.assert(
      fc.property(prices, prices, fc.array(quantities, { maxLength: 8 }), (percent, fixedAmount, events) => {
        const charge = { model: 'percentage', percent, fixedAmount } as const;
        const amount = sum(events.map((event) => Fraction.of(decimal(event)))).text().text;
        const byEvent = lineOf(charge, { events });
        const byTotals = lineOf(charge, { amount, count: String(events.length) });
        expect(byEvent.unrounded.equals(byTotals.unrounded)).toBe(true);
        expect(lineOf(charge, { events: events.toReversed() }).unrounded.equals(byEvent.unrounded)).toBe(
          true,
        );
      }),
      run,
    );
  });

  it('free allowances only ever lower the price, and an event counts free at most up to them', () => {
    fc.assert(
      fc.property(
        fc.nat(4),
        quantities,
        fc.array(quantities, { maxLength: 8 }),
        (freeEvents, freeAmount, events) => {
          const charge = { model: 'percentage', percent: '3', fixedAmount: '0.1' } as const;
          const free = lineOf({ ...charge, freeEvents: String(freeEvents), freeAmount }, { events });
          expect(free.unrounded.compare(lineOf(charge, { events }).unrounded)).toBeLessThanOrEqual(0);
          const freed = free.details.filter((detail) => detail.kind === 'event' && detail.free);
          if (freeEvents > 0) expect(freed.length).toBeLessThanOrEqual(freeEvents);
          const money = sum(freed.map((detail) => detail.quantity ?? Fraction.ZERO));
          if (!decimal(freeAmount).isZero())
            expect(money.compare(decimal(freeAmount))).toBeLessThanOrEqual(0);
        },
      ),
      run,
    );
  });

  it('a correction takes off what the usage cost', () => {
    fc.assert(
      fc.property(quantityCharges, quantities, (charge, quantity) => {
        const usage = unrounded(charge, quantity);
        fc.pre(lineOf(charge, { quantity }).details.some((detail) => detail.quantity?.isZero === false));
        const correction = unrounded({ ...charge, allowNegative: true }, `-${quantity}`);
        expect(correction.equals(usage.negated())).toBe(true);
      }),
      run,
    );
  });

  it('every rounding moves less than one minor unit, and the residue says by how much', () => {
    const cent = decimal('0.01');
    fc.assert(
      fc.property(
        quantityCharges,
        quantities,
        fc.constantFrom(...ROUNDING_MODES),
        (charge, quantity, mode) => {
          const line = lineOf(charge, { quantity }, { rounding: { mode } });
          expect(residueOf(line).absolute().lessThan(cent)).toBe(true);
          expect(line.unrounded.minus(residueOf(line)).equals(line.amount)).toBe(true);
        },
      ),
      run,
    );
  });

  it('the same input gives the same line, whose texts are plain digits', () => {
    const shares = fc.tuple(fc.integer({ min: 1, max: 31 }), fc.constant(31));
    fc.assert(
      fc.property(quantityCharges, quantities, shares, fc.boolean(), (charge, quantity, share, waived) => {
        const rate = () =>
          lineOf(
            { ...charge, prorate: true, convert: { divideBy: '7' }, minimum: '1.5' },
            { quantity },
            { share, waived },
          );
        const line = rate();
        expect(rate()).toEqual(line);
        const texts = explainLine(line).join('\n');
        expect(texts).not.toMatch(/NaN|Infinity|undefined|\[object|\d[eE][+-]?\d/);
      }),
      run,
    );
  });
});

function included({ included: allowance }: WrittenCharge): Pick<WrittenCharge, 'included'> {
  return allowance === undefined ? {} : { included: allowance };
}
