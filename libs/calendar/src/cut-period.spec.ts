import { describe, expect, it } from '@jest/globals';
import { cutPeriod } from './cut-period.js';
import { instant, instantText } from './instant.js';

describe('cutting a period at changes', () => {
  const january = {
    from: instant('2027-01-01T00:00:00Z'),
    to: instant('2027-02-01T00:00:00Z'),
    timeZone: 'UTC',
  };
  const starts = (...changes: string[]): string[] =>
    cutPeriod(january, changes.map(instant)).map(({ from }) => instantText(from).slice(0, 10));

  it('lets a change take effect at the start of its local day, in order of time', () => {
    expect(starts('2027-01-20T17:00:00Z', '2027-01-10T23:59:59Z')).toEqual([
      '2027-01-01',
      '2027-01-10',
      '2027-01-20',
    ]);
  });

  it('cuts once for two changes of one day', () => {
    expect(starts('2027-01-20T17:00:00Z', '2027-01-20T09:00:00Z')).toEqual(['2027-01-01', '2027-01-20']);
  });

  it('cuts nothing on the first day or outside', () => {
    expect(
      starts('2027-01-01T12:00:00Z', '2026-12-20T00:00:00Z', '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z'),
    ).toEqual(['2027-01-01']);
  });
});
