import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseInstant } from './instant.js';
import { microsecondsText, parseMicroseconds } from './parse-microseconds.js';

const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
const year = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(0, 1, 1900, 2000, 2024, 2100, 9999));
/** Mostly instants, at times something that only looks like one. */
const text = fc
  .tuple(
    year.map((n) => String(n).padStart(4, '0')),
    two(13),
    two(32),
    two(24),
    two(60),
    two(60),
    fc.stringMatching(/^(?:\.\d{0,10})?$/),
    fc.oneof(
      fc.constantFrom('Z', 'z', ''),
      fc.tuple(fc.constantFrom('+', '-'), two(24), two(60)).map(([sign, h, m]) => `${sign}${h}:${m}`),
    ),
    fc.constantFrom('T', 't', ' '),
  )
  .map(([y, mo, d, h, mi, s, f, zone, t]) => `${y}-${mo}-${d}${t}${h}:${mi}:${s}${f}${zone}`);

describe('microseconds since 1970', () => {
  it('are those of `parseInstant`, for the same texts', () => {
    fc.assert(
      fc.property(text, (each) => {
        const found = parseInstant(each);
        expect(parseMicroseconds(each)).toBe(found && found.epochNanoseconds / 1000n);
      }),
      { numRuns: 5_000 },
    );
  });

  it('are written so that they are read as the same', () => {
    const any = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n });
    fc.assert(fc.property(any, (each) => parseMicroseconds(microsecondsText(each)) === each));
  });

  it.each([
    ['2027-01-01T00:00:00Z', 1_798_761_600_000_000n],
    ['1969-12-31T23:59:59.9999999Z', -1n],
    ['2027-01-01t01:00:00.5+01:00', 1_798_761_600_500_000n],
  ])('of %s are %s', (each, microseconds) => {
    expect(parseMicroseconds(each)).toBe(microseconds);
  });
});
