import { describe, expect, it } from '@jest/globals';
import { boundary } from './boundary.js';
import { instant } from './instant.js';
import type { Period } from './period.js';
import { shareOf } from './share-of.js';

const periodOf = (from: string, to: string, timeZone: string): Period => ({
  from: instant(from),
  to: instant(to),
  timeZone,
});
const share = (part: Period, whole: Period): string => {
  const { numerator, denominator } = shareOf(part, whole);
  return `${String(numerator)}/${String(denominator)}`;
};

describe('the share of a part', () => {
  const march = periodOf('2027-03-01T00:00:00Z', '2027-03-31T23:00:00Z', 'Europe/London');

  it('is local days over local days: the short day of March counts as one of 31', () => {
    expect(share(periodOf('2027-03-28T00:00:00Z', '2027-03-28T23:00:00Z', 'Europe/London'), march)).toBe(
      '1/31',
    );
    expect(share(march, march)).toBe('31/31');
  });

  it('is nothing for a part within one day', () => {
    expect(share(periodOf('2027-03-02T09:00:00Z', '2027-03-02T10:00:00Z', 'Europe/London'), march)).toBe(
      '0/31',
    );
  });

  it('is by time when the whole lies within one local day', () => {
    const from = instant('2006-10-29T02:45:00Z');
    const timeZone = 'America/St_Johns';
    const whole = { from, to: boundary(from, 'day', 1, timeZone), timeZone };
    const half = from.until(whole.to).total('seconds') / 2;
    const first = { from, to: from.add({ seconds: half }), timeZone };
    expect(shareOf(first, whole).text().text).toBe('0.5');
  });

  it('is refused outside the whole or in another time zone', () => {
    const february = periodOf('2027-02-28T00:00:00Z', '2027-03-02T00:00:00Z', 'Europe/London');
    expect(() => shareOf(february, march)).toThrow('within its whole');
    expect(() => shareOf({ ...march, timeZone: 'UTC' }, march)).toThrow('time zone');
  });
});
