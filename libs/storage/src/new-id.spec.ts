import { describe, expect, it } from '@jest/globals';
import { instant } from '#calendar';
import { millisecondsOf, newId } from './new-id.js';

const AT = instant('2026-11-23T12:00:00.123Z');

describe('a new id', () => {
  it('carries the millisecond it was made in', () => {
    expect(millisecondsOf(newId(AT))).toBe(AT.epochMilliseconds);
    expect(millisecondsOf('6f6c2a1e-0000-4000-8000-000000000000')).toBeUndefined();
    expect(millisecondsOf('')).toBeUndefined();
  });

  it('sorts after those made before it, also within one millisecond', () => {
    const made = Array.from({ length: 10_000 }, () => newId(AT));
    made.push(newId(AT.add({ milliseconds: 1 })));
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });
});
