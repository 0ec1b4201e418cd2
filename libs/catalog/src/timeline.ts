import { compareInstants, type Instant } from '#calendar';

/** A version's becoming current: by its own date, or by a promotion. */
export interface Effect {
  readonly number: number;
  readonly at: Instant;
  readonly retiredAt?: Instant;
}

/** The version that is current at an instant; `retired` when it was and has been taken back. */
export type CurrentVersion =
  { readonly state: 'current'; readonly number: number } | { readonly state: 'retired' | 'none' };

/** In the order in which effects count: by instant, and at one instant the higher number last. */
export function compareEffects(a: Effect, b: Effect): number {
  return compareInstants(a.at, b.at) || a.number - b.number;
}

/**
 * What becomes current when: one effect an instant, oldest first. A version that was retired before its day never
 * has one, so that what was current before it stays so.
 */
export function timelineOf(effects: readonly Effect[]): readonly Effect[] {
  const happening = effects
    .filter(({ at, retiredAt }) => retiredAt === undefined || compareInstants(retiredAt, at) > 0)
    .sort(compareEffects);
  return happening.filter(({ at }, index) => {
    const next = happening[index + 1];
    return next === undefined || compareInstants(next.at, at) !== 0;
  });
}

/**
 * The version with the largest (instant, number) that is not after `at`. When that one is retired by then there is
 * none: nobody falls back to an older price in silence.
 */
export function currentAt(timeline: readonly Effect[], at: Instant): CurrentVersion {
  let [low, high] = [0, timeline.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const effect = timeline[middle];
    if (effect !== undefined && compareInstants(effect.at, at) <= 0) low = middle + 1;
    else high = middle;
  }
  const found = timeline[low - 1];
  if (found === undefined) return { state: 'none' };
  const { number, retiredAt } = found;
  return retiredAt !== undefined && compareInstants(retiredAt, at) <= 0
    ? { state: 'retired' }
    : { state: 'current', number };
}

/** Scheduled effects, after `now`, that would have come and no longer do: prices that somebody counts on. */
export function droppedFrom(
  before: readonly Effect[],
  after: readonly Effect[],
  now: Instant,
): readonly Effect[] {
  const kept = new Set(timelineOf(after).map(identity));
  return timelineOf(before).filter(
    (effect) => compareInstants(effect.at, now) > 0 && !kept.has(identity(effect)),
  );
}

const identity = ({ number, at }: Effect): string => `${number} ${at.epochNanoseconds}`;
