import { compareInstants, type Instant } from '#calendar';
import { droppedFrom, type Effect, timelineOf } from '#catalog';
import type { ServiceFault } from '../fault.js';
import { neverCurrent, scheduleDropped } from './version-faults.js';

export interface ScheduleChange {
  readonly key: string;
  readonly number: number;
  readonly before: readonly Effect[];
  readonly after: readonly Effect[];
  readonly now: Instant;
  /** Versions whose scheduled day the caller knows to be taken. */
  readonly supersedes: readonly number[];
}

/** Why a change of what is current when may not happen: a price that somebody counts on would never come. */
export function scheduleFault(change: ScheduleChange): ServiceFault | undefined {
  const { key, number, before, after, now, supersedes } = change;
  const dropped = droppedFrom(before, after, now);
  const silent = dropped.filter((each) => !supersedes.includes(each.number));
  return silent.length === 0 ? undefined : scheduleDropped(`${key}@${number}`, key, silent);
}

/** Why a new effect would have none: at its very instant a higher number takes effect. */
export function effectFault(
  key: string,
  effect: Effect,
  before: readonly Effect[],
): ServiceFault | undefined {
  const taken = timelineOf([...before, effect]).find(({ at }) => compareInstants(at, effect.at) === 0);
  return taken === undefined || taken.number === effect.number
    ? undefined
    : neverCurrent(`${key}@${effect.number}`, key, taken);
}

/** The later of two instants: nothing takes effect before it is said. */
export const later = (a: Instant, b: Instant): Instant => (compareInstants(a, b) > 0 ? a : b);
