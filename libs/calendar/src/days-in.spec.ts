import { describe, expect, it } from '@jest/globals';
import { daysIn } from './days-in.js';
import { instant } from './instant.js';

const days = (from: string, to: string, timeZone: string): number =>
  daysIn({ from: instant(from), to: instant(to), timeZone });

describe('days in a period', () => {
  it('are local calendar days, also when summer time makes them 23 or 25 hours long', () => {
    expect(days('2027-03-28T00:00:00Z', '2027-03-28T23:00:00Z', 'Europe/London')).toBe(1);
    expect(days('2027-10-30T23:00:00Z', '2027-11-01T00:00:00Z', 'Europe/London')).toBe(1);
    expect(days('2027-03-01T00:00:00Z', '2027-03-31T23:00:00Z', 'Europe/London')).toBe(31);
  });

  it('are counted in the zone of the period: one instant stands in two days', () => {
    expect(days('2027-01-01T00:00:00Z', '2027-01-02T00:00:00Z', 'UTC')).toBe(1);
    expect(days('2027-01-01T18:14:59Z', '2027-01-01T18:15:00Z', 'Asia/Kathmandu')).toBe(1);
    expect(days('2027-01-01T18:14:59Z', '2027-01-01T18:15:00Z', 'UTC')).toBe(0);
  });

  it('count a day where its start counts: changes within one day leave no part of it', () => {
    expect(days('2027-01-10T09:00:00Z', '2027-01-10T17:00:00Z', 'UTC')).toBe(0);
    expect(days('2027-01-10T17:00:00Z', '2027-01-12T09:00:00Z', 'UTC')).toBe(2);
  });

  it('leave out the day that Samoa skipped', () => {
    expect(days('2011-12-01T10:00:00Z', '2011-12-31T10:00:00Z', 'Pacific/Apia')).toBe(30);
    expect(days('2011-12-29T10:00:00Z', '2011-12-30T10:00:00Z', 'Pacific/Apia')).toBe(1);
    expect(days('2011-11-01T10:00:00Z', '2011-12-30T09:59:59Z', 'Pacific/Apia')).toBe(58);
  });

  it('never run backwards where clocks went back over midnight', () => {
    // St. John's went from 00:01 on 29 October 2006 back to 23:01 on the 28th.
    expect(days('2006-10-29T02:30:30Z', '2006-10-29T03:00:00Z', 'America/St_Johns')).toBe(0);
    expect(days('2006-10-29T02:29:00Z', '2006-10-29T03:00:00Z', 'America/St_Johns')).toBe(1);
    expect(days('2006-10-28T02:30:00Z', '2006-10-30T03:30:00Z', 'America/St_Johns')).toBe(2);
  });

  it('count leap years', () => {
    expect(days('2028-01-01T00:00:00Z', '2029-01-01T00:00:00Z', 'UTC')).toBe(366);
    expect(days('2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z', 'UTC')).toBe(365);
  });
});
