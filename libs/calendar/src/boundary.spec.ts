import { describe, expect, it } from '@jest/globals';
import { calendarAnchor } from './anchor.js';
import { boundary } from './boundary.js';
import { instant, instantText } from './instant.js';
import { INTERVALS, type Interval } from './interval.js';

const series = (anchor: string, interval: Interval, timeZone: string, from: number, to: number): string[] => {
  const boundaries: string[] = [];
  for (let n = from; n <= to; n += 1) {
    boundaries.push(instantText(boundary(instant(anchor), interval, n, timeZone)));
  }
  return boundaries;
};

describe('the nth boundary of an anchor', () => {
  it('keeps the end of the month: 31 January, 28 February, 31 March', () => {
    expect(series('2027-01-31T09:00:00Z', 'month', 'UTC', 0, 4)).toEqual([
      '2027-01-31T09:00:00Z',
      '2027-02-28T09:00:00Z',
      '2027-03-31T09:00:00Z',
      '2027-04-30T09:00:00Z',
      '2027-05-31T09:00:00Z',
    ]);
    expect(series('2028-01-31T09:00:00Z', 'month', 'UTC', 1, 2)).toEqual([
      '2028-02-29T09:00:00Z',
      '2028-03-31T09:00:00Z',
    ]);
  });

  it('comes back to 29 February in every leap year', () => {
    expect(series('2028-02-29T00:00:00Z', 'year', 'UTC', 0, 4)).toEqual([
      '2028-02-29T00:00:00Z',
      '2029-02-28T00:00:00Z',
      '2030-02-28T00:00:00Z',
      '2031-02-28T00:00:00Z',
      '2032-02-29T00:00:00Z',
    ]);
  });

  it('counts backwards from the anchor as well', () => {
    expect(series('2027-03-31T00:00:00Z', 'quarter', 'UTC', -2, 1)).toEqual([
      '2026-09-30T00:00:00Z',
      '2026-12-31T00:00:00Z',
      '2027-03-31T00:00:00Z',
      '2027-06-30T00:00:00Z',
    ]);
  });

  it('keeps the local time over summer time, so that the UTC time moves', () => {
    expect(series('2027-02-15T09:00:00Z', 'month', 'Europe/London', 0, 2)).toEqual([
      '2027-02-15T09:00:00Z',
      '2027-03-15T09:00:00Z',
      '2027-04-15T08:00:00Z',
    ]);
    expect(series('2027-03-27T00:00:00Z', 'day', 'Europe/London', 0, 3)).toEqual([
      '2027-03-27T00:00:00Z',
      '2027-03-28T00:00:00Z',
      '2027-03-28T23:00:00Z',
      '2027-03-29T23:00:00Z',
    ]);
  });

  it('takes a local time that the clocks skip later by what they skip, and only that once', () => {
    // London went from 01:00 to 02:00 on 28 March 2027.
    expect(series('2027-03-27T01:30:00Z', 'day', 'Europe/London', 0, 2)).toEqual([
      '2027-03-27T01:30:00Z',
      '2027-03-28T01:30:00Z',
      '2027-03-29T00:30:00Z',
    ]);
  });

  it('takes the first of a local time that comes twice, but the anchor itself as it is', () => {
    // London: 01:30 comes at 00:30Z and again at 01:30Z on 31 October 2027.
    expect(series('2027-10-30T00:30:00Z', 'day', 'Europe/London', 1, 2)).toEqual([
      '2027-10-31T00:30:00Z',
      '2027-11-01T01:30:00Z',
    ]);
    expect(series('2027-10-31T01:30:00Z', 'day', 'Europe/London', -1, 1)).toEqual([
      '2027-10-30T00:30:00Z',
      '2027-10-31T01:30:00Z',
      '2027-11-01T01:30:00Z',
    ]);
  });

  it('starts the day at 01:00 where midnight is skipped, and at midnight the day after', () => {
    // São Paulo had no midnight on 4 November 2018.
    expect(series('2018-11-03T03:00:00Z', 'day', 'America/Sao_Paulo', 0, 2)).toEqual([
      '2018-11-03T03:00:00Z',
      '2018-11-04T03:00:00Z',
      '2018-11-05T02:00:00Z',
    ]);
    expect(series('2018-11-04T03:00:00Z', 'month', 'America/Sao_Paulo', 0, 1)).toEqual([
      '2018-11-04T03:00:00Z',
      '2018-12-04T02:00:00Z',
    ]);
  });

  it('gives a day that Samoa skipped no length', () => {
    expect(series('2011-12-29T10:00:00Z', 'day', 'Pacific/Apia', 0, 2)).toEqual([
      '2011-12-29T10:00:00Z',
      '2011-12-30T10:00:00Z',
      '2011-12-30T10:00:00Z',
    ]);
  });
});

describe('a calendar anchor', () => {
  it('is local midnight of a Monday, 1 January, in every zone', () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      for (const interval of INTERVALS) {
        const local = calendarAnchor(interval, timeZone).toZonedDateTimeISO(timeZone);
        expect([timeZone, local.toPlainDateTime().toString(), local.dayOfWeek]).toEqual([
          timeZone,
          '2001-01-01T00:00:00',
          1,
        ]);
      }
    }
  });
});
