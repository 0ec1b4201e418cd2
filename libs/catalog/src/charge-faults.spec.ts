import { describe, expect, it } from '@jest/globals';
import { decimal } from '#money';
import type { Cell, Charge, ChargeModel, ChargeOf, Convert, PercentTier, Tier } from './charge.js';
import { chargeFaults } from './charge-faults.js';

const place = { file: 'team/1.yaml', line: 1, column: 1 };

function charge<M extends ChargeModel>(model: M, fields: Partial<ChargeOf<M>>): Charge {
  const whole: ChargeOf<M> = {
    key: 'mtu',
    model,
    source: model === 'flat' ? { kind: 'none' } : { kind: 'meter', meter: 'mtu' },
    price: {},
    by: [],
    pool: false,
    cells: [],
    prorate: false,
    allowNegative: false,
    timing: 'arrears',
    place,
    ...fields,
  };
  return whole as unknown as Charge;
}

function cell(when: Record<string, string[]>, fields: Partial<Cell<'unit'>> = {}): Cell<'unit'> {
  return { when, price: {}, place, ...fields };
}

const tier = (upTo?: string, unitAmount = '1'): Tier => ({
  ...(upTo === undefined ? {} : { upTo: decimal(upTo) }),
  unitAmount: decimal(unitAmount),
});

const found = (of: Charge) => chargeFaults(of).map(({ code, path }) => `${code} ${path.join('.')}`);
const graduated = (...tiers: Tier[]) => found(charge('graduated', { price: { tiers } }));

describe('chargeFaults on tiers', () => {
  it('has nothing to say about rising tiers with an open top', () => {
    expect(graduated(tier('0.5'), tier('10'), tier())).toEqual([]);
    expect(graduated(tier())).toEqual([]);
  });
  it('finds an empty list', () => {
    expect(graduated()).toEqual(['tiers-empty tiers']);
  });
  it('finds a closed top at the bound of the last tier', () => {
    expect(graduated(tier('10'), tier('20'))).toEqual(['tier-closed-top tiers.1.upTo']);
  });
  it('finds an open tier before the last as the gap that it leaves', () => {
    expect(graduated(tier(), tier('20'), tier())).toEqual(['tier-gap tiers.0']);
  });
  it('finds bounds that fall as an overlap, and equal ones as an empty tier', () => {
    expect(graduated(tier('20'), tier('10'), tier())).toEqual(['tier-overlap tiers.1.upTo']);
    expect(graduated(tier('10'), tier('10.0'), tier())).toEqual(['tier-equal-bounds tiers.1.upTo']);
  });
  it('compares with the nearest bound when the tier between is itself at fault', () => {
    expect(graduated(tier('20'), tier(), tier('10'), tier())).toEqual([
      'tier-gap tiers.1',
      'tier-overlap tiers.2.upTo',
    ]);
  });
  it('finds a bound of zero and a negative one', () => {
    expect(graduated(tier('0'), tier())).toEqual(['number-not-positive tiers.0.upTo']);
    expect(graduated(tier('-1'), tier())).toEqual(['number-not-positive tiers.0.upTo']);
  });
  it('finds a tier without a price, and takes a price of zero as one', () => {
    expect(graduated({ upTo: decimal('5') }, tier(undefined, '0'))).toEqual(['tier-without-price tiers.0']);
  });
  it('reports every fault at once', () => {
    expect(graduated(tier('10', '-1'), { upTo: decimal('5') })).toEqual([
      'negative-price tiers.0.unitAmount',
      'tier-overlap tiers.1.upTo',
      'tier-closed-top tiers.1.upTo',
      'tier-without-price tiers.1',
    ]);
  });
  it('reads percent tiers alike', () => {
    const tiers: PercentTier[] = [{ upTo: decimal('5'), percent: decimal('-2') }, { percent: decimal('1') }];
    expect(found(charge('graduatedPercentage', { price: { tiers } }))).toEqual([
      'negative-price tiers.0.percent',
    ]);
  });
});

