import { describe, expect, it } from '@jest/globals';
import { faultsOf, quoteOf } from '../../../test/builders/quote-of.js';

const SMS = 'charges: [ { key: sms, meter: sms, by: [country], model: unit, unitAmount: 1.00 } ]\n';
const CALLS = 'charges: [ { key: calls, meter: calls, model: unit, unitAmount: 1.00 } ]\n';
const SEATS = 'charges: [ { key: seats, quantity: seats, model: unit, unitAmount: 1.00 } ]\n';

describe('the inputs of a quote', () => {
  it.each([
    '1e3',
    '+1',
    '.5',
    '5.',
    '0x10',
    '1_000',
    '1,5',
    ' 1',
    '',
    'NaN',
    'Infinity',
    '１２',
    '01',
    '1.0000000000001',
  ])('refuse `%s` as a quantity, with its place', async (quantity) => {
    expect(await faultsOf(CALLS, { usage: { calls: quantity } })).toEqual([
      'quote.invalid-decimal /usage/calls',
    ]);
    expect(await faultsOf(SEATS, { quantities: { seats: quantity } })).toEqual([
      'quote.invalid-decimal /quantities/seats',
    ]);
  });

  it('refuse negative usage unless the charge allows it', async () => {
    expect(await faultsOf(CALLS, { usage: { calls: '-1' } })).toEqual([
      'rating.negative-quantity /usage/calls',
    ]);
    const { quote } = await quoteOf(CALLS.replace('unitAmount', 'allowNegative: true, unitAmount'), {
      usage: { calls: '-2' },
    });
    expect(quote.total).toBe('-2.00');
  });

  it('suggest the nearest meter, attribute and quantity', async () => {
    expect(
      await faultsOf(SEATS, {
        usage: { cals: '1' },
        workspace: { contry: 'US' },
        quantities: { seets: '1', seats: '1' },
      }),
    ).toEqual([
      'quote.unknown-attribute /workspace/contry',
      'quote.unknown-quantity /quantities/seets',
      'quote.unknown-meter /usage/cals',
    ]);
  });

  it('ask for cells where a charge is priced by dimensions, unless nothing was used', async () => {
    expect(await faultsOf(SMS, { usage: { sms: '3' } })).toEqual(['quote.cells-needed /usage/sms']);
    expect((await quoteOf(SMS, { usage: { sms: '0' } })).quote.total).toBe('0.00');
  });

  it('fold cells onto the dimensions that a charge is priced by', async () => {
    const { quote } = await quoteOf(SMS, {
      usage: {
        sms: [
          { country: 'GB', kind: 'sms', quantity: '1' },
          { country: 'GB', kind: 'mms', quantity: '2' },
          { country: 'US', quantity: '4' },
        ],
      },
    });
    expect(quote.lines[0]?.details.map(({ dimensions, quantity }) => [dimensions, quantity])).toEqual([
      [{ country: 'GB' }, '3'],
      [{ country: 'US' }, '4'],
    ]);
  });

  it('refuse the same tuple twice and a dimension that the meter lacks', async () => {
    const twice = [
      { country: 'GB', quantity: '1' },
      { country: 'GB', quantity: '2' },
    ];
    expect(await faultsOf(SMS, { usage: { sms: twice } })).toEqual(['quote.duplicate-cell /usage/sms/1']);
    expect(await faultsOf(SMS, { usage: { sms: [{ contry: 'GB', quantity: '1' }] } })).toEqual([
      'quote.unknown-dimension /usage/sms/0/contry',
    ]);
  });

  it('never add up what cannot be added', async () => {
    const users = [
      { country: 'GB', quantity: '3' },
      { country: 'US', quantity: '4' },
    ];
    const whole = (meter: string) =>
      `charges: [ { key: c, meter: ${meter}, model: unit, unitAmount: 1.00 } ]\n`;
    expect(await faultsOf(whole('users'), { usage: { users } })).toEqual([
      'quote.cells-not-additive /usage/users',
    ]);
    expect((await quoteOf(whole('peak'), { usage: { peak: users } })).quote.total).toBe('4.00');
  });

  it('refuse attributes of another type or outside their values', async () => {
    expect(
      await faultsOf(SEATS, {
        quantities: { seats: '1' },
        workspace: {
          segment: 'startups',
          employees: 'many',
          trial: 'yes',
          since: '2026-02-30T00:00:00Z',
          tags: 'a',
        },
      }),
    ).toEqual(
      ['segment', 'employees', 'trial', 'since', 'tags'].map(
        (name) => `quote.invalid-attribute /workspace/${name}`,
      ),
    );
  });

  it('refuse instants without a zone, leap seconds, days that are none, and unknown zones', async () => {
    const period = { from: '2027-01-01T00:00:00', to: '2016-12-31T23:59:60Z' };
    const quantities = { seats: '1' };
    expect(await faultsOf(SEATS, { quantities, period })).toEqual([
      'quote.invalid-instant /period/from',
      'quote.invalid-instant /period/to',
    ]);
    expect(await faultsOf(SEATS, { quantities, period: { ...period, timeZone: 'Mars/Olympus' } })).toEqual([
      'quote.unknown-time-zone /period/timeZone',
    ]);
  });

  it('refuse a period that holds no day or is longer than one interval', async () => {
    const quantities = { seats: '1' };
    const from = '2027-01-01T00:00:00Z';
    expect(await faultsOf(SEATS, { quantities, period: { from, to: from } })).toEqual([
      'quote.period-empty /period',
    ]);
    expect(await faultsOf(SEATS, { quantities, period: { from, to: '2027-02-02T00:00:00Z' } })).toEqual([
      'quote.period-too-long /period',
    ]);
  });

  it('take the interval from the subscription where its anchor is at the end of a month', async () => {
    const period = { from: '2027-02-28T00:00:00Z', to: '2027-03-31T00:00:00Z' };
    const quantities = { seats: '1' };
    expect(await faultsOf(SEATS, { quantities, period })).toEqual(['quote.period-too-long /period']);
    const { explanation } = await quoteOf(SEATS, {
      quantities,
      period,
      subscription: { start: '2027-01-31T00:00:00Z' },
    });
    expect(explanation.interval).toEqual({ ...period, share: '1' });
  });

  it('give each of several charges on one meter its own view: events, or their sum', async () => {
    const text = `charges:
  - { key: fee, meter: payments, model: percentage, percent: 1, fixedAmount: 0.10 }
  - { key: volume, meter: payments, model: unit, unitAmount: 0.01 }
`;
    const { quote } = await quoteOf(text, { usage: { payments: { events: ['100', '50'] } } });
    expect(quote.lines.map(({ amount, quantity }) => [amount, quantity])).toEqual([
      ['1.70', '150'],
      ['1.50', '150'],
    ]);
    expect(await faultsOf(text, { usage: { payments: '0' } })).toEqual([
      'rating.usage-shape /usage/payments',
    ]);
    expect(await faultsOf(SMS, { usage: { users: { events: ['1'] }, sms: '0' } })).toEqual([
      'quote.usage-shape /usage/users',
    ]);
  });
});
