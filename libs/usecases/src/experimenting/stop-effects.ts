import { compareInstants, type Instant, type Interval } from '#calendar';
import type { AfterPolicy } from '#catalog';
import type { LastingLock } from '#storage';
import { lockEnd, lockPeriodAt } from './lock-end.js';

/** Ways to stop, from the mildest on. Every one ends enrolment. */
export const STOP_VERBS = [
  'stop-enrolment',
  'revert-never-billed',
  'revert-at-renewal',
  'revert-now-with-credit',
] as const;
export type StopVerb = (typeof STOP_VERBS)[number];

/** What becomes of a lock: it lasts until then, or prices nothing any more. */
export type StopEffect =
  | {
      readonly effect: 'lasts';
      readonly until: Instant;
      /** What applies from then on; absent where an earlier stop has said it. */
      readonly then?: AfterPolicy['thenApply'];
    }
  | { readonly effect: 'revoked' };

/** What the bills of a lock say about taking it back. */
export interface Billed {
  readonly isBilled: boolean;
  /** Where the periods begin that can go back at once; absent where the present one goes on as it is. */
  readonly back?: Instant;
}

interface Stop {
  readonly after: AfterPolicy;
  readonly interval: Interval;
  readonly now: Instant;
  /** Of this lock, where its bills were looked at. */
  readonly billed?: Billed | undefined;
}

type Rule = (lock: LastingLock, stop: Stop) => StopEffect;

const lasts: Rule = (lock, { after, interval, now }) => ({
  effect: 'lasts',
  until: lockEnd(lock, interval, now, after.priceLock),
  then: after.thenApply,
});

/** A verb and what it makes of a lock. */
const RULES: Readonly<Record<StopVerb, Rule>> = {
  'stop-enrolment': lasts,
  'revert-never-billed': (lock, stop) => (lock.isBilled ? lasts(lock, stop) : { effect: 'revoked' }),
  // What has not begun is not billed: it is as if it had not been told.
  'revert-at-renewal': (lock, { interval, now }) =>
    compareInstants(lock.from, now) > 0
      ? { effect: 'revoked' }
      : { effect: 'lasts', until: lockPeriodAt(lock, interval, now).to, then: 'control' },
  'revert-now-with-credit': (lock, { interval, now, billed }) =>
    (billed ?? lock).isBilled
      ? { effect: 'lasts', until: billed?.back ?? lockPeriodAt(lock, interval, now).to, then: 'control' }
      : { effect: 'revoked' },
};

/** Those that say what applies after the end also where they do not move it. */
const REVERTING: ReadonlySet<StopVerb> = new Set(['revert-at-renewal', 'revert-now-with-credit']);

/** What a verb makes of a lock, which never lasts longer than it did. */
export function stopEffect(verb: StopVerb, lock: LastingLock, stop: Stop): StopEffect {
  const made = RULES[verb](lock, stop);
  if (made.effect === 'revoked' || lock.to === undefined || compareInstants(made.until, lock.to) < 0)
    return made;
  // The very same end with another word is a stronger verb that comes later.
  if (REVERTING.has(verb) && compareInstants(made.until, lock.to) === 0) return made;
  return { effect: 'lasts', until: lock.to };
}