describe('chargeFaults on numbers', () => {
  it('asks each model for its required fields', () => {
    expect(found(charge('flat', {}))).toEqual(['price-missing ']);
    expect(found(charge('package', {}))).toEqual(['price-missing ', 'price-missing ']);
    expect(found(charge('dynamic', {}))).toEqual([]);
  });
  it('refuses prices and bounds below zero, but not zero', () => {
    expect(found(charge('unit', { price: { unitAmount: decimal('0') } }))).toEqual([]);
    expect(found(charge('unit', { price: { unitAmount: decimal('-0.000000000001') } }))).toEqual([
      'negative-price unitAmount',
    ]);
    const bounds = { minimum: decimal('-2'), maximum: decimal('-1'), included: decimal('-3') };
    expect(found(charge('unit', { price: { unitAmount: decimal('1') }, ...bounds }))).toEqual([
      'negative-price included',
      'negative-price minimum',
      'negative-price maximum',
    ]);
  });
  it('refuses a negative multiple of a fact at `times`', () => {
    const amount = { fact: 'quantity.seats', times: decimal('-1') };
    expect(found(charge('flat', { price: { amount } }))).toEqual(['negative-price amount.times']);
  });
  it('refuses a package size and conversion factors of zero', () => {
    const price = { size: decimal('0'), amount: decimal('5') };
    const convert: Convert = { multiplyBy: decimal('0'), divideBy: decimal('-1') };
    expect(found(charge('package', { price, convert }))).toEqual([
      'number-not-positive size',
      'number-not-positive convert.multiplyBy',
      'number-not-positive convert.divideBy',
    ]);
  });
  it('compares fixed bounds and leaves those from facts to the quote', () => {
    const price = { unitAmount: decimal('1') };
    const [low, high] = [decimal('10'), decimal('10.01')];
    expect(found(charge('unit', { price, minimum: low, maximum: low }))).toEqual([]);
    expect(found(charge('unit', { price, minimum: high, maximum: low }))).toEqual([
      'minimum-above-maximum minimum',
    ]);
    const fromFact = { fact: 'quantity.seats', times: decimal('20') };
    expect(found(charge('unit', { price, minimum: fromFact, maximum: low }))).toEqual([]);
  });
  it('refuses part events and crossed bounds of a percentage charge', () => {
    const price = {
      percent: decimal('2.9'),
      freeEvents: decimal('1.5'),
      minimumPerEvent: decimal('2'),
      maximumPerEvent: decimal('1'),
    };
    expect(found(charge('percentage', { price }))).toEqual([
      'free-events-not-whole freeEvents',
      'minimum-above-maximum minimumPerEvent',
    ]);
  });
  it('refuses a price field of another model, which an override could bring', () => {
    const price = { unitAmount: decimal('1'), amount: decimal('1') };
    expect(found(charge('unit', { price }))).toEqual(['price-field-of-another-model amount']);
  });
});

describe('chargeFaults on modifiers', () => {
  const unit = { price: { unitAmount: decimal('1') } };
  const percentage = { price: { percent: decimal('1') } };
  it('gives a flat charge no quantity and no dimensions', () => {
    const flat = { price: { amount: decimal('1') }, source: { kind: 'meter', meter: 'mtu' } } as const;
    expect(found(charge('flat', { ...flat, by: ['os'] }))).toEqual([
      'flat-with-quantity meter',
      'by-needs-meter by',
    ]);
  });
  it('prices percentages from a meter alone', () => {
    const source = { kind: 'amountOf', charges: ['seats'] } as const;
    expect(found(charge('percentage', { ...percentage, source }))).toEqual([
      'percentage-needs-meter amountOf',
    ]);
    expect(found(charge('percentage', { ...percentage, source: { kind: 'none' } }))).toEqual([]);
  });
  it('refuses `convert` and `included` where there are no units', () => {
    const units = { convert: { divideBy: decimal('2') }, included: decimal('1') };
    const codes = ['modifier-not-allowed convert', 'modifier-not-allowed included'];
    expect(found(charge('flat', { price: { amount: decimal('1') }, ...units }))).toEqual(codes);
    expect(found(charge('percentage', { ...percentage, ...units }))).toEqual(codes);
    expect(found(charge('dynamic', { source: { kind: 'amountOf', charges: ['a'] }, ...units }))).toEqual(
      codes,
    );
    expect(found(charge('unit', { ...unit, ...units }))).toEqual([]);
  });
  it('shares an allowance between cells only in a pool', () => {
    const cells = { ...unit, by: ['os'], included: decimal('10') };
    expect(found(charge('unit', cells))).toEqual(['included-needs-pool included']);
    expect(found(charge('unit', { ...cells, pool: true }))).toEqual([]);
  });
  it('refuses `pool` and `cells` without `by`, and a dimension named twice', () => {
    expect(found(charge('unit', { ...unit, pool: true, cells: [cell({ os: ['mac'] })] }))).toEqual([
      'pool-without-by pool',
      'cells-without-by cells',
    ]);
    expect(found(charge('unit', { ...unit, by: ['os', 'kind', 'os'] }))).toEqual(['dimension-twice by.2']);
  });
  it('refuses to pool a percentage charge: events cannot be summed', () => {
    const pooled = {
      source: { kind: 'meter' as const, meter: 'm' },
      price: { percent: decimal('1') },
      by: ['os'],
      pool: true,
    };
    expect(found(charge('percentage', pooled))).toEqual(['modifier-not-allowed pool']);
  });
});

