import { describe, expect, it } from '@jest/globals';
import { compareInstants, instantText, parseInstant } from './instant.js';

const read = (text: string): string | undefined => {
  const instant = parseInstant(text);
  return instant && instantText(instant);
};

describe('an instant', () => {
  it.each([
    ['2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2027-01-01t00:00:00z', '2027-01-01T00:00:00Z'],
    ['2027-01-01T02:00:00+05:45', '2026-12-31T20:15:00Z'],
    ['2027-01-01T00:00:00-00:00', '2027-01-01T00:00:00Z'],
    ['2028-02-29T12:30:15.250Z', '2028-02-29T12:30:15.25Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
  ])('reads %s and writes it back in UTC', (text, written) => {
    expect(read(text)).toBe(written);
    expect(read(written)).toBe(written);
  });

  it('cuts digits finer than a microsecond off, and never rounds into the next period', () => {
    expect(read('2026-12-31T23:59:59.999999999Z')).toBe('2026-12-31T23:59:59.999999Z');
  });

  it.each([
    '',
    '2027',
    '2027-01-01',
    '2027-01-01T00:00:00',
    '2027-01-01 00:00:00Z',
    '2027-01-01T00:00Z',
    '2026-02-30T00:00:00Z',
    '2027-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-12-31T23:59:60Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00[Europe/London]',
    '2026-01-01T00:00:00Z[Europe/London]',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00.1234567890Z',
    '+010000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '２０２７-01-01T00:00:00Z',
    ' 2027-01-01T00:00:00Z',
    '2027-01-01T00:00:00Z\n',
  ])('refuses `%s`', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('compares by time and not by text', () => {
    const [a, b] = ['2027-01-01T01:00:00+02:00', '2027-01-01T00:00:00Z'].map(parseInstant);
    if (!a || !b) throw new Error('both are instants');
    expect(compareInstants(a, b)).toBeLessThan(0);
    expect(compareInstants(b, a)).toBeGreaterThan(0);
    expect(compareInstants(a, a)).toBe(0);
  });
});
