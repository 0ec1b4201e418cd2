import { describe, expect, it } from '@jest/globals';
import { instant } from '#calendar';
import { decimal } from '#money';
import { stageDates } from './stage-dates.js';

const DAY = 24 * 60;
const rollout = {
  startsAt: instant('2027-02-01T07:00:00-05:00'),
  windows: { timeZone: 'America/New_York', allow: '* 9-16 * * 1-5', freeze: ['2027-03-04'] },
  stages: [31, 62, 93].map((days, index) => ({
    coverage: decimal(['2', '20', '100'][index] ?? ''),
    holdMinutes: days * DAY,
    gates: [],
  })),
};

describe('stageDates', () => {
  it('holds every stage, then waits for its window: a freeze, the change of clocks, a weekend', () => {
    const dates = stageDates(rollout);
    expect(
      [...(dates?.enters ?? []), dates?.completes].map((at) =>
        at?.toString({ timeZone: 'America/New_York' }),
      ),
    ).toEqual([
      '2027-02-01T09:00:00-05:00',
      // 4 March is frozen, and 62 days are days of 24 hours: clocks went forward on 14 March.
      '2027-03-05T09:00:00-05:00',
      '2027-05-06T10:00:00-04:00',
      '2027-08-09T09:00:00-04:00',
    ]);
  });
  it('needs no windows', () => {
    const { startsAt, stages } = rollout;
    expect(stageDates({ startsAt, stages })?.enters.map(String)).toEqual([
      '2027-02-01T12:00:00Z',
      '2027-03-04T12:00:00Z',
      '2027-05-05T12:00:00Z',
    ]);
  });
  it('has no dates where no window ever opens', () => {
    expect(
      stageDates({ ...rollout, windows: { timeZone: 'UTC', allow: '0 0 31 2 *', freeze: [] } }),
    ).toBeUndefined();
  });
});
