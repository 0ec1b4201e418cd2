import { describe, expect, it } from '@jest/globals';
import { decimal } from '#money';
import { explainDetail } from './explain/explain-detail.js';
import type { LineDetail } from './line-detail.js';
import { rateCharge } from './rate-charge.js';
import { amountOf, faultOf, inputOf, lineOf } from './testing/rate-written.js';

const sms = {
  model: 'unit',
  by: ['country', 'kind'],
  unitAmount: '0.0079',
  cells: [
    { when: { country: ['GB', 'IE'] }, unitAmount: '0.0400' },
    { when: { country: ['GB'], kind: ['mms'] }, unitAmount: '0.1500' },
  ],
} as const;
const cell = (dimensions: Record<string, string>, quantity = '1') => ({ dimensions, quantity });
const priceOf = (dimensions: Record<string, string>) => amountOf(sms, { cells: [cell(dimensions)] });

function first(details: readonly LineDetail[]): LineDetail {
  const [detail] = details;
  if (detail === undefined) throw new Error('a line of one cell has its detail');
  return detail;
}

describe('cells', () => {
  it('are matched by the entry that names most dimensions', () => {
    expect(priceOf({ country: 'GB', kind: 'mms' })).toBe('0.15');
    expect(priceOf({ country: 'GB', kind: 'sms' })).toBe('0.04');
    expect(priceOf({ country: 'IE', kind: 'mms' })).toBe('0.04');
    expect(priceOf({ country: 'US', kind: 'mms' })).toBe('0.0079');
  });

  it('match only entries that do not name a missing dimension', () => {
    expect(priceOf({ country: 'GB' })).toBe('0.04');
    expect(priceOf({ kind: 'mms' })).toBe('0.0079');
    expect(priceOf({})).toBe('0.0079');
  });

  it('read the same in whichever order the names of a tuple are written', () => {
    const written = [
      { country: 'GB', kind: 'mms' },
      { kind: 'mms', country: 'GB' },
    ].map((dimensions) => explainDetail(first(lineOf(sms, { cells: [cell(dimensions)] }).details)));
    expect(written).toEqual(Array(2).fill('country `GB`, kind `mms`: 1 used'));
  });

  it('are priced each on its own and summed', () => {
    const tiered = {
      model: 'graduated',
      by: ['region'],
      tiers: [{ upTo: '10', unitAmount: '2' }, { unitAmount: '1' }],
    } as const;
    expect(amountOf(tiered, { cells: [cell({ region: 'a' }, '10'), cell({ region: 'b' }, '10')] })).toBe(
      '40',
    );
  });

  it('replace fields whole: conversion, allowance and every price field', () => {
    const charge = {
      model: 'package',
      by: ['tier'],
      size: '10',
      amount: '1',
      convert: { divideBy: '1000', round: 'up' },
      cells: [
        { when: { tier: ['big'] }, size: '5' },
        { when: { tier: ['raw'] }, convert: { multiplyBy: '1' } },
        { when: { tier: ['free'] }, included: '20' },
      ],
    } as const;
    const of = (tier: string, quantity: string) => amountOf(charge, { cells: [cell({ tier }, quantity)] });
    expect([of('other', '25000'), of('big', '25000'), of('raw', '250'), of('free', '25000')]).toEqual([
      '3',
      '5',
      '25',
      '1',
    ]);
  });

  it('show dimensions, usage, place and parts, and weigh by their amounts', () => {
    const line = lineOf(sms, {
      cells: [cell({ country: 'GB', kind: 'mms' }, '2'), cell({ country: 'US', kind: 'sms' }, '100')],
    });
    expect(line.quantity?.text().text).toBe('102');
    expect(line.details).toMatchObject([
      {
        kind: 'cell',
        dimensions: { country: 'GB', kind: 'mms' },
        place: { line: 21 },
        parts: [{ kind: 'unit' }],
      },
      { kind: 'cell', dimensions: { country: 'US', kind: 'sms' } },
    ]);
    expect(line.details[1]).not.toHaveProperty('place');
    expect(line.cells.map(({ weight }) => weight.text().text)).toEqual(['0.3', '0.79']);
  });

  it('are refused twice, with unknown dimensions, or without a price', () => {
    const gb = cell({ country: 'GB' });
    expect(faultOf(sms, { cells: [gb, gb] })).toBe('rating.duplicate-cell');
    expect(amountOf(sms, { cells: [gb, cell({ country: 'GB', kind: '' })] })).toBe('0.08');
    expect(faultOf(sms, { cells: [cell({ contry: 'GB' })] })).toBe('rating.unknown-dimension');
    expect(faultOf(sms, { cells: [cell(JSON.parse('{"__proto__":"x"}') as Record<string, string>)] })).toBe(
      'rating.unknown-dimension',
    );
    const noDefault = { model: 'unit', by: sms.by, cells: sms.cells } as const;
    expect(faultOf(noDefault, { cells: [cell({ country: 'US' })] })).toBe('rating.no-cell');
    expect(amountOf(noDefault, { cells: [cell({ country: 'IE' })] })).toBe('0.04');
    expect(
      faultOf(
        { ...noDefault, cells: [{ when: { country: ['US'] }, included: '1' }] },
        { cells: [cell({ country: 'US' })] },
      ),
    ).toBe('rating.price-incomplete');
  });

  it('never take a dimension from the prototype', () => {
    const charge = { ...sms, by: ['constructor'], cells: [] };
    expect(amountOf(charge, { cells: [cell({}), cell({ constructor: 'x' })] })).toBe('0.0158');
  });

  it('when there are none, reach no tier and no flat amount, and still meet the minimum', () => {
    const tiered = {
      model: 'volume',
      by: ['region'],
      tiers: [{ flatAmount: '7' }],
      flatWhenZero: true,
    } as const;
    expect(amountOf(tiered, { cells: [] })).toBe('0');
    expect(amountOf({ ...tiered, pool: true }, { cells: [] })).toBe('0');
    expect(amountOf({ ...tiered, minimum: '3' }, { cells: [] })).toBe('3');
    expect(amountOf(tiered, { cells: [cell({ region: 'a' }, '0'), cell({ region: 'b' }, '0')] })).toBe('14');
  });

  it('of a percentage charge hold events, each with its own allowance', () => {
    const card = { model: 'percentage', by: ['brand'], percent: '1', freeEvents: '1' } as const;
    const cells = ['visa', 'amex'].map((brand) => ({ dimensions: { brand }, events: ['100', '100'] }));
    expect(amountOf(card, { cells })).toBe('2');
  });

  it('are found among a thousand entries as among a few', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      when: index % 2 === 0 ? { country: [`c${index}`] } : { kind: ['mms'], country: [`c${index - 1}`] },
      unitAmount: String(index),
    }));
    const of = (dimensions: Record<string, string>) =>
      amountOf({ ...sms, cells: many }, { cells: [cell(dimensions)] });
    expect([
      of({ country: 'c998' }),
      of({ country: 'c998', kind: 'mms' }),
      of({ kind: 'mms' }),
      of({}),
    ]).toEqual(['998', '999', '0.0079', '0.0079']);
  });

  it('take what rules override for the tuples they name, the first in rule order winning each field', () => {
    const input = inputOf(sms, {
      cells: [cell({ country: 'GB', kind: 'mms' }), cell({ country: 'US', kind: 'mms' })],
    });
    const override = (when: Record<string, string[]>, unitAmount: string) => ({
      when,
      fields: { price: { unitAmount: decimal(unitAmount) } },
    });
    const result = rateCharge({
      ...input,
      cellOverrides: [override({ country: ['GB'] }, '1'), override({ kind: ['mms'] }, '2')],
    });
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.line.cells.map(({ weight }) => weight.text().text)).toEqual(['1', '2']);
  });
});

describe('a pool', () => {
  const minutes = {
    model: 'unit',
    by: ['os'],
    pool: true,
    included: '3000',
    unitAmount: '0.008',
    cells: [{ when: { os: ['macos'] }, convert: { multiplyBy: '10' } }],
  } as const;

  it('weighs cells, sums them, and prices the sum once', () => {
    const line = lineOf(
      minutes,
      { cells: [cell({ os: 'linux' }, '2000'), cell({ os: 'macos' }, '300')] },
      { include: '500' },
    );
    expect(line.unrounded.text().text).toBe('12');
    expect(line.quantity?.text().text).toBe('2300');
    expect(line.details.map(({ kind }) => kind)).toEqual(['weighed', 'weighed', 'unit']);
    expect(line.cells.map(({ weight }) => weight.text().text)).toEqual(['2000', '3000']);
    expect(line.steps.map(({ step }) => step)).toEqual(['convert', 'pool', 'included', 'model']);
  });

  it('cannot hold events', () => {
    expect(faultOf({ model: 'percentage', percent: '1', by: ['brand'], pool: true }, { cells: [] })).toBe(
      'rating.pool-events',
    );
  });
});
