import { describe, expect, it } from '@jest/globals';
import { Fraction } from '#money';
import { rateCharge } from '../rate-charge.js';
import { amountOf, faultOf, inputOf, lineOf, roundedOf } from '../testing/rate-written.js';

const unit = { model: 'unit', unitAmount: '2' } as const;

describe('rounding', () => {
  const odd = { model: 'unit', unitAmount: '0.125' } as const;

  it.each([
    ['halfUp', '0.13', '-0.13'],
    ['halfEven', '0.12', '-0.12'],
    ['halfDown', '0.12', '-0.12'],
    ['up', '0.13', '-0.13'],
    ['down', '0.12', '-0.12'],
    ['ceiling', '0.13', '-0.12'],
    ['floor', '0.12', '-0.13'],
  ] as const)('%s takes 0.125 to %s and -0.125 to %s', (mode, positive, negative) => {
    expect(roundedOf(odd, { quantity: '1' }, { rounding: { mode } })).toBe(positive);
    expect(roundedOf({ ...odd, allowNegative: true }, { quantity: '-1' }, { rounding: { mode } })).toBe(
      negative,
    );
  });

  it('knows yen without and dinars with three digits', () => {
    expect(
      roundedOf({ model: 'unit', unitAmount: '0.5' }, { quantity: '1' }, { rounding: { scale: 0 } }),
    ).toBe('1');
    expect(
      roundedOf({ model: 'unit', unitAmount: '0.0005' }, { quantity: '1' }, { rounding: { scale: 3 } }),
    ).toBe('0.001');
  });

  it('happens once: three thirds of a cent over cells are one cent', () => {
    const cells = ['a', 'b', 'c'].map((country) => ({ dimensions: { country }, quantity: '1' }));
    const charge = { ...unit, unitAmount: '0.01', by: ['country'], convert: { divideBy: '3' } };
    expect(roundedOf(charge, { cells })).toBe('0.01');
    expect(lineOf(charge, { cells }).steps.map(({ step }) => step)).not.toContain('round');
  });

  it('refuses an amount of more than 26 digits before the point, also one that only rounding makes so long', () => {
    const nines = '9'.repeat(26);
    expect(roundedOf({ model: 'unit', unitAmount: '1' }, { quantity: nines })).toBe(`${nines}.00`);
    expect(faultOf({ model: 'unit', unitAmount: '1' }, { quantity: `${nines}.999` })).toBe(
      'rating.amount-overflow',
    );
    expect(faultOf({ model: 'unit', unitAmount: nines }, { quantity: nines })).toBe('rating.amount-overflow');
    expect(faultOf({ model: 'unit', unitAmount: '2', allowNegative: true }, { quantity: `-${nines}` })).toBe(
      'rating.amount-overflow',
    );
    expect(amountOf({ model: 'unit', unitAmount: '2', maximum: '10' }, { quantity: nines })).toBe('10');
  });
});

describe('a quantity far beyond what can be written', () => {
  it('is refused like any other overflow', () => {
    const usage = { kind: 'quantity', quantity: Fraction.ratio(10n ** 200n, 7n) } as const;
    expect(rateCharge({ ...inputOf(unit, {}), usage })).toMatchObject({
      fault: { code: 'rating.amount-overflow' },
    });
  });
});
