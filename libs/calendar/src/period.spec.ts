import { describe, expect, it } from '@jest/globals';
import { instant, instantText } from './instant.js';
import { parsePeriod, period } from './period.js';

describe('a period', () => {
  const [january, february] = [instant('2027-01-01T00:00:00Z'), instant('2027-02-01T00:00:00Z')];

  it('starts before it ends, in a known time zone', () => {
    expect(period(january, february, 'UTC')).toEqual({ from: january, to: february, timeZone: 'UTC' });
    expect(period(january, january, 'UTC')).toBeUndefined();
    expect(period(february, january, 'UTC')).toBeUndefined();
    expect(period(january, february, '+01:00')).toBeUndefined();
  });

  it('is read from text, in UTC unless it says otherwise', () => {
    const read = parsePeriod({ from: '2027-01-01T00:00:00+01:00', to: '2027-02-01T00:00:00+01:00' });
    expect(read.ok && [instantText(read.period.from), read.period.timeZone]).toEqual([
      '2026-12-31T23:00:00Z',
      'UTC',
    ]);
    const berlin = parsePeriod({
      from: '2027-01-01T00:00:00Z',
      to: '2027-02-01T00:00:00Z',
      timeZone: 'Europe/Berlin',
    });
    expect(berlin.ok && berlin.period.timeZone).toBe('Europe/Berlin');
  });

  it.each([
    [{ from: '2027-01-01', to: '2027-02-01T00:00:00Z' }, 'period.not-an-instant', 'from'],
    [{ from: '2027-01-01T00:00:00Z', to: 'February' }, 'period.not-an-instant', 'to'],
    [
      { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z', timeZone: 'Mars/Olympus' },
      'period.unknown-time-zone',
      'timeZone',
    ],
    [{ from: '2027-01-01T00:00:00Z', to: '2027-01-01T01:00:00+01:00' }, 'period.ends-before-start', 'to'],
  ])('refuses %j with a code and the field at fault', (text, code, field) => {
    const read = parsePeriod(text);
    expect(read).toMatchObject({ ok: false, fault: { code, field } });
    expect(!read.ok && read.fault.message).toMatch(/^[a-z`].*[^.]$/);
  });
});
