import { describe, expect, it } from '@jest/globals';
import { instant } from './instant.js';
import { microsecondsText } from './parse-microseconds.js';
import { windowsIn } from './windows-in.js';

const between = (from: string, to: string, timeZone: string, per: 'hour' | 'day') =>
  windowsIn({ from: instant(from), to: instant(to), timeZone }, per).map((at) =>
    microsecondsText(at).replace(/(:00)?\.000000Z$/, 'Z'),
  );

describe('the windows of a period', () => {
  it('are its local days, whatever their length', () => {
    expect(between('2027-03-27T23:00:00Z', '2027-03-29T22:00:00Z', 'Europe/Berlin', 'day')).toEqual([
      '2027-03-27T23:00Z',
      // The clocks go forward: 23 hours.
      '2027-03-28T22:00Z',
      '2027-03-29T22:00Z',
    ]);
  });

  it('leave out a day that the calendar never had', () => {
    expect(between('2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z', 'Pacific/Apia', 'day')).toEqual([
      '2011-12-29T10:00Z',
      '2011-12-30T10:00Z',
      '2011-12-31T10:00Z',
      '2012-01-01T10:00Z',
    ]);
  });

  it('are cut where the period begins and ends', () => {
    expect(between('2027-01-01T00:10:00Z', '2027-01-01T02:05:00Z', 'Asia/Kolkata', 'hour')).toEqual([
      '2027-01-01T00:10Z',
      '2027-01-01T00:30Z',
      '2027-01-01T01:30Z',
      '2027-01-01T02:05Z',
    ]);
  });

  it('have one hour of another length where the clocks are moved by half an hour', () => {
    // Lord Howe Island goes from +11:00 to +10:30 at 02:00 on 4 April 2027.
    expect(between('2027-04-03T13:00:00Z', '2027-04-03T17:00:00Z', 'Australia/Lord_Howe', 'hour')).toEqual([
      '2027-04-03T13:00Z',
      '2027-04-03T14:00Z',
      '2027-04-03T15:00Z',
      '2027-04-03T15:30Z',
      '2027-04-03T16:30Z',
      '2027-04-03T17:00Z',
    ]);
  });
});
