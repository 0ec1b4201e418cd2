import { describe, expect, it } from '@jest/globals';
import type { QuoteInputsDocument } from '#quote';
import { faultsOf, runFaults } from '../../../test/builders/quote-of.js';

const FEE = 'charges: [ { key: fee, model: flat, amount: 1.00 } ]\n';
const SEATS = 'charges: [ { key: seats, quantity: seats, model: unit, unitAmount: 1.00 } ]\n';
const CALLS = 'charges: [ { key: calls, meter: calls, model: unit, unitAmount: 1.00 } ]\n';
const on = (day: number): string => `2027-01-${String(day).padStart(2, '0')}T12:00:00Z`;
type Segments = NonNullable<QuoteInputsDocument['segments']>;

describe('segments', () => {
  it.each<[string, Segments, readonly string[]]>([
    ['out of order', [{}, { from: on(9) }, { from: on(8) }], ['quote.segments-unordered /segments/2/from']],
    ['at one instant', [{}, { from: on(9) }, { from: on(9) }], ['quote.segments-unordered /segments/2/from']],
    ['without `from`', [{}, {}], ['quote.segment-from-needed /segments/1/from']],
    [
      'outside the period',
      [{ from: '2026-12-31T23:59:59Z' }, { from: '2027-02-01T00:00:00Z' }],
      ['quote.segment-outside-period /segments/0/from', 'quote.segment-outside-period /segments/1/from'],
    ],
    ['that leave its start out', [{ from: on(2) }], ['quote.segment-gap /segments/0/from']],
    ['of no instant', [{ from: 'yesterday' }], ['quote.invalid-instant /segments/0/from']],
    [
      'of no version',
      [{ version: 7 }, { from: on(2), version: 'two' }],
      ['quote.unknown-version /segments/0/version', 'quote.unknown-version /segments/1/version'],
    ],
    [
      'of no day with usage',
      [{ usage: {} }, { from: '2027-01-01T12:00:00Z' }],
      ['quote.segment-usage-unpriced /segments/0/usage'],
    ],
    [
      'of a pause with usage',
      [{}, { from: on(2), paused: true, usage: {} }],
      ['quote.segment-usage-unpriced /segments/1/usage'],
    ],
    [
      'with usage twice',
      [{ usage: {} }, { from: on(2), quantities: { seats: '1' }, usage: {} }],
      ['quote.segment-usage-twice /segments/1/usage'],
    ],
    ['beyond 366', Array.from({ length: 367 }, () => ({})), ['quote.too-many-segments /segments']],
  ])('%s are refused, each where it stands', async (_, segments, faults) => {
    expect(await faultsOf(FEE, { segments })).toEqual(faults);
  });

  it('that end or begin on another local day than the period are judged in its time zone', async () => {
    const period = { from: '2026-12-31T23:00:00Z', to: '2027-01-31T23:00:00Z', timeZone: 'Europe/Berlin' };
    expect(await faultsOf(FEE, { period, segments: [{ from: '2027-01-01T23:30:00Z' }] })).toEqual([
      'quote.segment-gap /segments/0/from',
    ]);
  });

  it('report every fault at once', async () => {
    const segments = [
      { quantities: { seets: '1' }, usage: { cals: '1' } },
      { from: on(9), version: 9, quantities: { seats: 'x' } },
      { from: on(8) },
    ];
    expect(
      await faultsOf(SEATS, { segments, workspace: { contry: 'US' }, quantities: { seats: '1e3' } }),
    ).toEqual([
      'quote.unknown-version /segments/1/version',
      'quote.invalid-decimal /quantities/seats',
      'quote.unknown-quantity /segments/0/quantities/seets',
      'quote.invalid-decimal /segments/1/quantities/seats',
      'quote.unknown-attribute /workspace/contry',
      'quote.segments-unordered /segments/2/from',
    ]);
    expect(await faultsOf(CALLS, { segments: [{ usage: { cals: '1', calls: '-' } }] })).toEqual([
      'quote.unknown-meter /segments/0/usage/cals',
      'quote.invalid-decimal /segments/0/usage/calls',
    ]);
  });

  it('of several versions have one currency and one interval', async () => {
    const euros = `currency: EUR\ninterval: year\n${FEE}`;
    expect(await runFaults([FEE, euros], { segments: [{}, { from: on(9), version: 2 }] })).toEqual([
      'quote.segment-currency /segments/1/version',
      'quote.segment-interval /segments/1/version',
    ]);
  });

  it('of several versions each need the usage that their run reads', async () => {
    const change = [{}, { from: on(9), version: 2 }, { from: on(12), quantities: { seats: '1' } }];
    expect(await runFaults([FEE, CALLS], { segments: change })).toEqual([
      'quote.segment-usage-needed /segments/1/usage',
    ]);
    expect(await runFaults([FEE, CALLS], { segments: change, usage: { calls: '1' } })).toEqual([
      'quote.segment-usage-needed /segments/1/usage',
      'quote.segment-usage-needed /usage',
    ]);
    const given = [{}, { from: on(9), version: 2 }, { from: on(12), quantities: { seats: '1' }, usage: {} }];
    expect(await runFaults([FEE, CALLS], { segments: given })).toEqual([
      'quote.missing-fact /segments/2/usage/calls',
    ]);
    const negative = [{}, { from: on(9), version: 2, usage: { calls: '-1' } }];
    expect(await runFaults([FEE, CALLS], { segments: negative })).toEqual([
      'rating.negative-quantity /segments/1/usage/calls',
    ]);
  });

  it('name the place of a quantity that is missing or wrong, also when an earlier one gave it', async () => {
    expect(await faultsOf(SEATS, { segments: [{}, { from: on(9), quantities: { desks: '1' } }] })).toEqual([
      'quote.missing-fact /quantities/seats',
    ]);
    expect(await runFaults([FEE, SEATS], { segments: [{}, { from: on(9), version: 2 }] })).toEqual([
      'quote.missing-fact /segments/1/quantities/seats',
    ]);
    expect(await faultsOf(SEATS, { segments: [{}, { from: on(9), quantities: { seats: '1' } }] })).toEqual([
      'quote.missing-fact /quantities/seats',
    ]);
    const negative = [
      { quantities: { seats: '-1' } },
      { from: on(9), quantities: { desks: '1' } },
      { from: on(10), quantities: { seats: '1' } },
    ];
    expect(await faultsOf(SEATS, { segments: negative })).toEqual([
      'rating.negative-quantity /segments/0/quantities/seats',
    ]);
  });

  it('miss what all their versions miss once', async () => {
    const asks = `${FEE}rules: [ { name: r, event: { type: discount, params: { percent: 1 } }, conditions: { all: [ { fact: workspace.country, operator: equal, value: US } ] } } ]\n`;
    expect(await runFaults([asks, asks], { segments: [{}, { from: on(9), version: 2 }] })).toEqual([
      'quote.missing-fact /workspace/country',
    ]);
  });
});

describe('a subscription’s anchor', () => {
  it('is an instant, and its intervals hold the period', async () => {
    const start = '2027-01-01T00:00:00Z';
    expect(await faultsOf(FEE, { subscription: { start, anchor: 'soon' } })).toEqual([
      'quote.invalid-instant /subscription/anchor',
    ]);
    expect(await faultsOf(FEE, { subscription: { start, anchor: on(15) } })).toEqual([
      'quote.period-across-intervals /period',
    ]);
  });
});
