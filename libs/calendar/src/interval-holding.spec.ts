import { describe, expect, it } from '@jest/globals';
import { instant, instantText } from './instant.js';
import { defaultPeriod, intervalHolding } from './interval-holding.js';
import { type Interval } from './interval.js';
import type { Period } from './period.js';

const shown = (period: Period | undefined): string | undefined =>
  period && `${instantText(period.from)} to ${instantText(period.to)}`;
const holding = (from: string, to: string, interval: Interval, timeZone = 'UTC'): string | undefined =>
  shown(intervalHolding({ from: instant(from), to: instant(to), timeZone }, interval));

describe('the whole interval that holds a quoted period', () => {
  it('is the period itself when it is one interval from its own start', () => {
    expect(holding('2027-01-15T00:00:00Z', '2027-02-15T00:00:00Z', 'month')).toBe(
      '2027-01-15T00:00:00Z to 2027-02-15T00:00:00Z',
    );
    expect(holding('2027-01-31T00:00:00Z', '2027-02-28T00:00:00Z', 'month')).toBe(
      '2027-01-31T00:00:00Z to 2027-02-28T00:00:00Z',
    );
  });

  it('is the calendar interval around a shorter period', () => {
    expect(holding('2027-01-15T00:00:00Z', '2027-02-01T00:00:00Z', 'month')).toBe(
      '2027-01-01T00:00:00Z to 2027-02-01T00:00:00Z',
    );
    expect(holding('2027-05-20T00:00:00Z', '2027-06-03T00:00:00Z', 'quarter')).toBe(
      '2027-04-01T00:00:00Z to 2027-07-01T00:00:00Z',
    );
    expect(holding('2027-01-06T00:00:00Z', '2027-01-08T00:00:00Z', 'week')).toBe(
      '2027-01-04T00:00:00Z to 2027-01-11T00:00:00Z',
    );
  });

  it('starts with the period when that crosses a calendar boundary', () => {
    expect(holding('2027-01-15T00:00:00Z', '2027-02-10T00:00:00Z', 'month')).toBe(
      '2027-01-15T00:00:00Z to 2027-02-15T00:00:00Z',
    );
  });

  it('is none when the period is longer than one interval', () => {
    expect(holding('2027-01-15T00:00:00Z', '2027-02-16T00:00:00Z', 'month')).toBeUndefined();
    expect(holding('2027-01-01T00:00:00Z', '2027-02-01T00:00:00Z', 'day')).toBeUndefined();
  });

  it('follows the local calendar: a month in London is a month over summer time', () => {
    expect(holding('2027-03-01T00:00:00Z', '2027-03-31T23:00:00Z', 'month', 'Europe/London')).toBe(
      '2027-03-01T00:00:00Z to 2027-03-31T23:00:00Z',
    );
  });
});

describe('the default period', () => {
  it.each<[Interval, string]>([
    ['day', '2027-05-19T18:15:00Z to 2027-05-20T18:15:00Z'],
    ['week', '2027-05-16T18:15:00Z to 2027-05-23T18:15:00Z'],
    ['month', '2027-04-30T18:15:00Z to 2027-05-31T18:15:00Z'],
    ['quarter', '2027-03-31T18:15:00Z to 2027-06-30T18:15:00Z'],
    ['year', '2026-12-31T18:15:00Z to 2027-12-31T18:15:00Z'],
  ])('of a %s is the local calendar one around the instant', (interval, expected) => {
    expect(shown(defaultPeriod(interval, instant('2027-05-20T12:00:00Z'), 'Asia/Kathmandu'))).toBe(expected);
  });

  it('reaches far before and after its anchor', () => {
    expect(shown(defaultPeriod('year', instant('1912-06-01T00:00:00Z'), 'UTC'))).toBe(
      '1912-01-01T00:00:00Z to 1913-01-01T00:00:00Z',
    );
    expect(shown(defaultPeriod('month', instant('9999-11-30T23:59:59Z'), 'UTC'))).toBe(
      '9999-11-01T00:00:00Z to 9999-12-01T00:00:00Z',
    );
  });
});
