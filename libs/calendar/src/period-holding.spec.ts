import { describe, expect, it } from '@jest/globals';
import { instant, instantText } from './instant.js';
import { periodHolding, wholeMonthsBetween, wholePeriodsBetween } from './period-holding.js';

describe('age', () => {
  const start = instant('2027-01-31T09:00:00Z');

  it.each([
    ['2027-01-31T09:00:00Z', 0],
    ['2027-02-28T08:59:59Z', 0],
    ['2027-02-28T09:00:00Z', 1],
    ['2027-03-31T08:59:59Z', 1],
    ['2027-03-31T09:00:00Z', 2],
    ['2028-01-31T09:00:00Z', 12],
    ['2027-01-31T08:59:59Z', -1],
  ])('at %s is %i whole months after 31 January', (at, months) => {
    expect(wholeMonthsBetween(start, instant(at), 'UTC')).toBe(months);
  });

  it('counts whole intervals of the package', () => {
    const at = instant('2028-05-01T00:00:00Z');
    expect(wholePeriodsBetween(start, 'day', at, 'UTC')).toBe(455);
    expect(wholePeriodsBetween(start, 'week', at, 'UTC')).toBe(65);
    expect(wholePeriodsBetween(start, 'quarter', at, 'UTC')).toBe(5);
    expect(wholePeriodsBetween(start, 'year', at, 'UTC')).toBe(1);
  });

  it('does not run backwards in the hour that comes twice over midnight', () => {
    // 23:15 on 28 October 2006 in St. John's, for the second time: the 29th has begun before.
    const at = instant('2006-10-29T02:45:00Z');
    const midnight = instant('2006-10-27T02:30:00Z');
    expect(wholePeriodsBetween(midnight, 'day', at, 'America/St_Johns')).toBe(2);
    expect(instantText(periodHolding(midnight, 'day', 'America/St_Johns', at).from)).toBe(
      '2006-10-29T02:30:00Z',
    );
  });
});
