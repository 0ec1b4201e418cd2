import { describe, expect, it } from '@jest/globals';
import { amountOf } from './testing/rate-written.js';

const unit = { model: 'unit', unitAmount: '2' } as const;

describe('proration', () => {
  const half = { share: [15, 30] } as const;

  it('does nothing unless the charge asks for it', () => {
    expect(amountOf({ model: 'flat', amount: '120' }, {}, half)).toBe('120');
  });

  it('multiplies flat and licensed charges after their bounds', () => {
    expect(amountOf({ model: 'flat', amount: '120', prorate: true, minimum: '200' }, {}, half)).toBe('100');
    const seats = {
      model: 'graduated',
      tiers: [{ unitAmount: '10', flatAmount: '4' }],
      included: '2',
      maximum: '60',
      source: { kind: 'quantity', name: 'seats' },
      prorate: true,
    } as const;
    expect(amountOf(seats, { quantity: '5' }, half)).toBe('17');
    expect(amountOf(seats, { quantity: '50' }, half)).toBe('30');
    expect(amountOf({ model: 'flat', amount: '100', prorate: true }, {}, { share: [1, 3] })).toBe('100/3');
  });

  it('shrinks allowance, bounds and flat amounts of metered charges, never unit prices, bounds of tiers or percents', () => {
    const mtu = {
      model: 'graduated',
      tiers: [
        { upTo: '100', unitAmount: '1', flatAmount: '4' },
        { unitAmount: '0.5', flatAmount: '6' },
      ],
      included: '10',
      minimum: '50',
      maximum: '300',
      source: { kind: 'meter', meter: 'mtu' },
      prorate: true,
    } as const;
    expect(amountOf(mtu, { quantity: '125' }, half)).toBe('115'); // 120 left: 100 + 2, 10 + 3
    expect(amountOf(mtu, { quantity: '0' }, half)).toBe('25');
    expect(amountOf(mtu, { quantity: '5000' }, half)).toBe('150');
    expect(
      amountOf({ ...mtu, model: 'volume', included: '0', minimum: '0' }, { quantity: '100' }, half),
    ).toBe('102');
  });

  it('shrinks what rules include as well, so that two segments do not include it twice', () => {
    const charge = { ...unit, source: { kind: 'meter', meter: 'mtu' }, prorate: true } as const;
    expect(amountOf(charge, { quantity: '10' }, { ...half, include: '4' })).toBe('16');
  });

  it('treats `amountOf` charges as metered ones, since the amounts they read are prorated already', () => {
    const charge = {
      model: 'graduatedPercentage',
      tiers: [{ percent: '10', flatAmount: '4' }],
      minimum: '30',
      source: { kind: 'amountOf', charges: ['seats'] },
      prorate: true,
    } as const;
    expect(amountOf(charge, { quantity: '200' }, half)).toBe('22');
    expect(amountOf(charge, { quantity: '10' }, half)).toBe('15');
  });
});
