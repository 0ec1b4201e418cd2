import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant, type Period, windowsIn } from '#calendar';
import { AGGREGATIONS, type Aggregation, type Meter, type MeterWindow } from '#catalog';
import { decimal, decimalText, Fraction } from '#money';
import {
  type Cell,
  cellBy,
  cellText,
  contributionOf,
  eventAggregation,
  EventReader,
  joinReadings,
  microsecondsOf,
  noReading,
  QUARTER,
  quantityOf,
  quarterOf,
  type RawEvent,
  type Reading,
  recount,
  spanOf,
} from './index.js';
import { standingEvents } from './standing-events.js';

const SEED = 20261126;
const RUNS = 300;

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'America/New_York',
];
// Across the change of clocks in Berlin, on Lord Howe Island's 4 April, and over the end of a month.
const FIRST = microsecondsOf(instant('2027-03-26T00:00:00Z'));
const LENGTH = 12n * 86_400_000_000n;

const times = fc.bigInt({ min: FIRST - QUARTER * 40n, max: FIRST + LENGTH }).map((at) => {
  // Half of them on edges of quarters, where mistakes live.
  return at % 2n === 0n ? at : quarterOf(at);
});
const amounts = fc.tuple(fc.integer({ min: 0, max: 9_999 }), fc.nat(4)).map(([n, places]) => {
  return decimalText(decimal(String(n)).div(10 ** places));
});
const windows: fc.Arbitrary<MeterWindow | undefined> = fc.option(
  fc.record({
    per: fc.constantFrom('hour' as const, 'day' as const),
    aggregation: fc.constantFrom(...AGGREGATIONS),
    then: fc.oneof(
      fc.constantFrom('sum' as const, 'max' as const, 'average' as const),
      fc.constantFrom('0', '50', '99', '99.9', '100').map((text) => ({ percentile: decimal(text) })),
    ),
  }),
  { nil: undefined },
);
const meters: fc.Arbitrary<Meter> = fc
  .record({ aggregation: fc.constantFrom(...AGGREGATIONS), window: windows, isFiltered: fc.boolean() })
  .map(({ aggregation, window, isFiltered }) => ({
    key: 'm',
    event: 'used',
    aggregation: window?.aggregation ?? aggregation,
    value: 'v',
    dimensions: ['a', 'b'],
    filter: isFiltered ? { kind: ['x', 'y'] } : {},
    ...(window && { window }),
  }));
const periods: fc.Arbitrary<Period> = fc
  .record({
    from: fc.bigInt({ min: 0n, max: LENGTH / 2n }),
    length: fc.bigInt({ min: 1n, max: LENGTH / 2n }),
    zone: fc.constantFrom(...ZONES),
    aligned: fc.boolean(),
  })
  .map(({ from, length, zone, aligned }) => {
    const start = aligned ? quarterOf(FIRST + from) : FIRST + from;
    const end = aligned ? quarterOf(start + length) + QUARTER : start + length;
    const at = (microseconds: bigint) =>
      instant(new Date(Number(microseconds / 1000n)).toISOString()).add({
        microseconds: Number(microseconds % 1000n),
      });
    return { from: at(start), to: at(end), timeZone: zone };
  });
