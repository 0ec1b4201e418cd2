import { describe, expect, it } from '@jest/globals';
import { instant } from './instant.js';
import { period } from './period.js';

describe('a period', () => {
  const [january, february] = [instant('2027-01-01T00:00:00Z'), instant('2027-02-01T00:00:00Z')];

  it('starts before it ends, in a known time zone', () => {
    expect(period(january, february, 'UTC')).toEqual({ from: january, to: february, timeZone: 'UTC' });
    expect(period(january, january, 'UTC')).toBeUndefined();
    expect(period(february, january, 'UTC')).toBeUndefined();
    expect(period(january, february, '+01:00')).toBeUndefined();
  });
});
