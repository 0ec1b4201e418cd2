import { describe, expect, it } from '@jest/globals';
import type { RuleEvent } from '#catalog';
import { decimal } from '#money';
import { includedNotDivisible } from './included-not-divisible.js';
import { packageBounds } from './package-bounds.js';
import { priceFinerThanRounding } from './price-finer-than-rounding.js';
import { charge, codesOf, found, rule, tiers, version } from './sample.js';
import { versionChangesNothing } from './version-changes-nothing.js';

const place = { file: 'other.yaml', line: 9, column: 9 };

describe('packageBounds', () => {
  it('finds a package minimum above its maximum', () => {
    const crossed = { minimum: decimal('10'), maximum: decimal('9.99') };
    expect(found(packageBounds, crossed)).toEqual([
      "minimum-above-maximum minimum: the package's `minimum` 10 is above its `maximum` 9.99",
    ]);
    expect(found(packageBounds, { minimum: decimal('10'), maximum: decimal('10.0') })).toEqual([]);
    const fromFact = { fact: 'quantity.seats', times: decimal('9') };
    expect(found(packageBounds, { minimum: fromFact, maximum: decimal('1') })).toEqual([]);
  });
});

describe('includedNotDivisible', () => {
  const price = { size: decimal('100'), amount: decimal('5') };
  const packages = (included: string) => charge('package', { price, included: decimal(included) });
  it('finds an allowance that is no whole number of packages', () => {
    expect(found(includedNotDivisible, { charges: [packages('250')] })).toEqual([
      'included-not-divisible charges.0.included: charge `mtu`: an allowance of 250 is no whole number of packages of 100',
    ]);
    expect(found(includedNotDivisible, { charges: [packages('200.0'), packages('0')] })).toEqual([]);
  });
  it('compares fractions exactly', () => {
    const tenths = { size: decimal('0.1'), amount: decimal('5') };
    expect(
      found(includedNotDivisible, {
        charges: [charge('package', { price: tenths, included: decimal('0.3') })],
      }),
    ).toEqual([]);
  });
  it('reads cells as merged, and names what a cell inherits once', () => {
    const cells = [
      { when: { country: ['GB'] }, price: {}, included: decimal('150'), place },
      { when: { country: ['FR'] }, price: { size: decimal('50') }, included: decimal('150'), place },
      { when: { country: ['DE'] }, price: { amount: decimal('4') }, place },
    ];
    expect(
      codesOf(
        found(includedNotDivisible, { charges: [charge('package', { price, by: ['country'], cells })] }),
      ),
    ).toEqual(['included-not-divisible charges.0.cells.0.included']);
  });
  it('reads allowances that rules bring', () => {
    const override: RuleEvent = {
      type: 'overridePrice',
      charge: 'mtu',
      fields: { price: {}, included: decimal('150') },
    };
    const include: RuleEvent = { type: 'include', charge: 'mtu', quantity: decimal('10') };
    const rules = [rule('a', override), rule('b', include)];
    expect(codesOf(found(includedNotDivisible, { charges: [packages('100')], rules }))).toEqual([
      'included-not-divisible rules.0.event.params.included',
      'included-not-divisible rules.1.event.params.quantity',
    ]);
  });
});

describe('priceFinerThanRounding', () => {
  const fine = decimal('9.995');
  it('lets unit prices of metered usage be as fine as they like', () => {
    const charges = [
      charge('unit', { price: { unitAmount: decimal('0.000125') } }),
      charge('graduated', { price: { tiers: tiers('10 0.001', '- 0.0001') } }),
      charge('percentage', { price: { percent: decimal('2.875'), fixedAmount: decimal('0.005') } }),
    ];
    expect(found(priceFinerThanRounding, { charges })).toEqual([]);
  });
  it('finds amounts that stand on a bill as they are', () => {
    const charges = [
      charge('flat', { price: { amount: fine } }),
      charge('package', { price: { size: decimal('1000'), amount: fine } }),
      charge('volume', {
        price: { tiers: tiers('10 - 9.995', '- 1') },
        minimum: fine,
        maximum: decimal('9.990'),
      }),
    ];
    expect(codesOf(found(priceFinerThanRounding, { charges, minimum: fine }))).toEqual([
      'price-finer-than-rounding charges.0.amount',
      'price-finer-than-rounding charges.1.amount',
      'price-finer-than-rounding charges.2.tiers.0.flatAmount',
      'price-finer-than-rounding charges.2.minimum',
      'price-finer-than-rounding minimum',
    ]);
  });
  it('finds unit prices of what is held', () => {
    const source = { kind: 'quantity', name: 'seats' } as const;
    const charges = [
      charge('unit', { source, price: { unitAmount: fine } }),
      charge('graduated', { source, price: { tiers: tiers('- 9.995') } }),
      charge('flat', { price: { amount: { fact: 'quantity.seats', times: fine } } }),
      charge('flat', { price: { amount: { fact: 'workspace.employees', times: fine } } }),
    ];
    expect(codesOf(found(priceFinerThanRounding, { charges }))).toEqual([
      'price-finer-than-rounding charges.0.unitAmount',
      'price-finer-than-rounding charges.1.tiers.0.unitAmount',
      'price-finer-than-rounding charges.2.amount',
    ]);
  });
  it('counts decimals that mean something, against the scale of the file', () => {
    const charges = [charge('flat', { price: { amount: decimal('10.500') } })];
    expect(found(priceFinerThanRounding, { charges })).toEqual([]);
    expect(found(priceFinerThanRounding, { charges, rounding: { mode: 'halfUp', scale: 0 } })).toEqual([
      'price-finer-than-rounding charges.0.amount: 10.5 is finer than the 0 decimals that an amount in USD is rounded to',
    ]);
  });
  it('finds amounts of rules', () => {
    const rules = [
      rule('a', { type: 'discount', amount: fine }),
      rule('b', { type: 'discount', percent: decimal('12.345') }),
      rule('c', { type: 'maximum', amount: fine }),
    ];
    expect(codesOf(found(priceFinerThanRounding, { rules }))).toEqual([
      'price-finer-than-rounding rules.0.event.params.amount',
      'price-finer-than-rounding rules.2.event.params.amount',
    ]);
  });
});

describe('versionChangesNothing', () => {
  const first = version({ charges: [charge('flat', { price: { amount: decimal('0.10') } })] });
  const second = (amount: string, fields = {}) => ({
    version: 2,
    contentHash: 'other',
    charges: [charge('flat', { price: { amount: decimal(amount) }, place })],
    ...fields,
  });
  it('finds a copy, whatever its number, title, place and spelling of numbers', () => {
    expect(
      codesOf(found(versionChangesNothing, second('0.1', { title: 'New' }), { previous: first })),
    ).toEqual(['version-changes-nothing version']);
  });
  it('does not take the entry that accepts it for a change', () => {
    const accept = [{ code: 'version-changes-nothing', because: 'a new date' }];
    expect(found(versionChangesNothing, second('0.1', { accept }), { previous: first })).toHaveLength(1);
  });
  it('is silent about any difference, and about a first version', () => {
    expect(found(versionChangesNothing, second('0.11'), { previous: first })).toEqual([]);
    expect(
      found(versionChangesNothing, second('0.1', { minimum: decimal('1') }), { previous: first }),
    ).toEqual([]);
    expect(found(versionChangesNothing, second('0.1'))).toEqual([]);
  });
});