const histories: fc.Arbitrary<RawEvent[]> = fc
  .array(
    fc.record({
      time: times,
      v: amounts,
      isDown: fc.boolean(),
      a: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
      b: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
      kind: fc.constantFrom('x', 'y', 'z'),
      corrects: fc.option(fc.nat(30), { nil: undefined, freq: 4 }),
      isTakenBack: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((drawn) => {
    const corrected = new Set<number>();
    return drawn.map(({ time, v, a, b, kind, corrects, isTakenBack }, index): RawEvent => {
      const event = {
        source: '/s',
        id: String(index),
        order: String((index * 7_919) % 1_000).padStart(4, '0'),
      };
      const data = { v, kind, ...(a && { a }), ...(b && { b }) };
      if (corrects === undefined || corrects >= index || corrected.has(corrects))
        return { ...event, time, type: 'used', data };
      corrected.add(corrects);
      return {
        ...event,
        time,
        type: 'used',
        corrects: { source: '/s', id: String(corrects) },
        ...(!isTakenBack && { data }),
      };
    });
  });

/** What is read of events that are split into batches, each gathered apart; the batches are joined. */
function readingOf(
  meter: Meter,
  events: readonly RawEvent[],
  bounds: readonly bigint[],
  batch: number,
): Reading {
  const aggregation = eventAggregation(meter);
  // Sets of values are not joined from their sizes: these events are one batch.
  const size = aggregation === 'uniqueCount' ? Math.max(1, events.length) : batch;
  let reading = noReading(aggregation);
  // Of what is before the period the newest is one event, so all of that is in one batch.
  const sorted = [...events].sort(
    (x, y) => Number(x.time >= (bounds[0] ?? 0n)) - Number(y.time >= (bounds[0] ?? 0n)),
  );
  const first = sorted.filter(({ time }) => time < (bounds[0] ?? 0n)).length;
  for (let at = 0; at < sorted.length; at += at === 0 ? Math.max(first, size) : size) {
    const reader = new EventReader(meter, bounds, () => 'all');
    for (const event of sorted.slice(at, at + (at === 0 ? Math.max(first, size) : size))) {
      const read = contributionOf(meter, event.data);
      if (!read.ok) throw new Error(read.fault.message);
      if (read.contribution) reader.add(read.contribution, event);
    }
    const part = reader.readings().get('all');
    if (part) reading = joinReadings(reading, part);
  }
  return reading;
}

const boundsOf = (meter: Meter, period: Period): readonly bigint[] =>
  meter.window === undefined ? [spanOf(period).from, spanOf(period).to] : windowsIn(period, meter.window.per);

const shuffled = (events: readonly RawEvent[], seed: number): RawEvent[] =>
  [...events].sort((x, y) => ((Number(x.id) * seed) % 101) - ((Number(y.id) * seed) % 101));

const isAdditive = (aggregation: Aggregation): boolean => aggregation === 'count' || aggregation === 'sum';

describe('the laws of metering', () => {
  it('any order and any batches give what a plain recount gives', () => {
    fc.assert(
      fc.property(
        meters,
        periods,
        histories,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 99 }),
        (meter, period, events, batch, seed) => {
          const bounds = boundsOf(meter, period);
          const standing = standingEvents(shuffled(events, seed));
          const quantity = quantityOf(meter, bounds, readingOf(meter, standing, bounds, batch));
          const recounted = recount(meter, period, events);
          expect(quantity.minus(recounted).isZero).toBe(true);
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('an event that is taken back might as well never have been sent', () => {
    fc.assert(
      fc.property(meters, periods, histories, (meter, period, events) => {
        const sent = events.filter(({ corrects }) => corrects === undefined);
        const [first, ...others] = sent;
        if (first === undefined) return;
        const back: RawEvent = {
          source: '/s',
          id: 'back',
          order: 'x',
          time: first.time,
          type: 'used',
          corrects: first,
        };
        const left = recount(meter, period, [...sent, back]);
        expect(left.minus(recount(meter, period, others)).isZero).toBe(true);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('counts and sums of parts of a period add up, and the maximum is the greatest of the parts', () => {
    fc.assert(
      fc.property(
        meters,
        periods,
        histories,
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (drawn, period, events, share) => {
          const plain: Meter = { ...drawn };
          delete (plain as { window?: unknown }).window;
          const length = period.to.epochNanoseconds - period.from.epochNanoseconds;
          const cut = period.from.add({
            nanoseconds: Number((length * BigInt(Math.round(share * 1000))) / 1_000_000n) * 1000,
          });
          if (cut.equals(period.from)) return;
          const whole = recount(plain, period, events);
          const parts = [
            recount(plain, { ...period, to: cut }, events),
            recount(plain, { ...period, from: cut }, events),
          ] as const;
          if (isAdditive(plain.aggregation)) expect(parts[0].plus(parts[1]).equals(whole)).toBe(true);
          if (plain.aggregation === 'max') expect(parts[0].max(parts[1]).equals(whole)).toBe(true);
          if (plain.aggregation === 'weightedSum') {
            const weigh = (one: Fraction, from: Period['from'], to: Period['to']) =>
              one.times(Fraction.ratio(to.epochNanoseconds - from.epochNanoseconds, length));
            const mean = weigh(parts[0], period.from, cut).plus(weigh(parts[1], cut, period.to));
            expect(mean.equals(whole)).toBe(true);
          }
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('cells by fewer dimensions are the cells that fall together', () => {
    fc.assert(
      fc.property(periods, histories, (period, events) => {
        const meter: Meter = {
          key: 'm',
          event: 'used',
          aggregation: 'sum',
          value: 'v',
          dimensions: ['a', 'b'],
          filter: {},
        };
        const cells = new Map<string, Cell>();
        for (const { data } of events) {
          const read = contributionOf(meter, data);
          if (read.ok && read.contribution && data)
            cells.set(cellText(read.contribution.cell), read.contribution.cell);
        }
        const only = (wanted: string) => recount(meter, period, events, (cell) => cellText(cell) === wanted);
        for (const a of [{}, { a: '1' }, { a: '2' }]) {
          const mine = [...cells].filter(([, cell]) => cellText(cellBy(cell, ['a'])) === cellText(a));
          const sum = mine.reduce((all, [text]) => all.plus(only(text)), Fraction.ZERO);
          const together = recount(
            meter,
            period,
            events,
            (cell) => cellText(cellBy(cell, ['a'])) === cellText(a),
          );
          expect(sum.equals(together)).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
