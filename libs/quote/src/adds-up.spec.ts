import { describe, expect, it } from '@jest/globals';
import { quoteOf } from '../../../test/builders/quote-of.js';
import { addsUp } from './adds-up.js';

const TEXT = `
charges:
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00 }
  - { key: base, model: flat, amount: 0.35 }
rules:
  - { name: cut, event: { type: discount, params: { percent: 15 } } }
`;

describe('addsUp', () => {
  it('holds for a quote, and for none of whose printed figures one is changed by a cent', async () => {
    const { quote } = await quoteOf(TEXT, { quantities: { seats: '3' } });
    const [line] = quote.lines;
    const [adjustment] = quote.adjustments;
    if (line === undefined || adjustment === undefined) throw new Error('a line and an adjustment');
    expect(addsUp(quote)).toBe(true);
    expect(addsUp({ ...quote, total: '25.78' })).toBe(false);
    expect(addsUp({ ...quote, subtotal: '30.36' })).toBe(false);
    expect(addsUp({ ...quote, lines: [{ ...line, amount: '30.01' }, ...quote.lines.slice(1)] })).toBe(false);
    expect(addsUp({ ...quote, adjustments: [{ ...adjustment, amount: '-4.54' }] })).toBe(false);
    expect(addsUp({ ...quote, lines: quote.lines.slice(1) })).toBe(false);
    expect(addsUp({ ...quote, total: 'NaN' })).toBe(false);
  });
});
