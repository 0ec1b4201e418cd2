import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { boundary } from './boundary.js';
import { type Instant, instantText } from './instant.js';
import { INTERVALS } from './interval.js';
import { dayStart, localDay } from './local-day.js';
import { boundaryByTemporal, dayStartByTemporal, localDayByTemporal } from './testing/by-temporal.js';

const SEED = 20270131;
const RUNS = 600;

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC');
const between = (from: string, to: string): fc.Arbitrary<Temporal.Instant> =>
  fc
    .integer({
      min: Temporal.Instant.from(from).epochMilliseconds,
      max: Temporal.Instant.from(to).epochMilliseconds,
    })
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at));

interface Moment {
  readonly zone: string;
  readonly at: Instant;
}

/** Half of them within two days of a clock change of their zone, where mistakes live; some on whole local days. */
const moments: fc.Arbitrary<Moment> = fc
  .record({
    zone: zones,
    from: between('1890-01-01T00:00:00Z', '2045-01-01T00:00:00Z'),
    off: fc.integer({ min: -172_800_000_000, max: 172_800_000_000 }),
    kind: fc.constantFrom('anywhere', 'near', 'near', 'midnight'),
  })
  .map(({ zone, from, off, kind }) => {
    if (kind === 'anywhere') return { zone, at: from };
    const local = from.toZonedDateTimeISO(zone);
    const change = local.getTimeZoneTransition('next') ?? local;
    const near = change.toInstant().add({ microseconds: off });
    return { zone, at: kind === 'near' ? near : near.toZonedDateTimeISO(zone).startOfDay().toInstant() };
  });

const dayOf = (date: Temporal.PlainDate): number =>
  Temporal.PlainDate.from('1970-01-01').until(date, { largestUnit: 'days' }).days;

describe('our calendar arithmetic is that of Temporal', () => {
  it('for the local day of every instant and its start', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -2, max: 2 }), ({ zone, at }, beside) => {
        const day = localDayByTemporal(at, zone);
        expect(localDay(at, zone)).toBe(dayOf(day));
        const other = day.add({ days: beside });
        expect(dayStart(dayOf(other), zone).toString()).toBe(dayStartByTemporal(other, zone).toString());
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('for every boundary of every anchor', () => {
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(...INTERVALS),
        fc.integer({ min: -60, max: 60 }),
        ({ zone, at }, interval, n) => {
          const expected = boundaryByTemporal(at, interval, n, zone);
          expect(boundary(at, interval, n, zone).toString()).toBe(expected.toString());
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('for the text of every instant', () => {
    const years = between('0001-01-01T00:00:00Z', '9999-12-31T00:00:00Z');
    const rest = fc.constantFrom(0, 0, 1, 999, 1_000, 250_000, 999_999);
    fc.assert(
      fc.property(years, fc.boolean(), rest, (at, whole, microseconds) => {
        const start = whole ? at.round({ smallestUnit: 'second', roundingMode: 'floor' }) : at;
        const instant = start.add({ microseconds });
        expect(instantText(instant)).toBe(instant.toString());
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
