import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Charge, type ChargeModel, type Prices, chargeFaults } from '#catalog';
import { type Decimal, Fraction, decimal } from '#money';
import { rateCharge } from '#rating';
import { charge, tiers } from '../sample.js';
import { priceAt } from './price-at.js';

const rounding = { mode: 'halfUp', scale: 2 } as const;

function rated(of: Charge, quantity: string): Fraction {
  const result = rateCharge({
    charge: of as Charge<Decimal>,
    usage: of.model === 'flat' ? { kind: 'none' } : { kind: 'quantity', quantity: decimal(quantity) },
    rounding,
    share: Fraction.ONE,
  });
  if (!result.ok) throw new Error(result.fault.message);
  return result.line.unrounded;
}

const decimals = (most: number) =>
  fc
    .integer({ min: 0, max: most * 100 })
    .map((cents) => decimal((BigInt(cents) / 100n).toString() + `.${String(cents % 100).padStart(2, '0')}`));
const tierLists = fc
  .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 4 })
  .chain((bounds) =>
    fc.tuple(
      ...[...bounds.sort((a, b) => a - b).map(String), '-'].map((bound) =>
        fc
          .tuple(decimals(3), decimals(9))
          .map(([unit, flat]) => `${bound} ${unit.toFixed()} ${flat.toFixed()}`),
      ),
    ),
  )
  .map((texts) => tiers(...texts));

const prices: { [M in ChargeModel]?: fc.Arbitrary<Prices[M]> } = {
  flat: fc.record({ amount: decimals(50) }),
  unit: fc.record({ unitAmount: decimals(5) }),
  graduated: fc.record({ tiers: tierLists, flatWhenZero: fc.boolean() }),
  volume: fc.record({ tiers: tierLists, flatWhenZero: fc.boolean() }),
  package: fc.record({
    size: fc.integer({ min: 1, max: 7 }).map((n) => decimal(String(n))),
    amount: decimals(9),
    partial: fc.constantFrom('up' as const, 'down' as const),
  }),
  dynamic: fc.record({ multiplier: decimals(2) }),
};

describe('priceAt', () => {
  it.each(Object.keys(prices) as (keyof typeof prices)[])('agrees with rating on %s', (model) => {
    const price = prices[model] as fc.Arbitrary<Prices[typeof model]>;
    fc.assert(
      fc.property(price, decimals(50), (generated, quantity) => {
        const of = charge(model, { price: generated });
        expect(chargeFaults(of)).toEqual([]);
        const answer = priceAt(model, of.price, Fraction.of(quantity));
        expect(answer?.lowest().text()).toEqual(rated(of, quantity.toFixed()).lowest().text());
      }),
      { seed: 20270101, numRuns: 300 },
    );
  });
  it('leaves single events and amounts from facts to the quote', () => {
    expect(priceAt('percentage', { percent: decimal('1') }, Fraction.ONE)).toBeUndefined();
    expect(
      priceAt('flat', { amount: { fact: 'quantity.seats', times: decimal('1') } }, Fraction.ONE),
    ).toBeUndefined();
  });
});
