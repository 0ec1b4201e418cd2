import { describe, expect, it } from '@jest/globals';
import { newId, type MigrationStage } from '#storage';
import { instant } from '#calendar';
import fc from 'fast-check';
import { settleStages } from './settle-stages.js';
import { assignStages, bucketOf, hundredths } from './stages.js';

const AT = instant('2027-01-01T00:00:00Z');
const ids = (count: number): readonly string[] => Array.from({ length: count }, () => newId(AT));

const percent = fc
  .integer({ min: 1, max: 9_999 })
  .map((n) => `${Math.floor(n / 100)}.${`${n % 100}`.padStart(2, '0')}`);
const stage = fc.oneof(
  percent.map((text): MigrationStage => ({ percent: text })),
  fc.integer({ min: 1, max: 60 }).map((count): MigrationStage => ({ count })),
);
/** Rising ones alone, and everybody in the end. */
const stages = fc.array(stage, { maxLength: 6 }).map((drawn): readonly MigrationStage[] => {
  let [reached, counted] = [0, 0];
  const rising = drawn.filter((one) => {
    const isMore = one.percent === undefined ? (one.count ?? 0) > counted : hundredths(one.percent) > reached;
    if (isMore && one.percent !== undefined) reached = hundredths(one.percent);
    if (isMore && one.count !== undefined) counted = one.count;
    return isMore;
  });
  return [...rising, { percent: '100' }];
});
const population = fc.integer({ min: 0, max: 60 }).map(ids);

describe('the stages of a migration', () => {
  it('hold every subscription once, in an order of their own', () => {
    fc.assert(
      fc.property(stages, population, (drawn, subscriptions) => {
        expect(settleStages(drawn).ok).toBe(true);
        const assigned = assignStages('one', subscriptions, drawn);
        expect([...assigned.keys()].sort()).toEqual([...subscriptions].sort());
        for (const place of assigned.values()) {
          expect(place).toBeGreaterThanOrEqual(1);
          expect(place).toBeLessThanOrEqual(drawn.length);
        }
        expect(assignStages('one', [...subscriptions].reverse(), drawn)).toEqual(assigned);
      }),
    );
  });

  it('reach exactly so far: a count to the subscription, a percentage by the bucket', () => {
    fc.assert(
      fc.property(stages, population, (drawn, subscriptions) => {
        const assigned = assignStages('one', subscriptions, drawn);
        for (const [place, { percent: share, count }] of drawn.entries()) {
          const within = subscriptions.filter((id) => (assigned.get(id) ?? 0) <= place + 1);
          if (count !== undefined)
            expect(within.length).toBeGreaterThanOrEqual(Math.min(count, subscriptions.length));
          if (share === undefined) continue;
          for (const id of subscriptions)
            if (bucketOf('one', id) < hundredths(share)) expect(within).toContain(id);
        }
      }),
    );
  });

  it('take nobody from an earlier stage when one grows', () => {
    fc.assert(
      fc.property(percent, percent, population, (a, b, subscriptions) => {
        const [small, large] = hundredths(a) < hundredths(b) ? [a, b] : [b, a];
        const before = assignStages('one', subscriptions, [{ percent: small }, { percent: '100' }]);
        const after = assignStages('one', subscriptions, [{ percent: large }, { percent: '100' }]);
        for (const id of subscriptions) expect(after.get(id)).toBeLessThanOrEqual(before.get(id) ?? 0);
      }),
    );
  });

  it('hold about their share of many, and other ones for another migration', () => {
    const many = ids(5_000);
    const first = many.filter((id) => bucketOf('one', id) < hundredths('10'));
    expect(first.length).toBeGreaterThan(400);
    expect(first.length).toBeLessThan(600);
    const again = first.filter((id) => bucketOf('two', id) < hundredths('10'));
    expect(again.length).toBeLessThan(100);
  });

  it.each([
    [[{ percent: '50' }], 0, 'the last stage must reach everybody'],
    [[{ percent: '50' }, { percent: '50' }], 1, '`50` percent reach no further than a stage before'],
    [[{ count: 3 }, { count: 3 }], 1, '`3` subscriptions are no more than a stage before has'],
    [[{}], 0, 'a stage has either `percent` or `count`'],
    [[{ percent: '5', count: 1 }], 0, 'a stage has either `percent` or `count`'],
    [
      [
        { percent: '5', notBefore: AT },
        { percent: '100', notBefore: instant('2026-01-01T00:00:00Z') },
      ],
      1,
      'a stage cannot begin before the one that it follows',
    ],
  ] as [MigrationStage[], number, string][])('are refused as %j', (asked, place, message) => {
    expect(settleStages(asked)).toMatchObject({
      ok: false,
      faults: [{ code: 'migration.stages', message, pointer: `/stages/${place}` }],
    });
  });

  it('are one of everybody when none is asked for, and begin no sooner than the one before', () => {
    expect(settleStages([])).toEqual({ ok: true, value: [{ percent: '100' }] });
    expect(settleStages([{ percent: '5', notBefore: AT }, { percent: '100' }])).toEqual({
      ok: true,
      value: [
        { percent: '5', notBefore: AT },
        { percent: '100', notBefore: AT },
      ],
    });
  });
});
