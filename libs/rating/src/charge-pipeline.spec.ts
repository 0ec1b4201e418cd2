import { describe, expect, it } from '@jest/globals';
import { CHARGE_PIPELINE } from './charge-pipeline.js';
import { amountOf, faultOf, lineOf } from './testing/rate-written.js';

const unit = { model: 'unit', unitAmount: '2' } as const;

describe('the order of a line', () => {
  it('is one array', () => {
    expect(CHARGE_PIPELINE.map(({ name }) => name)).toEqual([
      'convert',
      'pool',
      'included',
      'model',
      'sum',
      'maximum',
      'minimum',
      'proration',
      'waive',
      'round',
    ]);
  });

  it('converts, takes off the allowance, prices, bounds and rounds', () => {
    const storage = {
      model: 'package',
      size: '100',
      amount: '5.00',
      convert: { divideBy: '1000000000', round: 'up' },
      included: '50',
      maximum: '12',
      minimum: '1',
    } as const;
    const line = lineOf(storage, { quantity: '350000000001' });
    expect(line.steps.map(({ step }) => step)).toEqual(['convert', 'included', 'model', 'maximum']);
    expect(line.steps.map(({ after }) => after?.text().text)).toEqual(['351', '301', '20', '12']);
  });
});

describe('conversion', () => {
  it('is exact unless it says how to round', () => {
    expect(amountOf({ ...unit, convert: { divideBy: '3' } }, { quantity: '10' })).toBe('20/3');
    expect(amountOf({ ...unit, convert: { divideBy: '3', round: 'up' } }, { quantity: '10' })).toBe('8');
    expect(
      amountOf({ ...unit, convert: { divideBy: '3', round: 'halfUp', scale: 2 } }, { quantity: '10' }),
    ).toBe('6.66');
    expect(amountOf({ ...unit, convert: { multiplyBy: '2', divideBy: '3' } }, { quantity: '3' })).toBe('4');
  });

  it('loses nothing on a detour: 7 thirds of 3 are 7', () => {
    expect(amountOf({ ...unit, convert: { multiplyBy: '3', divideBy: '3' } }, { quantity: '7' })).toBe('14');
  });
});

describe('the allowance', () => {
  it('is taken off before pricing and never pays back', () => {
    const charge = { ...unit, included: '10' };
    expect(['9', '10', '10.5', '12'].map((quantity) => amountOf(charge, { quantity }))).toEqual([
      '0',
      '0',
      '1',
      '4',
    ]);
  });

  it('grows by what rules include, in converted units', () => {
    const charge = { ...unit, convert: { divideBy: '1000' }, included: '10' };
    expect(amountOf(charge, { quantity: '15000' }, { include: '3' })).toBe('4');
    expect(amountOf(unit, { quantity: '5' }, { include: '3' })).toBe('4');
  });

  it.each([
    [{ model: 'flat', amount: '1' } as const, {}],
    [{ model: 'percentage', percent: '1' } as const, { events: [] }],
    [{ ...unit, by: ['country'] }, { cells: [] }],
  ])('cannot be added where there are no units to take it off: %o', (charge, usage) => {
    expect(faultOf(charge, usage, { include: '3' })).toBe('rating.allowance-unusable');
  });
});

describe('maximum and minimum of a charge', () => {
  it('bound its sum, also when nothing was used', () => {
    const charge = { ...unit, minimum: '50', maximum: '100' };
    expect(['0', '25', '30', '50', '51'].map((quantity) => amountOf(charge, { quantity }))).toEqual([
      '50',
      '50',
      '60',
      '100',
      '100',
    ]);
  });

  it('apply the maximum first, so that the minimum wins where a fact made them cross', () => {
    expect(amountOf({ ...unit, minimum: '50', maximum: '10' }, { quantity: '7' })).toBe('50');
  });
});

describe('negative usage', () => {
  it('is refused unless the charge allows it', () => {
    expect(faultOf(unit, { quantity: '-1' })).toBe('rating.negative-quantity');
    expect(amountOf({ ...unit, allowNegative: true }, { quantity: '-1' })).toBe('-2');
  });

  it('takes off what the same usage costs: conversion, allowance and flat amounts alike', () => {
    const charge = {
      model: 'graduated',
      tiers: [
        { upTo: '10', unitAmount: '2', flatAmount: '1' },
        { unitAmount: '1', flatAmount: '3' },
      ],
      convert: { divideBy: '2', round: 'ceiling' },
      included: '3',
      allowNegative: true,
    } as const;
    for (const quantity of ['1', '6', '7', '25.5', '99']) {
      const positive = lineOf(charge, { quantity }).unrounded;
      expect(lineOf(charge, { quantity: `-${quantity}` }).unrounded.equals(positive.negated())).toBe(true);
    }
  });

  it('shows parts that add up with their sign', () => {
    const { details } = lineOf(
      { model: 'package', size: '10', amount: '3', allowNegative: true },
      { quantity: '-25' },
    );
    expect(details[0]?.amount.text().text).toBe('-9');
    expect(details[0]?.quantity?.text().text).toBe('-25');
  });

  it('within the allowance leaves 0, which has no sign', () => {
    const charge = {
      model: 'volume',
      tiers: [{ flatAmount: '4' }],
      flatWhenZero: true,
      included: '10',
      allowNegative: true,
    } as const;
    expect(amountOf(charge, { quantity: '-5' })).toBe('4');
  });

  it('is bounded after its sign is back', () => {
    expect(
      amountOf({ ...unit, allowNegative: true, minimum: '0', maximum: '100' }, { quantity: '-10' }),
    ).toBe('0');
    expect(amountOf({ ...unit, allowNegative: true, minimum: '5' }, { quantity: '-10' })).toBe('5');
  });
});

describe('a waived charge', () => {
  it('is rated and shown, and counts 0.00 without its own minimum', () => {
    const line = lineOf({ ...unit, minimum: '50' }, { quantity: '3' }, { waived: true });
    expect(line.waived).toBe(true);
    expect(line.amount.toFixed(2)).toBe('0.00');
    expect(line.steps.at(-1)).toMatchObject({ step: 'waive' });
    expect(line.steps.at(-1)?.before?.text().text).toBe('6');
    expect(line.details[0]?.amount.text().text).toBe('6');
  });
});

describe('usage of the wrong shape', () => {
  it.each([
    ['nothing for a unit charge', unit, {}, 'rating.usage-missing'],
    ['nothing for a charge with cells', { ...unit, by: ['country'] }, {}, 'rating.usage-missing'],
    ['events for a unit charge', unit, { events: ['1'] }, 'rating.usage-shape'],
    ['totals for a dynamic charge', { model: 'dynamic' }, { amount: '1', count: '1' }, 'rating.usage-shape'],
    ['cells without `by`', unit, { cells: [] }, 'rating.usage-shape'],
    ['a quantity with `by`', { ...unit, by: ['country'] }, { quantity: '1' }, 'rating.usage-shape'],
    ['a price without its field', { model: 'unit' }, { quantity: '1' }, 'rating.price-incomplete'],
  ] as const)('%s is refused', (_, charge, usage, code) => {
    expect(faultOf(charge, usage)).toBe(code);
  });
});
