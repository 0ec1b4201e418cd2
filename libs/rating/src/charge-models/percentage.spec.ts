import { describe, expect, it } from '@jest/globals';
import { amountOf, faultOf, lineOf } from '../testing/rate-written.js';

const card = { model: 'percentage', percent: '2.9', fixedAmount: '0.30' } as const;
const fees = (charge: Parameters<typeof lineOf>[0], events: readonly string[]): readonly string[] =>
  lineOf(charge, { events }).details.map(({ amount }) => amount.text().text);

describe('a percentage charge', () => {
  it('takes per cent and fixed amount of each event', () => {
    expect(fees(card, ['100', '0', '10.05'])).toEqual(['3.2', '0.3', '0.59145']);
  });

  it('costs nothing without events', () => {
    expect(amountOf(card, { events: [] })).toBe('0');
    expect(amountOf(card, { amount: '0', count: '0' })).toBe('0');
  });

  it('prices totals as it prices their events', () => {
    expect(amountOf(card, { events: ['100', '0', '10.05'] })).toBe(
      amountOf(card, { amount: '110.05', count: '3' }),
    );
  });

  it('keeps each fee between the bounds for an event', () => {
    const bounded = { ...card, minimumPerEvent: '1', maximumPerEvent: '5' };
    expect(fees(bounded, ['0', '10', '100', '1000'])).toEqual(['1', '1', '3.2', '5']);
  });

  it('rounds each fee as the line is rounded when `roundEach` asks for it', () => {
    const each = { ...card, roundEach: 'event' } as const;
    expect(fees(each, ['10.05', '10.05'])).toEqual(['0.59', '0.59']);
    expect(amountOf(each, { events: ['10.05', '10.05'] }, { rounding: { mode: 'ceiling' } })).toBe('1.2');
    expect(amountOf(each, { events: ['10.05', '10.05'] }, { rounding: { scale: 0 } })).toBe('2');
  });
});

describe('the free allowance of a percentage charge', () => {
  const free = (allowance: { freeEvents?: string; freeAmount?: string }) => ({
    ...card,
    ...allowance,
    minimumPerEvent: '1',
  });

  it('frees the first events, which escape the minimum', () => {
    expect(fees(free({ freeEvents: '2' }), ['10', '1000', '100'])).toEqual(['0', '0', '3.2']);
  });

  it('charges the event that crosses the free amount on the excess, with the whole fixed amount', () => {
    expect(fees(free({ freeAmount: '150' }), ['100', '150', '100'])).toEqual(['0', '3.2', '3.2']);
  });

  it('frees the event that exactly reaches the free amount, and nothing after it, not even an event of 0', () => {
    expect(fees(free({ freeAmount: '150' }), ['100', '50', '0', '100'])).toEqual(['0', '0', '1', '3.2']);
  });

  it('ends when the events are used up, though money is left', () => {
    expect(fees(free({ freeEvents: '1', freeAmount: '1000' }), ['100', '100'])).toEqual(['0', '3.2']);
  });

  it('ends when the money is used up, though events are left', () => {
    expect(fees(free({ freeEvents: '9', freeAmount: '100' }), ['100', '100'])).toEqual(['0', '3.2']);
    expect(fees(free({ freeEvents: '9', freeAmount: '100' }), ['300', '100'])).toEqual(['6.1', '3.2']);
  });

  it('is absent when it is 0', () => {
    expect(fees(free({ freeEvents: '0', freeAmount: '0' }), ['100'])).toEqual(['3.2']);
    expect(fees(free({ freeEvents: '0', freeAmount: '150' }), ['100', '100'])).toEqual(['0', '1.75']);
    expect(amountOf({ ...card, freeEvents: '0', freeAmount: '0' }, { amount: '100', count: '1' })).toBe(
      '3.2',
    );
  });

  it('shows which events were free, what was chargeable, and which bound spoke', () => {
    const { details } = lineOf(free({ freeAmount: '30' }), { events: ['10', '30', '100'] });
    expect(details).toMatchObject([
      { kind: 'event', index: 0, free: true },
      { kind: 'event', index: 1, free: false, bound: 'minimum' },
      { kind: 'event', index: 2, free: false },
    ]);
    expect(details[2]).not.toHaveProperty('bound');
  });
});

describe('usage that a percentage charge cannot price', () => {
  it('is a bare quantity, even of 0', () => {
    expect(faultOf(card, { quantity: '100' })).toBe('rating.usage-shape');
    expect(faultOf(card, { quantity: '0' })).toBe('rating.usage-shape');
  });

  it.each([
    [{ freeEvents: '1' }],
    [{ freeAmount: '1' }],
    [{ minimumPerEvent: '1' }],
    [{ maximumPerEvent: '0' }],
    [{ roundEach: 'event' as const }],
  ])('is totals beside %o', (field) => {
    expect(faultOf({ ...card, ...field }, { amount: '100', count: '1' })).toBe('rating.events-needed');
  });

  it.each(['-1', '1.5', '0'])('is totals of %s events', (count) => {
    expect(faultOf(card, { amount: '100', count })).toBe('rating.event-count');
  });

  it('is a negative event or total, unless the charge allows it', () => {
    expect(faultOf(card, { events: ['10', '-1'] })).toBe('rating.negative-quantity');
    expect(faultOf(card, { amount: '-1', count: '1' })).toBe('rating.negative-quantity');
    expect(amountOf({ ...card, allowNegative: true }, { events: ['100', '-100', '-10'] })).toBe('-0.59');
  });

  it.each([
    [{ freeEvents: '1' }],
    [{ freeAmount: '1' }],
    [{ minimumPerEvent: '1' }],
    [{ maximumPerEvent: '1' }],
  ])('is a negative event beside %o, allowed or not', (field) => {
    expect(faultOf({ ...card, ...field, allowNegative: true }, { events: ['-1'] })).toBe(
      'rating.negative-quantity',
    );
  });

  it('is a negative total beside a fixed amount, since the sign of each event decides that of its fee', () => {
    expect(faultOf({ ...card, allowNegative: true }, { amount: '-100', count: '2' })).toBe(
      'rating.events-needed',
    );
    expect(
      amountOf({ model: 'percentage', percent: '2.9', allowNegative: true }, { amount: '-100', count: '2' }),
    ).toBe('-2.9');
  });
});
