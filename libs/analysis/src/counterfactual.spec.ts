import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '#money';
import { compare } from './compare.js';
import { counterfactual, type Counterfactual } from './counterfactual.js';
import { withinPopulation } from './finite-population.js';
import { estimateOf } from './moments.js';
import { bills, meanArm, proportionArm } from './testing/arms.js';
import { twoParts } from './two-part.js';

type Pairs = readonly (readonly [own: number, other: number])[];
/** With a fee for all of them the mean is sure enough for percents of it; without one it mostly is not. */
const pairs = fc
  .tuple(
    fc.constantFrom(0, 2000),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 3,
      maxLength: 30,
    }),
  )
  .map(([fee, all]): Pairs => all.map(([own, other]) => [own + fee, other + fee]));
const FIXED = { alpha: 0.05, engine: { kind: 'fixed', sides: 'two' } } as const;

const valueOf = (control: Pairs, treatment: Pairs): Counterfactual => {
  const found = counterfactual(bills(control), bills(treatment), FIXED);
  if (!found.ok) throw new Error(found.fault.message);
  return found.value;
};
const meanOf = (values: readonly number[]): number =>
  values.reduce((all, value) => all + value, 0) / values.length;
const varianceOf = (values: readonly number[]): number =>
  values.reduce((all, value) => all + (value - meanOf(values)) ** 2, 0) / (values.length - 1);

describe('counterfactual', () => {
  const FEW: Readonly<Record<'control' | 'treatment', Pairs>> = {
    control: [
      [10, 15],
      [20, 30],
      [0, 0],
    ],
    treatment: [
      [15, 10],
      [12, 9],
      [0, 0],
    ],
  };

  it('is a rise of 5 by price, and a fall of 6 by behaviour', () => {
    const often = (few: Pairs): Pairs => Array.from({ length: 100 }, () => few).flat();
    const { price, behaviour, total, relative } = valueOf(often(FEW.control), often(FEW.treatment));
    expect(price.effect).toBeCloseTo(5, 12);
    expect(behaviour.effect).toBeCloseTo(-6, 12);
    expect(total.effect).toBeCloseTo(-1, 12);
    expect(relative?.price.effect).toBeCloseTo(0.5, 12);
    expect(relative?.behaviour.effect).toBeCloseTo(-0.6, 12);
  });

  it('gives no percents of a mean that is not sure to a tenth of itself', () => {
    const { total, relative } = valueOf(FEW.control, FEW.treatment);
    expect(total.effect).toBeCloseTo(-1, 12);
    expect(relative).toBeUndefined();
  });

  it('adds up in effects, and in variances only with the covariance', () => {
    fc.assert(
      fc.property(pairs, pairs, (c, t) => {
        const { price, behaviour, total, covariance, relative } = valueOf(c, t);
        expect(price.effect + behaviour.effect).toBeCloseTo(total.effect, 9);
        expect(price.standardError ** 2 + behaviour.standardError ** 2 + 2 * covariance).toBeCloseTo(
          total.standardError ** 2,
          6,
        );
        if (relative)
          expect(relative.price.effect + relative.behaviour.effect).toBeCloseTo(relative.total.effect, 9);
      }),
    );
  });

  it('is what the units themselves say', () => {
    fc.assert(
      fc.property(pairs, pairs, (c, t) => {
        const { price, behaviour, otherOrder, relative } = valueOf(c, t);
        const [x, z, y, w] = [
          c.map(([own]) => own),
          c.map(([, other]) => other),
          t.map(([own]) => own),
          t.map(([, other]) => other),
        ];
        expect(price.standardError ** 2).toBeCloseTo(
          varianceOf(c.map(([own, other]) => other - own)) / c.length,
          6,
        );
        expect(behaviour.standardError ** 2).toBeCloseTo(
          varianceOf(y) / t.length + varianceOf(z) / c.length,
          6,
        );
        expect(otherOrder.price.effect).toBeCloseTo(meanOf(y) - meanOf(w), 9);
        expect(otherOrder.behaviour.effect).toBeCloseTo(meanOf(w) - meanOf(x), 9);
        const base = meanOf(x);
        if (!relative) return;
        const [h, b] = [meanOf(z) / base, (meanOf(y) - meanOf(z)) / base];
        const ofPrice = varianceOf(c.map(([own, other]) => other - h * own)) / c.length / base ** 2;
        const ofBehaviour =
          (varianceOf(y) / t.length + varianceOf(c.map(([own, other]) => other + b * own)) / c.length) /
          base ** 2;
        expect(relative.price.standardError ** 2 / (ofPrice || 1)).toBeCloseTo(ofPrice ? 1 : 0, 6);
        expect(relative.behaviour.standardError ** 2 / (ofBehaviour || 1)).toBeCloseTo(
          ofBehaviour ? 1 : 0,
          6,
        );
      }),
    );
  });

  it('has the same total as a comparison of the bills', () => {
    fc.assert(
      fc.property(pairs, pairs, (c, t) => {
        const { total } = valueOf(c, t);
        const compared = compare(meanArm(c.map(([own]) => own)), meanArm(t.map(([own]) => own)), {
          difference: 'absolute',
          engine: FIXED.engine,
          alpha: 0.05,
          isAdjusted: false,
        });
        if (!compared.ok) return;
        expect(total.ci?.[0]).toBeCloseTo(compared.value.ci[0] ?? 0, 9);
      }),
    );
  });

  it('gives no interval to what is alike for all, and no percent of nothing', () => {
    const { price, relative } = valueOf(
      [
        [0, 5],
        [0, 5],
      ],
      [
        [5, 0],
        [6, 0],
      ],
    );
    expect(price).toEqual({ effect: 5, standardError: 0 });
    expect(relative).toBeUndefined();
  });

  it('tells when the two orders disagree about the price', () => {
    const { isPriceAmbiguous } = valueOf(
      [
        [10, 12],
        [20, 21],
      ],
      [
        [10, 30],
        [12, 20],
      ],
    );
    expect(isPriceAmbiguous).toBe(true);
    expect(
      counterfactual(
        bills([[1, 2]]),
        bills([
          [1, 2],
          [2, 2],
        ]),
        FIXED,
      ),
    ).toMatchObject({
      fault: { code: 'analysis.too-few-units' },
    });
  });
});

