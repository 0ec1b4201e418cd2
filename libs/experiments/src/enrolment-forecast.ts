import type { Experiment } from '#catalog';

/** What is expected of a cohort. */
export interface EnrolmentForecast {
  readonly enrol: Experiment['enrol'];
  /** In order; the last one goes on. */
  readonly stages: readonly { readonly coverage: number; readonly days: number }[];
  /** Units that exist at the start, and that come each day from then on. */
  readonly existing: number;
  readonly perDay: number;
  /** Of a billing period. */
  readonly periodDays: number;
}

/** Whoever has to wait for longer will not. */
const LONGEST_DAYS = 3653;

/**
 * Units that have an arm after so many days. Each rise of coverage reaches everybody who is there already at their next
 * renewal, spread evenly over a billing period (`now`: at once; `new`: never), and everybody who comes from then on.
 */
export function enrolledBy(forecast: EnrolmentForecast, days: number): number {
  const { enrol, stages, existing, perDay, periodDays } = forecast;
  let [begins, before, units] = [0, 0, 0];
  for (const { coverage, days: lasts } of stages) {
    const since = days - begins;
    if (since <= 0) break;
    const renewed = { new: 0, now: 1, renewal: Math.min(1, since / periodDays) }[enrol];
    const reached = (existing + perDay * begins) * renewed + perDay * since;
    units += (reached * (coverage - before)) / 100;
    before = coverage;
    begins += lasts;
  }
  return Math.floor(units);
}

/** The first day after which so many units have an arm; undefined when that takes longer than ten years. */
export function enrolmentDays(forecast: EnrolmentForecast, units: number): number | undefined {
  if (enrolledBy(forecast, LONGEST_DAYS) < units) return undefined;
  let [low, high] = [0, LONGEST_DAYS];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (enrolledBy(forecast, middle) >= units) high = middle;
    else low = middle + 1;
  }
  return high;
}
