import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareInstants, instant, type Instant } from '#calendar';
import type { HeldSubscription } from '#storage';
import { heldAt, type HeldPrice, pricedSpans } from './held-prices.js';

const START = instant('2027-01-01T00:00:00Z');
const day = (n: number): Instant => START.add({ hours: 24 * n });

/** Days on which the version changes, from 1 on. */
function subscription(changes: readonly number[]): HeldSubscription {
  const starts = [0, ...[...new Set(changes)].sort((a, b) => a - b)];
  return {
    id: 's',
    workspaceId: 'w',
    packageKey: 'team',
    anchor: START,
    anchoring: 'anniversary',
    timeZone: 'UTC',
    startedAt: START,
    revision: 1,
    createdAt: START,
    spans: starts.map((from, index) => {
      const to = starts[index + 1];
      return {
        from: day(from),
        ...(to !== undefined && { to: day(to) }),
        packageVersion: index + 1,
        quantities: {},
        state: 'active',
      };
    }),
  };
}

const lock = (from: number, to?: number): HeldPrice => ({
  reason: 'lock',
  packageVersion: 9,
  contentHash: 'h',
  from: day(from),
  ...(to !== undefined && { to: day(to) }),
});

const shown = (held: HeldSubscription, prices: readonly HeldPrice[]): readonly string[] =>
  pricedSpans(held, prices, 'week').map(
    ({ from, to, packageVersion, held: price }) =>
      `${from.toString().slice(5, 10)}..${to?.toString().slice(5, 10) ?? ''} v${packageVersion}${price ? ` ${price.reason}` : ''}`,
  );

describe('the price that is held of a subscription', () => {
  it('cuts its spans where it begins and ends', () => {
    expect(shown(subscription([]), [lock(7, 14)])).toEqual([
      '01-01..01-08 v1',
      '01-08..01-15 v9 lock',
      '01-15.. v1',
    ]);
    expect(shown(subscription([10]), [lock(7)])).toEqual([
      '01-01..01-08 v1',
      '01-08..01-11 v9 lock',
      '01-11.. v9 lock',
    ]);
  });

  it('lasts to the end of the period in which it ends: no period changes its price on its way', () => {
    expect(shown(subscription([]), [lock(7, 10)])).toEqual([
      '01-01..01-08 v1',
      '01-08..01-15 v9 lock',
      '01-15.. v1',
    ]);
  });

  it('cuts nothing where it is the price that is there already', () => {
    const same = { ...lock(7), packageVersion: 1 };
    expect(shown(subscription([]), [same])).toEqual(['01-01.. v1 lock']);
    // Nor is it the reason before it begins.
    const [span] = pricedSpans(subscription([]), [same], 'week');
    expect([day(6), day(7)].map((at) => heldAt(span, at)?.reason)).toEqual([undefined, 'lock']);
  });

  it('is the first that is there, at every instant; the life of the subscription stays whole', () => {
    const days = fc.integer({ min: 0, max: 60 });
    const held = fc.record({ from: days, weeks: fc.option(fc.integer({ min: 1, max: 4 })) });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
        held,
        held,
        days,
        (changes, first, second, at) => {
          const life = subscription(changes);
          const priceOf = ({ from, weeks }: typeof first, version: number): HeldPrice => ({
            ...lock(from, weeks === null ? undefined : (Math.floor(from / 7) + weeks) * 7),
            packageVersion: version,
          });
          const prices = [priceOf(first, 8), priceOf(second, 9)].filter(
            ({ from, to }) => to === undefined || compareInstants(from, to) < 0,
          );
          const pieces = pricedSpans(life, prices, 'week');
          expect(pieces[0]?.from).toEqual(START);
          for (const [index, piece] of pieces.entries()) {
            expect(pieces[index + 1]?.from.toString()).toBe(piece.to?.toString());
            if (piece.to) expect(compareInstants(piece.from, piece.to)).toBe(-1);
          }
          const holding = <S extends { readonly from: Instant; readonly to?: Instant }>(
            spans: readonly S[],
          ) =>
            spans.find(
              ({ from, to }) =>
                compareInstants(from, day(at)) <= 0 && (to === undefined || compareInstants(day(at), to) < 0),
            );
          const own = holding(life.spans)?.packageVersion;
          expect(holding(pieces)?.packageVersion).toBe(holding(prices)?.packageVersion ?? own);
        },
      ),
    );
  });
});
