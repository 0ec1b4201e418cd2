import { describe, expect, it } from '@jest/globals';
import { readRateRequest } from './rate-request.js';

const UNIT = { model: 'unit', unitAmount: '5.12345' };
const read = (value: unknown) => readRateRequest(value);
const codesOf = (value: unknown): readonly string[] => {
  const result = read(value);
  return result.ok ? [] : result.faults.map(({ code, path }) => `${path.join('.')} ${code}`);
};

describe('a line of `ratebook rate`', () => {
  it('is a charge without key or source, its usage, currency and rounding', () => {
    const result = read({ id: 'a1', currency: 'USD', charge: UNIT, usage: { quantity: '10' } });
    expect(result).toMatchObject({
      ok: true,
      request: {
        id: 'a1',
        currency: 'USD',
        rounding: { mode: 'halfUp', scale: 2 },
        charge: { key: 'charge', model: 'unit', source: { kind: 'none' }, by: [] },
        usage: { kind: 'quantity' },
      },
    });
    expect(
      result.ok && String(result.request.usage.kind === 'quantity' && result.request.usage.quantity),
    ).toBe('10');
  });

  it('may leave the usage of a flat charge out, and say booleans as booleans', () => {
    expect(read({ currency: 'JPY', charge: { model: 'flat', amount: '5', prorate: true } })).toMatchObject({
      ok: true,
      request: { usage: { kind: 'none' }, rounding: { scale: 0 }, charge: { prorate: true } },
    });
  });

  it.each([
    [{ events: ['100', '20.5'] }, 'events'],
    [{ amount: '120.5', count: '2' }, 'totals'],
  ])('takes the usage of a percentage: %j', (usage, kind) => {
    expect(read({ currency: 'USD', charge: { model: 'percentage', percent: '1' }, usage })).toMatchObject({
      ok: true,
      request: { usage: { kind } },
    });
  });

  it('takes cells by dimensions, also by those with the names of built-in properties', () => {
    const cells = [{ dimensions: { country: 'GB', valueOf: 'x' }, quantity: '3' }];
    const charge = { ...UNIT, by: ['country'] };
    expect(codesOf({ currency: 'USD', charge, usage: { cells } })).toEqual([
      'usage.cells.0.dimensions.valueOf key-syntax',
    ]);
    const sound = [{ dimensions: { country: 'GB' }, quantity: '3' }];
    expect(read({ currency: 'USD', charge, usage: { cells: sound } })).toMatchObject({
      ok: true,
      request: {
        usage: { kind: 'cells', cells: [{ dimensions: { country: 'GB' }, usage: { kind: 'quantity' } }] },
      },
    });
  });

  it.each([
    ['nothing', null, [' wrong-type']],
    ['a list', [], [' wrong-type']],
    ['no charge', { currency: 'USD' }, ['charge missing-key']],
    ['an unknown model', { currency: 'USD', charge: { model: 'unity' } }, ['charge.model unknown-value']],
    [
      'a JSON number',
      { currency: 'USD', charge: { model: 'unit', unitAmount: 5.1 } },
      ['charge.unitAmount json-number'],
    ],
    [
      'an exponent',
      { currency: 'USD', charge: UNIT, usage: { quantity: '1e3' } },
      ['usage.quantity decimal-syntax'],
    ],
    ['a currency that is none', { currency: 'XYZ', charge: UNIT }, ['currency currency-unknown']],
    [
      'too many decimals',
      { currency: 'JPY', charge: UNIT, rounding: { scale: 2 } },
      ['rounding.scale scale-exceeds-currency'],
    ],
    [
      'a closed top',
      { currency: 'USD', charge: { model: 'volume', tiers: [{ upTo: '5', unitAmount: '1' }] } },
      ['charge.tiers.0.upTo tier-closed-top'],
    ],
    [
      'two usages',
      { currency: 'USD', charge: UNIT, usage: { quantity: '1', events: ['1'] } },
      ['usage usage-shape'],
    ],
    [
      'an amount without count',
      { currency: 'USD', charge: UNIT, usage: { amount: '1' } },
      ['usage usage-shape'],
    ],
    [
      'cells and a quantity',
      { currency: 'USD', charge: UNIT, usage: { cells: [], quantity: '1' } },
      ['usage usage-shape'],
    ],
    [
      'a fact',
      { currency: 'USD', charge: { model: 'flat', amount: { fact: 'quantity.seats', times: '2' } } },
      ['charge.amount fact-unavailable'],
    ],
    ['an unknown key', { currency: 'USD', charge: UNIT, usages: {} }, ['usages unknown-key']],
    [
      'a prototype',
      JSON.parse('{"currency":"USD","charge":{"model":"flat","amount":"1","__proto__":{"polluted":1}}}'),
      ['charge.__proto__ unknown-key'],
    ],
  ])('is refused with %s', (_, value, codes) => {
    expect(codesOf(value)).toEqual(codes);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
