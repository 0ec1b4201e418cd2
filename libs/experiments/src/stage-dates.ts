import { type Instant, instantAt, nextInside } from '#calendar';
import type { Rollout } from '#catalog';

/** When the stages are entered in order, if no gate holds them, and when the last one is left. */
export interface StageDates {
  readonly enters: readonly Instant[];
  readonly completes: Instant;
}

const MINUTE = 60_000;

/**
 * The earliest date of every stage: the first is entered at the start, each next one once its stage was held, both at
 * the first instant inside the windows. Undefined when a window never opens again, or a date is past the year 9999.
 */
export function stageDates({ startsAt, windows, stages }: Rollout): StageDates | undefined {
  const inside = (at: Instant | undefined): Instant | undefined =>
    at && (windows ? nextInside(windows, at) : at);
  const enters: Instant[] = [];
  let next = inside(startsAt);
  for (const { holdMinutes } of stages) {
    if (!next) return undefined;
    enters.push(next);
    next = inside(instantAt(next.epochMilliseconds + holdMinutes * MINUTE));
  }
  return next && { enters, completes: next };
}
