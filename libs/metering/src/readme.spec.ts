import { describe, expect, it } from '@jest/globals';
import { instant } from '#calendar';
import type { Aggregation, Meter, MeterWindow } from '#catalog';
import { decimal } from '#money';
import { measuredText, microsecondsOf, recount, type RawEvent } from './index.js';

const JANUARY = {
  from: instant('2027-01-01T00:00:00Z'),
  to: instant('2027-02-01T00:00:00Z'),
  timeZone: 'UTC',
};

const meter = (aggregation: Aggregation, window?: MeterWindow): Meter => ({
  key: 'm',
  event: 'used',
  aggregation,
  value: 'v',
  dimensions: [],
  filter: {},
  ...(window && { window }),
});

const counted = (of: Meter, events: readonly (readonly [string, string])[]): string =>
  measuredText(
    recount(
      of,
      JANUARY,
      events.map(([time, v], index): RawEvent => ({
        source: '/s',
        id: String(index),
        order: String(index),
        time: microsecondsOf(instant(time)),
        type: 'used',
        data: { v },
      })),
    ),
  );

const hour = (index: number): string => JANUARY.from.add({ hours: index }).toString();
const hosts = meter('uniqueCount', {
  per: 'hour',
  aggregation: 'uniqueCount',
  then: { percentile: decimal('99') },
});
const busy = (hours: number) =>
  Array.from({ length: 700 }, (_, index) => index).flatMap((index) =>
    (index < hours ? ['a', 'b', 'c'] : ['a']).map((host) => [hour(index), host] as const),
  );

describe('the worked numbers of the README', () => {
  it('are what a recount gives', () => {
    const on = (day: string, time = '00:00'): string => `2027-01-${day}T${time}:00Z`;
    expect(
      counted(meter('sum'), [
        [on('05'), '0.1'],
        [on('06'), '0.2'],
      ]),
    ).toBe('0.3');
    expect(
      counted(meter('average'), [
        [on('05'), '10'],
        [on('06'), '0'],
        [on('07'), '0'],
      ]),
    ).toBe('3.333333333333');
    expect(
      counted(meter('weightedSum'), [
        ['2026-12-24T00:00:00Z', '10'],
        [on('11'), '21'],
      ]),
    ).toBe('24.225806451613');
    const peaks = meter('max', { per: 'day', aggregation: 'max', then: 'average' });
    expect(
      counted(peaks, [
        [on('01'), '310'],
        [on('02'), '620'],
        [on('02', '18:00'), '100'],
      ]),
    ).toBe('30');
    expect(counted(hosts, busy(7))).toBe('1');
    expect(counted(hosts, busy(8))).toBe('3');
  });
});
