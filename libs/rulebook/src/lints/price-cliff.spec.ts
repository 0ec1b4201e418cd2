import { describe, expect, it } from '@jest/globals';
import type { Charge, ChargeOf, RuleEvent } from '#catalog';
import { decimal } from '#money';
import { priceCliff } from './price-cliff.js';
import { all, any, asks, charge, codesOf, found, rule, tiers } from './sample.js';
import { thresholdCliff } from './threshold-cliff.js';

const volume = (list: ReturnType<typeof tiers>, fields: Partial<ChargeOf<'volume'>> = {}) =>
  charge('volume', { price: { tiers: list }, ...fields });
const cliffs = (...charges: Charge[]) => found(priceCliff, { charges });
const place = { file: '', line: 1, column: 1 };

describe('priceCliff', () => {
  it('says where a volume price drops, and by how much', () => {
    expect(cliffs(volume(tiers('10 10', '- 9')))).toEqual([
      'price-cliff charges.0.tiers.1: charge `mtu`: above 10 the price falls by 10.00 USD, from 100.00 to 90.00',
    ]);
  });
  it('counts whole events where the meter counts', () => {
    const source = { kind: 'meter', meter: 'calls' } as const;
    expect(cliffs(volume(tiers('10 10', '- 9'), { source }))).toEqual([
      'price-cliff charges.0.tiers.1: charge `mtu`: above 10 the price falls by 1.00 USD, from 100.00 to 99.00',
    ]);
    expect(cliffs(volume(tiers('10 10', '- 9.5'), { source }))).toEqual([]);
  });
  it('names the greatest drop, and how many there are besides', () => {
    expect(cliffs(volume(tiers('10 10', '100 9', '1000 8', '- 8')))).toEqual([
      'price-cliff charges.0.tiers.2: charge `mtu`: above 100 the price falls by 100.00 USD, from 900.00 to 800.00, and less at 1 more bound',
    ]);
  });
  it('is silent where flat amounts make up for it, to the cent', () => {
    expect(cliffs(volume(tiers('10 10', '- 9 10')))).toEqual([]);
    expect(cliffs(volume(tiers('10 10', '- 9 9.99')))).toHaveLength(1);
    expect(cliffs(volume(tiers('10 - 5', '20 - 8', '- - 8')))).toEqual([]);
    expect(cliffs(volume(tiers('10 - 5', '- - 4')))).toHaveLength(1);
  });
  it('is silent about a drop that rounding hides', () => {
    expect(cliffs(volume(tiers('10 0.0001', '- 0.00009')))).toEqual([]);
  });
  it('is silent where the charge minimum or maximum flattens it', () => {
    const list = tiers('10 10', '- 9');
    expect(cliffs(volume(list, { minimum: decimal('100') }))).toEqual([]);
    expect(cliffs(volume(list, { minimum: decimal('95') }))[0]).toMatch(
      /falls by 5.00 USD, from 100.00 to 95.00/,
    );
    expect(cliffs(volume(list, { maximum: decimal('90') }))).toEqual([]);
    const fromFact = { fact: 'quantity.seats', times: decimal('1') };
    expect(cliffs(volume(list, { minimum: fromFact }))).toHaveLength(1);
  });
  it('places the drop in usage as it comes in, before allowance and conversion', () => {
    const list = tiers('10 10', '- 9');
    const fields = { included: decimal('5'), convert: { divideBy: decimal('1000') } };
    expect(cliffs(volume(list, fields))[0]).toMatch(/above 15000 the price falls by 10.00/);
    const included = { fact: 'quantity.seats', times: decimal('1') };
    expect(cliffs(volume(list, { included }))[0]).toMatch(/above 10 and the allowance the price falls/);
  });
  it('steps over whole converted units where conversion rounds', () => {
    const convert = { divideBy: decimal('1000'), round: { mode: 'up', scale: 0 } } as const;
    expect(cliffs(volume(tiers('10 10', '- 9'), { convert }))[0]).toMatch(
      /falls by 1.00 USD, from 100.00 to 99.00/,
    );
    expect(cliffs(volume(tiers('10 10', '- 9.5'), { convert }))).toEqual([]);
    expect(cliffs(volume(tiers('10.5 10', '- 9'), { convert }))[0]).toMatch(/from 100.00 to 99.00/);
  });
  it('reads the tiers of cells, and those they share with the charge once', () => {
    const cells = [
      { when: { country: ['GB'] }, price: { tiers: tiers('5 2', '- 1') }, place },
      { when: { country: ['FR'] }, price: {}, convert: { divideBy: decimal('2') }, place },
    ];
    const by = ['country'];
    expect(codesOf(cliffs(volume(tiers('10 10', '- 9'), { by, cells })))).toEqual([
      'price-cliff charges.0.tiers.1',
      'price-cliff charges.0.cells.0.tiers.1',
    ]);
    expect(cliffs(volume(tiers('10 10', '- 9'), { by, minimum: decimal('100') }))).toHaveLength(1);
  });
  it('reads the tiers that an override brings', () => {
    const event: RuleEvent = {
      type: 'overridePrice',
      charge: 'mtu',
      fields: { price: { tiers: tiers('5 2', '- 1') } },
    };
    const charges = [volume(tiers('- 1'))];
    expect(codesOf(found(priceCliff, { charges, rules: [rule('r', event)] }))).toEqual([
      'price-cliff rules.0.event.params.tiers.1',
    ]);
  });
  it('knows that every other model only rises', () => {
    expect(cliffs(charge('graduated', { price: { tiers: tiers('10 10', '- 1') } }))).toEqual([]);
  });
  it('takes a thousand tiers in its stride', () => {
    const list = tiers(
      ...Array.from({ length: 999 }, (_, n) => `${String(n + 1)} ${String(2000 - n)}`),
      '- 1',
    );
    const before = performance.now();
    expect(cliffs(volume(list))).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('thresholdCliff', () => {
  const unit = charge('unit', { price: { unitAmount: decimal('1') } });
  const off: RuleEvent = { type: 'discount', percent: decimal('10') };
  const withRule = (event: RuleEvent, condition: ReturnType<typeof asks>, charges = [unit]) =>
    found(thresholdCliff, { charges, rules: [rule('r', event, condition)] });

  it('finds a discount that starts at a bound on the usage it discounts', () => {
    expect(withRule(off, asks('usage.mtu', 'greaterThan', '1000'))).toEqual([
      'price-cliff rules.0.conditions: rule `r` starts where `usage.mtu` passes 1000, and there the price of that usage falls by 100.00 USD, from 1000.00 to 900.00',
    ]);
    expect(withRule(off, asks('usage.mtu', 'greaterThanInclusive', '1000'))).toHaveLength(1);
  });
  it('is silent where the discount stops, or is of other usage', () => {
    expect(withRule(off, asks('usage.mtu', 'lessThan', '1000'))).toEqual([]);
    expect(withRule(off, asks('usage.calls', 'greaterThan', '1000'))).toEqual([]);
    expect(withRule({ ...off, charges: ['seats'] }, asks('usage.mtu', 'greaterThan', '1000'))).toEqual([]);
  });
  it('finds a surcharge that stops', () => {
    const surcharge: RuleEvent = { type: 'surcharge', amount: decimal('50') };
    expect(withRule(surcharge, asks('usage.mtu', 'lessThanInclusive', '1000'))[0]).toMatch(
      /stops where `usage.mtu` passes 1000, .* falls by 50.00 USD, from 1050.00 to 1000.00/,
    );
  });
  it('finds cheaper overrides, larger allowances and waives from a bound on', () => {
    const above = asks('usage.mtu', 'greaterThan', '1000');
    const price = { unitAmount: decimal('0.5') };
    expect(withRule({ type: 'overridePrice', charge: 'mtu', fields: { price } }, above)).toHaveLength(1);
    expect(withRule({ type: 'include', charge: 'mtu', quantity: decimal('10') }, above)).toHaveLength(1);
    expect(withRule({ type: 'waive', charges: ['mtu'] }, above)).toHaveLength(1);
    const dearer = { unitAmount: decimal('1.5') };
    expect(withRule({ type: 'overridePrice', charge: 'mtu', fields: { price: dearer } }, above)).toEqual([]);
  });
  it('needs the bound to be a condition that cannot be done without', () => {
    const above = asks('usage.mtu', 'greaterThan', '1000');
    const startup = asks('workspace.segment', 'equal', 'startup');
    expect(withRule(off, all(above, startup))).toHaveLength(1);
    expect(withRule(off, any(above, startup))).toEqual([]);
    expect(withRule(off, all(above, any(startup, asks('usage.mtu', 'equal', '7'))))).toEqual([]);
  });
  it('is silent where another rule changes the price of the same charge', () => {
    const above = asks('usage.mtu', 'greaterThan', '1000');
    const rules = [rule('r', off, above), rule('free', { type: 'waive', charges: ['mtu'] })];
    expect(found(thresholdCliff, { charges: [unit], rules })).toEqual([]);
  });
  it('is silent about charges that it cannot work out', () => {
    const above = asks('usage.mtu', 'greaterThan', '1000');
    const cells = charge('unit', { price: { unitAmount: decimal('1') }, by: ['country'] });
    const percentage = charge('percentage', { price: { percent: decimal('1') } });
    expect(withRule(off, above, [cells])).toEqual([]);
    expect(withRule(off, above, [percentage])).toEqual([]);
  });
});
