import { describe, expect, it } from '@jest/globals';
import { matchCell, whenMatches } from './cell-match.js';

describe('whenMatches', () => {
  it('takes any of the listed values of every named dimension', () => {
    const when = { country: ['GB', 'IE'], kind: ['mms'] };
    expect(whenMatches(when, { country: 'IE', kind: 'mms', net: 'a' })).toBe(true);
    expect(whenMatches(when, { country: 'IE', kind: 'sms' })).toBe(false);
  });
  it('does not match a dimension whose value is missing', () => {
    expect(whenMatches({ country: ['GB'] }, {})).toBe(false);
    expect(whenMatches({}, {})).toBe(true);
  });
  it('never reads an inherited property as a dimension', () => {
    expect(whenMatches({ toString: ['x'] }, {})).toBe(false);
  });
  it('tells the empty value from a missing one', () => {
    expect(whenMatches({ country: [''] }, { country: '' })).toBe(true);
    expect(whenMatches({ country: [''] }, {})).toBe(false);
  });
});

describe('matchCell', () => {
  const cells = [
    { name: 'islands', when: { country: ['GB', 'IE'] } },
    { name: 'british mms', when: { country: ['GB'], kind: ['mms'] } },
    { name: 'French', when: { country: ['FR'] } },
  ];
  const nameFor = (dimensions: Record<string, string>) => matchCell(cells, dimensions)?.name;

  it('prefers the entry that names most dimensions, wherever it stands', () => {
    expect(nameFor({ country: 'GB', kind: 'mms' })).toBe('british mms');
    expect(matchCell([...cells].reverse(), { country: 'GB', kind: 'mms' })?.name).toBe('british mms');
    expect(nameFor({ country: 'GB', kind: 'sms' })).toBe('islands');
    expect(nameFor({ country: 'IE', kind: 'mms' })).toBe('islands');
  });
  it('leaves an unmatched tuple to the default cell', () => {
    expect(nameFor({ country: 'US', kind: 'mms' })).toBeUndefined();
    expect(nameFor({ kind: 'mms' })).toBeUndefined();
    expect(nameFor({})).toBeUndefined();
  });
});