describe('chargeFaults on cells', () => {
  const price = { unitAmount: decimal('1') };
  const priced = (when: Record<string, string[]>) => cell(when, { price });
  const by = ['country', 'kind', 'net'];

  it('lets cells complete a price, and names each that does not', () => {
    const cells = [priced({ country: ['GB'] }), cell({ country: ['FR'] })];
    expect(found(charge('unit', { by, cells }))).toEqual(['price-missing cells.1']);
    expect(found(charge('unit', { by, cells, price }))).toEqual([]);
  });
  it('needs the own price when no cell could give one, and in a pool', () => {
    expect(found(charge('unit', { by }))).toEqual(['price-missing ']);
    const cells = [cell({ country: ['GB'] }, { convert: { multiplyBy: decimal('2') } })];
    expect(found(charge('unit', { by, pool: true, cells }))).toEqual(['price-missing ']);
  });
  it('refuses prices and allowances of single cells in a pool', () => {
    const cells = [cell({ country: ['GB'] }, { price, included: decimal('1') })];
    expect(found(charge('unit', { by, price, pool: true, cells }))).toEqual([
      'pool-cell-price cells.0.unitAmount',
      'pool-cell-price cells.0.included',
    ]);
  });
  it('reads tiers, factors and allowances of a cell like those of the charge', () => {
    const tiers = [tier('10'), tier('5')];
    const cells = [
      {
        when: { country: ['GB'] },
        price: { tiers },
        convert: { divideBy: decimal('0') },
        included: decimal('-1'),
        place,
      },
    ];
    expect(found(charge('volume', { by, cells }))).toEqual([
      'tier-overlap cells.0.tiers.1.upTo',
      'tier-closed-top cells.0.tiers.1.upTo',
      'number-not-positive cells.0.convert.divideBy',
      'negative-price cells.0.included',
    ]);
  });
  it('judges per-event bounds as merged, where the cell wrote one', () => {
    const own = { percent: decimal('1'), maximumPerEvent: decimal('5') };
    const cells = [{ when: { country: ['GB'] }, price: { minimumPerEvent: decimal('6') }, place }];
    expect(found(charge('percentage', { by, price: own, cells }))).toEqual([
      'minimum-above-maximum cells.0.minimumPerEvent',
    ]);
  });
  it('asks `when` for dimensions of `by`, with values', () => {
    const cells = [priced({}), priced({ os: ['mac'] }), priced({ kind: [] })];
    expect(found(charge('unit', { by, cells }))).toEqual([
      'cell-when-empty cells.0.when',
      'cell-dimension-not-in-by cells.1.when.os',
      'cell-when-empty cells.2.when.kind',
    ]);
  });

  const overlaps = (...whens: Record<string, string[]>[]) =>
    found(charge('unit', { by, cells: whens.map(priced) }));
  it('finds two entries of the same dimensions that share a value', () => {
    expect(overlaps({ country: ['GB', 'IE'] }, { country: ['FR'] })).toEqual([]);
    expect(overlaps({ country: ['GB', 'IE'] }, { country: ['FR', 'IE'] })).toEqual([
      'cell-overlap cells.1.when',
    ]);
  });
  it('leaves entries that ask for unknown dimensions out of the comparison', () => {
    expect(overlaps({ os: ['mac'] }, { country: ['GB'] })).toEqual([
      'cell-dimension-not-in-by cells.0.when.os',
    ]);
  });
  it('finds two entries of different dimensions, for a tuple can have both', () => {
    expect(overlaps({ country: ['GB'] }, { kind: ['mms'] })).toEqual(['cell-overlap cells.1.when']);
  });
  it('lets one entry that names more settle what two share', () => {
    expect(overlaps({ country: ['GB'] }, { kind: ['mms'] }, { country: ['GB'], kind: ['mms'] })).toEqual([]);
  });
  it('does not let an entry settle more than it covers', () => {
    expect(
      overlaps({ country: ['GB', 'IE'] }, { kind: ['mms'] }, { country: ['GB'], kind: ['mms'] }),
    ).toEqual(['cell-overlap cells.1.when']);
    expect(
      overlaps({ country: ['GB'] }, { kind: ['mms'] }, { country: ['GB'], kind: ['mms'], net: ['a'] }),
    ).toEqual(['cell-overlap cells.1.when']);
  });
  it('lets an entry that names more stand beside one that names fewer', () => {
    expect(overlaps({ country: ['GB'] }, { country: ['GB'], kind: ['mms'] })).toEqual([]);
  });
  it('answers for a thousand entries that all meet within a blink', () => {
    const values = Array.from({ length: 90 }, (_, index) => `v${String(index)}`);
    const cells = Array.from({ length: 1000 }, () => priced({ country: values }));
    const before = performance.now();
    expect(found(charge('unit', { by, cells }))).toHaveLength(999);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
