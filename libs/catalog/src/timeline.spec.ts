import { describe, expect, it } from '@jest/globals';
import { instant } from '#calendar';
import fc from 'fast-check';
import { currentAt, droppedFrom, type Effect, timelineOf } from './timeline.js';

const day = (n: number): ReturnType<typeof instant> => instant(`2027-01-01T00:00:00Z`).add({ hours: 24 * n });

const effect = (number: number, at: number, retired?: number): Effect => ({
  number,
  at: day(at),
  ...(retired === undefined ? {} : { retiredAt: day(retired) }),
});

describe('the timeline of a package', () => {
  it('has at one instant the higher number, and the lower one never', () => {
    expect(timelineOf([effect(2, 5), effect(1, 5), effect(1, 0)])).toEqual([effect(1, 0), effect(2, 5)]);
  });

  it('goes back to an older version when that is promoted again', () => {
    const timeline = timelineOf([effect(1, 0), effect(3, 10), effect(1, 20)]);
    expect([5, 15, 25].map((at) => currentAt(timeline, day(at)))).toEqual(
      [1, 3, 1].map((number) => ({ state: 'current', number })),
    );
  });

  it('ends with nothing when its version is retired, but a version retired before its day changes nothing', () => {
    const taken = timelineOf([effect(1, 0), effect(2, 10, 20)]);
    expect(currentAt(taken, day(19))).toEqual({ state: 'current', number: 2 });
    expect(currentAt(taken, day(20))).toEqual({ state: 'retired' });
    const cancelled = timelineOf([effect(1, 0), effect(2, 10, 8)]);
    expect(currentAt(cancelled, day(30))).toEqual({ state: 'current', number: 1 });
  });

  it('names the scheduled prices that a change would drop, and none that has come already', () => {
    const before = [effect(1, 0), effect(2, 10)];
    expect(droppedFrom(before, [...before, effect(3, 10)], day(5))).toEqual([effect(2, 10)]);
    expect(droppedFrom(before, [...before, effect(3, 10)], day(10))).toEqual([]);
    expect(droppedFrom(before, [...before, effect(3, 11)], day(5))).toEqual([]);
    expect(droppedFrom(before, [effect(1, 0), effect(2, 10, 6)], day(5))).toEqual([effect(2, 10)]);
  });
});

describe('a later publish, promotion or retirement', () => {
  /** What happens at day `now`: version `number` is made current from day `from`, or is retired. */
  const event = fc.record({
    pause: fc.integer({ min: 1, max: 5 }),
    number: fc.integer({ min: 1, max: 6 }),
    from: fc.integer({ min: -10, max: 60 }),
    retires: fc.boolean(),
  });

  it('never changes an answer about the past, and schedules only after the instant at which it happens', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let effects: readonly Effect[] = [];
        let now = 0;
        for (const { pause, number, from, retires } of events) {
          now += pause;
          const before = timelineOf(effects);
          effects = retires
            ? effects.map((each) =>
                each.number === number && !each.retiredAt ? { ...each, retiredAt: day(now) } : each,
              )
            : [...effects, effect(number, Math.max(from, now))];
          const after = timelineOf(effects);
          for (let at = -1; at < now; at += 1)
            expect(currentAt(after, day(at))).toEqual(currentAt(before, day(at)));
        }
      }),
      { seed: 20_261_125, numRuns: 500 },
    );
  });

  it('is the plain rule: the largest (instant, number) not after it, unless retired before its day', () => {
    const given = fc.tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 8 }),
      fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
    );
    fc.assert(
      fc.property(fc.array(given, { maxLength: 10 }), fc.integer({ min: 0, max: 9 }), (rows, at) => {
        const happening = rows.filter(([, from, retired]) => retired === undefined || retired > from);
        const reached = happening.filter(([, from]) => from <= at);
        const last = reached.sort((a, b) => a[1] - b[1] || a[0] - b[0]).at(-1);
        const found = currentAt(
          timelineOf(rows.map(([n, from, retired]) => effect(n, from, retired))),
          day(at),
        );
        if (last === undefined) expect(found).toEqual({ state: 'none' });
        else if (found.state === 'current') expect(found.number).toBe(last[0]);
        else expect(found).toEqual({ state: 'retired' });
      }),
      { seed: 20_261_125, numRuns: 500 },
    );
  });
});
