import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { Fraction } from '#money';
import { calendarAnchor } from './anchor.js';
import { boundary } from './boundary.js';
import { cutPeriod } from './cut-period.js';
import { daysIn } from './days-in.js';
import { compareInstants, type Instant } from './instant.js';
import { INTERVALS, type Interval } from './interval.js';
import { intervalHolding } from './interval-holding.js';
import { containsPeriod } from './period.js';
import { periodHolding } from './period-holding.js';
import { shareOf } from './share-of.js';

const SEED = 20270101;
const zones = fc.constantFrom(
  'UTC',
  'Europe/London',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Havana',
);
const intervals = fc.constantFrom<Interval>(...INTERVALS);
/** Half of them near clock changes of these zones, where mistakes live. */
const instants: fc.Arbitrary<Instant> = fc
  .oneof(
    fc.integer({ min: -1_000_000_000, max: 4_000_000_000 }),
    fc
      .tuple(
        fc.constantFrom(
          '2011-12-30T10:00:00Z',
          '2018-11-04T03:00:00Z',
          '2019-02-17T02:00:00Z',
          '2006-10-29T02:31:00Z',
          '2027-03-28T01:00:00Z',
          '2027-10-31T01:00:00Z',
          '2028-02-29T00:00:00Z',
        ),
        fc.integer({ min: -180_000, max: 180_000 }),
      )
      .map(([text, off]) => Temporal.Instant.from(text).epochMilliseconds / 1000 + off),
  )
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
const anchors = fc.oneof(
  instants.map((at) => () => at),
  fc.constant((interval: Interval, zone: string) => calendarAnchor(interval, zone)),
);
const check = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void, numRuns = 400): void => {
  fc.assert(
    fc.property(arbitrary, (value) => {
      predicate(value);
    }),
    { seed: SEED, numRuns },
  );
};
const nonNegative = (days: number): void => {
  expect(days).toBeGreaterThanOrEqual(0);
};

describe('laws of periods', () => {
  it('boundaries never run backwards, and all but skipped days have a length', () => {
    check(
      fc.tuple(anchors, intervals, zones, fc.integer({ min: -500, max: 500 })),
      ([at, every, zone, n]) => {
        const [a, b] = [n, n + 1].map((k) => boundary(at(every, zone), every, k, zone));
        if (!a || !b) throw new Error('two boundaries');
        expect(compareInstants(a, b)).toBeLessThan(every === 'day' ? 1 : 0);
      },
    );
  });

  it('every instant is in the period that holds it, and periods tile without gap or overlap', () => {
    check(fc.tuple(anchors, intervals, zones, instants), ([at, every, zone, instant]) => {
      const anchor = at(every, zone);
      const { from, to } = periodHolding(anchor, every, zone, instant);
      expect(compareInstants(from, instant)).toBeLessThanOrEqual(0);
      expect(compareInstants(instant, to)).toBeLessThan(0);
      const last = periodHolding(anchor, every, zone, to.subtract({ nanoseconds: 1 }));
      expect([last.from.toString(), last.to.toString()]).toEqual([from.toString(), to.toString()]);
      expect(periodHolding(anchor, every, zone, to).from.toString()).toBe(to.toString());
    });
  });

  it('a whole interval has at least one local day, as many as its kind may have', () => {
    const most: Record<Interval, number> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };
    check(fc.tuple(anchors, intervals, zones, instants), ([at, every, zone, instant]) => {
      const days = daysIn(periodHolding(at(every, zone), every, zone, instant));
      expect(days).toBeGreaterThanOrEqual(1);
      // A local time that is skipped over midnight or comes back before it can move into a neighbouring day.
      expect(days).toBeLessThanOrEqual(most[every] + 1);
    });
  });

  it('days of segments add up to the days of the whole, and their shares to exactly 1', () => {
    check(
      fc.tuple(
        anchors,
        intervals,
        zones,
        instants,
        fc.array(instants, { maxLength: 3 }),
        fc.array(fc.nat(99)),
      ),
      ([at, every, zone, instant, changes, percents]) => {
        const whole = periodHolding(at(every, zone), every, zone, instant);
        const length = whole.to.epochMilliseconds - whole.from.epochMilliseconds;
        const within = percents.map((percent) =>
          whole.from.add({ milliseconds: Math.floor((length / 100) * percent) }),
        );
        const segments = cutPeriod(whole, [...changes, ...within]);
        segments.map(daysIn).forEach(nonNegative);
        expect(segments.reduce((sum, segment) => sum + daysIn(segment), 0)).toBe(daysIn(whole));
        const shares = segments.map((segment) => shareOf(segment, whole));
        expect(shares.reduce((sum, share) => sum.plus(share), Fraction.ZERO).equals(Fraction.ONE)).toBe(true);
        expect(segments[0]?.from).toBe(whole.from);
        expect(segments.at(-1)?.to).toBe(whole.to);
      },
      200,
    );
  });

  it('an interval that holds a period contains it, and no period within one interval is refused', () => {
    check(fc.tuple(intervals, zones, instants, fc.nat(100)), ([every, zone, from, percent]) => {
      const end = boundary(from, every, 1, zone);
      const length = end.epochMilliseconds - from.epochMilliseconds;
      const to = from.add({ milliseconds: Math.max(1, Math.floor((length / 100) * percent)) });
      const part = { from, to, timeZone: zone };
      const whole = intervalHolding(part, every);
      if (whole === undefined) throw new Error('a part of an interval has one that holds it');
      expect(containsPeriod(whole, part)).toBe(true);
    });
  });
});
