import { describe, expect, it } from '@jest/globals';
import { parseFactValue } from './parse-fact-value.js';

describe('text as a value of a fact', () => {
  it.each([
    ['decimal', '1.10', '1.1'],
    ['string', '1.10', '1.10'],
    ['boolean', 'true', 'true'],
    ['boolean', false, 'false'],
    ['date', '2027-01-01T01:00:00+01:00', '2027-01-01T00:00:00Z'],
  ] as const)('is read as %s: %s', (type, text, expected) => {
    const value = parseFactValue(type, text);
    expect(value?.type).toBe(type);
    expect(String(value?.value)).toBe(expected);
  });

  it('is read as a list from a list alone', () => {
    expect(parseFactValue('list', ['a', true])).toEqual({ type: 'list', value: ['a', 'true'] });
    expect(parseFactValue('list', 'a')).toBeUndefined();
    expect(parseFactValue('string', ['a'])).toBeUndefined();
  });

  it.each([
    ['decimal', '1e3'],
    ['decimal', 'true'],
    ['boolean', 'yes'],
    ['date', '2027-02-30T00:00:00Z'],
    ['date', '2027-01-01'],
  ] as const)('is no %s: %s', (type, text) => {
    expect(parseFactValue(type, text)).toBeUndefined();
  });
});
