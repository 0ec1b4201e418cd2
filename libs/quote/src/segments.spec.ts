import { describe, expect, it } from '@jest/globals';
import { quoteOf, quoteRuns } from '../../../test/builders/quote-of.js';

const SEATS = `charges:
  - { key: platform, model: flat, amount: 62.00, prorate: true }
  - { key: seats, quantity: seats, model: unit, unitAmount: 31.00, prorate: true }
`;
const on = (day: number): string => `2027-01-${String(day).padStart(2, '0')}T12:00:00Z`;
const flat = (amount: string, more = ''): string =>
  `charges: [ { key: fee, model: flat, amount: ${amount}${more} } ]\n`;

describe('a period that changes cut', () => {
  it('has a line for each quantity of the charges that read it, and one for the others', async () => {
    const { quote } = await quoteOf(SEATS, {
      quantities: { seats: '1' },
      segments: [{}, { from: on(11), quantities: { seats: '2' } }],
    });
    expect(quote.lines.map(({ key, quantity, amount, segment }) => [key, quantity, amount, segment])).toEqual(
      [
        ['platform', undefined, '62.00', { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' }],
        ['seats', '1', '10.00', { from: '2027-01-01T00:00:00Z', to: '2027-01-11T00:00:00Z' }],
        ['seats', '2', '42.00', { from: '2027-01-11T00:00:00Z', to: '2027-02-01T00:00:00Z' }],
      ],
    );
    expect(quote.lines.every(({ version }) => version === undefined)).toBe(true);
  });

  it('says how it was cut, each part with its version, hash and quantities', async () => {
    const { quote } = await quoteRuns([flat('1.00'), flat('2.00')], {
      quantities: { seats: '1.50' },
      segments: [{}, { from: on(5), paused: true }, { from: on(9), version: 2, paused: false }],
    });
    expect(quote.package.version).toBe(2);
    expect(quote.segments?.map(({ from, to, version, paused }) => [from, to, version, paused])).toEqual([
      ['2027-01-01T00:00:00Z', '2027-01-05T00:00:00Z', 1, undefined],
      ['2027-01-05T00:00:00Z', '2027-01-09T00:00:00Z', 1, true],
      ['2027-01-09T00:00:00Z', '2027-02-01T00:00:00Z', 2, undefined],
    ]);
    expect(quote.segments?.[2]).toMatchObject({
      contentHash: quote.package.contentHash,
      quantities: { seats: '1.5' },
    });
  });

  it('is a plain quote, byte for byte, when the changes change nothing', async () => {
    const quantities = { seats: '3' };
    const { bytes } = await quoteOf(SEATS, { quantities });
    const same = await quoteOf(SEATS, {
      quantities,
      segments: [{ version: 1 }, { from: on(3) }, { from: on(20), quantities: { seats: '3.0' } }],
    });
    expect(same.bytes).toBe(bytes);
  });

  it('is a plain quote of the new version, byte for byte, when it starts with it', async () => {
    const alone = await quoteOf(flat('2.00'));
    const { quote } = await quoteRuns([flat('1.00'), flat('2.00')], {
      segments: [{}, { from: '2027-01-01T00:00:00Z', version: '2' }],
    });
    expect(quote).toEqual({ ...alone.quote, package: { ...quote.package, version: 2 } });
  });

  it('takes the later of two changes on one local day', async () => {
    const { quote } = await quoteOf(SEATS, {
      quantities: { seats: '1' },
      segments: [
        {},
        { from: '2027-01-11T01:00:00Z', quantities: { seats: '9' } },
        { from: '2027-01-11T23:00:00Z', quantities: { seats: '2' } },
      ],
    });
    expect(quote.total).toBe('114.00');
    expect(quote.segments).toHaveLength(2);
  });

  it('leaves a change on the day that it ends in to the next period', async () => {
    const { quote } = await quoteOf(SEATS, {
      quantities: { seats: '1' },
      period: { from: '2027-01-05T10:00:00Z', to: '2027-02-05T10:00:00Z' },
      segments: [{}, { from: '2027-02-05T08:00:00Z', quantities: { seats: '2' } }],
    });
    expect(quote.segments).toBeUndefined();
    expect(quote.total).toBe('93.00');
  });

  it('goes on over a pause in one line, whose days are not counted', async () => {
    const { quote } = await quoteOf(SEATS, {
      quantities: { seats: '1' },
      segments: [{}, { from: on(11), paused: true }, { from: on(21), paused: 'false' }],
    });
    expect(quote.lines.map(({ amount, segment }) => [amount, segment?.from, segment?.to])).toEqual([
      ['42.00', '2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z'],
      ['21.00', '2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z'],
    ]);
  });

  it('costs nothing and asks nothing when it is paused from end to end', async () => {
    const { quote } = await quoteOf(
      `${SEATS}minimum: 10.00\nentitlements: [ { feature: sso, type: boolean, value: true } ]\n`,
      {
        segments: [{ paused: true }],
      },
    );
    expect(quote).toMatchObject({
      lines: [],
      adjustments: [],
      subtotal: '0.00',
      total: '0.00',
      entitlements: [],
    });
    expect(quote.segments).toHaveLength(1);
  });

  it('prices each run by its own rules on the quantities that it held last, once', async () => {
    const rule = (percent: number): string => `${SEATS}rules:
  - { name: many, event: { type: discount, params: { percent: ${percent} } }, conditions: { all: [ { fact: quantity.seats, operator: greaterThan, value: 3 } ] } }
  - { name: dear, event: { type: surcharge, params: { amount: 31.00 } }, conditions: { all: [ { fact: charge.seats.amount, operator: greaterThanInclusive, value: 30.0 } ] } }
`;
    const { quote, explanation } = await quoteRuns([rule(10), rule(50)], {
      quantities: { seats: '1' },
      segments: [
        {},
        { from: on(11), quantities: { seats: '4' } },
        { from: on(16), version: 2, quantities: { seats: '1' } },
      ],
    });
    // 10 × 1 + 5 × 4 = 30 of seats in the first run, 16 × 1 in the second.
    expect(quote.adjustments.map(({ rule: name, version, amount }) => [name, version, amount])).toEqual([
      ['many', 1, '-6.00'],
      ['dear', 1, '15.00'],
    ]);
    expect(quote.adjustments[0]?.shares).toEqual([
      { charge: 'platform', amount: '-3.00' },
      { charge: 'seats', amount: '-3.00' },
    ]);
    expect(quote.rules).toEqual(['many', 'dear']);
    expect(explanation).toMatchObject({
      run: { version: 2, from: '2027-01-16T00:00:00Z', to: '2027-02-01T00:00:00Z' },
      interval: { share: '16/31' },
      earlier: [{ run: { version: 1 }, interval: { share: '15/31' } }],
    });
  });

  it('grants what the last run that priced a day grants', async () => {
    const grants = (value: boolean): string =>
      `${flat('1.00')}entitlements: [ { feature: sso, type: boolean, value: ${value} } ]\n`;
    const { quote } = await quoteRuns([grants(false), grants(true)], {
      segments: [{}, { from: on(5), version: 2 }, { from: on(9), version: 1, paused: true }],
    });
    expect(quote.package.version).toBe(2);
    expect(quote.entitlements).toEqual([{ feature: 'sso', type: 'boolean', value: true, source: 'version' }]);
  });
});

describe('what is not prorated', () => {
  const change = { segments: [{}, { from: on(20), version: 2 }] };
  const amounts = async (first: string, second: string): Promise<readonly string[]> => {
    const { quote } = await quoteRuns([first, second], change);
    return quote.lines.map(({ amount, uncounted }) => (uncounted ? `${amount} uncounted` : amount));
  };

  it('counts where the period starts in advance, where it ends in arrears', async () => {
    expect(await amounts(flat('10.00'), flat('20.00'))).toEqual(['10.00', '0.00 uncounted']);
    expect(await amounts(flat('10.00', ', timing: arrears'), flat('20.00', ', timing: arrears'))).toEqual([
      '0.00 uncounted',
      '20.00',
    ]);
  });

  it('counts once when a version changes its timing', async () => {
    expect(await amounts(flat('10.00'), flat('20.00', ', timing: arrears'))).toEqual([
      '10.00',
      '0.00 uncounted',
    ]);
    expect(await amounts(flat('10.00', ', timing: arrears'), flat('20.00'))).toEqual([
      '0.00 uncounted',
      '20.00',
    ]);
  });

  it('says why a line counts nothing', async () => {
    const { explanation } = await quoteRuns([flat('10.00'), flat('20.00')], change);
    expect(explanation.lines[0]?.steps.map(({ text }) => text)).toContain(
      '20 is not counted here: it is not prorated and due in advance, so it counts once, where the period starts',
    );
  });

  it('counts by the quantity that was held there', async () => {
    const seats =
      'charges: [ { key: seats, quantity: seats, model: unit, unitAmount: 1.00, timing: arrears } ]\n';
    const { quote } = await quoteOf(seats, {
      quantities: { seats: '3' },
      segments: [{}, { from: on(20), quantities: { seats: '5' } }],
    });
    expect(quote.lines.map(({ amount }) => amount)).toEqual(['0.00', '5.00']);
  });

  it('divides an allowance, a minimum and a flat amount over the runs by their days', async () => {
    const calls = `charges:
  - { key: calls, meter: calls, included: 31, model: graduated, tiers: [ { unitAmount: 1.00, flatAmount: 6.20 } ], minimum: 62.00 }
`;
    const { quote, explanation } = await quoteRuns([calls, calls], {
      segments: [{ usage: { calls: '11' } }, { from: on(11), version: 2, usage: { calls: '100' } }],
    });
    // 10/31 and 21/31: 11 − 10 = 1 + 2.00, lifted to 20.00; 100 − 21 = 79 + 4.20.
    expect(quote.lines.map(({ amount }) => amount)).toEqual(['20.00', '83.20']);
    expect(explanation.lines[0]?.steps.map(({ text }) => text)).toContain(
      'allowance, minimum, maximum and flat amounts × 21/31: the share of the period',
    );
  });

  it('divides free events in whole numbers that add up, and free money exactly', async () => {
    const card = (free: string): string =>
      `charges: [ { key: fees, meter: payments, model: percentage, percent: 0, fixedAmount: 1.00, ${free} } ]\n`;
    const events = { events: ['1', '1', '1', '1', '1'] };
    const halves = {
      period: { from: '2027-02-01T00:00:00Z', to: '2027-03-01T00:00:00Z' },
      segments: [
        { usage: { payments: events } },
        { from: '2027-02-15T00:00:00Z', version: 2, usage: { payments: events } },
      ],
    };
    const byEvents = await quoteRuns([card('freeEvents: 5'), card('freeEvents: 5')], halves);
    expect(byEvents.quote.lines.map(({ amount }) => amount)).toEqual(['3.00', '2.00']);
    const one = await quoteRuns([card('freeEvents: 1'), card('freeEvents: 1')], halves);
    expect(one.quote.lines.map(({ amount }) => amount)).toEqual(['5.00', '4.00']);
    const byMoney = await quoteRuns([card('freeAmount: 4'), card('freeAmount: 4')], halves);
    expect(byMoney.quote.lines.map(({ amount }) => amount)).toEqual(['3.00', '3.00']);
  });
});

describe('the interval of a subscription', () => {
  it('is counted from its anchor, whatever the period looks like', async () => {
    const half = { from: '2027-01-10T00:00:00Z', to: '2027-02-01T00:00:00Z' };
    const { explanation } = await quoteOf(SEATS, {
      quantities: { seats: '1' },
      period: half,
      subscription: { start: half.from, anchor: '2026-12-10T00:00:00Z' },
    });
    expect(explanation.interval).toEqual({
      from: '2027-01-10T00:00:00Z',
      to: '2027-02-10T00:00:00Z',
      share: '22/31',
    });
  });
});