describe('twoParts', () => {
  it('add up to the difference in revenue per unit', () => {
    // whisper-money#980: fewer pay, and pay more.
    const [control, treatment] = [
      { units: 574, payers: 22, revenue: new Decimal('55.78') },
      { units: 550, payers: 14, revenue: new Decimal('82.90') },
    ];
    const found = twoParts(control, treatment);
    if (!found.ok) throw new Error(found.fault.message);
    const whole = treatment.revenue.dividedBy(550).minus(control.revenue.dividedBy(574)).toNumber();
    expect(found.value.conversion.plus(found.value.revenuePerPayer).toNumber()).toBeCloseTo(whole, 12);
    expect(found.value.conversion.isNegative()).toBe(true);
    expect(twoParts({ ...control, payers: 0 }, treatment).ok).toBe(false);
  });
});

describe('withinPopulation', () => {
  it('is surer only where arms spread differently, and the less so the larger the cohort', () => {
    const [c, t] = [estimateOf(meanArm([1, 2, 3, 4]).moments), estimateOf(meanArm([10, 30, 50, 70]).moments)];
    const errorAt = (population: number): number => withinPopulation(c, t, population).standardError;
    expect(errorAt(8)).toBeLessThan(errorAt(80));
    expect(errorAt(1e12)).toBeCloseTo(Math.sqrt(c.variance / 4 + t.variance / 4), 6);
    const alike = estimateOf(proportionArm(3, 6).moments);
    expect(withinPopulation(alike, alike, 12).standardError).toBeCloseTo(Math.sqrt((2 * 0.25) / 6), 12);
  });
});
