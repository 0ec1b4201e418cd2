import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareInstants, instant, instantAt } from './instant.js';
import { type Windows, isMinutePattern, nextInside } from './windows.js';

const office: Windows = { timeZone: 'America/New_York', allow: '* 9-16 * * 1-5', freeze: ['2027-02-15'] };
const after = (windows: Windows, at: string): string | undefined =>
  nextInside(windows, instant(at))?.toString({ timeZone: windows.timeZone });

describe('nextInside', () => {
  it.each([
    ['inside already, to the second', '2027-02-01T09:00:30-05:00', '2027-02-01T09:00:30-05:00'],
    ['before it opens', '2027-02-01T08:59:59-05:00', '2027-02-01T09:00:00-05:00'],
    ['the last minute', '2027-02-01T16:59:59-05:00', '2027-02-01T16:59:59-05:00'],
    ['after it closed', '2027-02-01T17:00:00-05:00', '2027-02-02T09:00:00-05:00'],
    ['over the weekend', '2027-02-05T17:00:00-05:00', '2027-02-08T09:00:00-05:00'],
    ['over a frozen day', '2027-02-12T18:00:00-05:00', '2027-02-16T09:00:00-05:00'],
    ['over the change of clocks', '2027-03-12T17:00:00-05:00', '2027-03-15T09:00:00-04:00'],
  ])('%s', (_, at, expected) => {
    expect(after(office, at)).toBe(expected);
  });

  it('passes over a minute that the clocks skip, and takes the first of two', () => {
    const night: Windows = { timeZone: 'Europe/Berlin', allow: '30 2 * * *', freeze: [] };
    expect(after(night, '2027-03-27T03:00:00+01:00')).toBe('2027-03-29T02:30:00+02:00');
    expect(after(night, '2027-10-30T03:00:00+02:00')).toBe('2027-10-31T02:30:00+02:00');
  });

  it('knows that a window never opens', () => {
    expect(
      after({ timeZone: 'UTC', allow: '0 0 31 2 *', freeze: [] }, '2027-01-01T00:00:00Z'),
    ).toBeUndefined();
  });

  it('is never before what it was asked, is inside itself, and never falls as time goes on', () => {
    const second = fc
      .integer({ min: 0, max: 2 * 365 * 86_400 })
      .map((s) => instantAt(1_798_761_600_000 + s * 1000));
    fc.assert(
      fc.property(second, second, (one, other) => {
        if (!one || !other) throw new Error('both are instants');
        const [first, last] = compareInstants(one, other) <= 0 ? [one, other] : [other, one];
        const [a, b] = [nextInside(office, first), nextInside(office, last)];
        if (!a || !b) throw new Error('offices open again');
        expect(compareInstants(a, first)).toBeGreaterThanOrEqual(0);
        expect(nextInside(office, a)?.equals(a)).toBe(true);
        expect(compareInstants(a, b)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('isMinutePattern', () => {
  it.each(['* 9-16 * * 1-5', '0,30 * * * *', '*/15 0-6 1 * *'])('takes `%s`', (text) => {
    expect(isMinutePattern(text)).toBe(true);
  });
  it.each(['', '* *', '* 25 * * *', '0 * 9-16 * * 1-5', '* nine * * *', '2027-01-01T00:00:00'])(
    'refuses `%s`',
    (text) => {
      expect(isMinutePattern(text)).toBe(false);
    },
  );
});
