import { type Instant, compareInstants } from './instant.js';
import { startOfLocalDay } from './local-day.js';
import type { Period } from './period.js';

/**
 * The segments that changes cut a period into, in order. A change takes effect at the start of its local day;
 * one on the period's first day or outside the period cuts nothing.
 */
export function cutPeriod(period: Period, changes: readonly Instant[]): readonly Period[] {
  const { timeZone } = period;
  const cuts = changes
    .map((change) => startOfLocalDay(change, timeZone))
    .filter((cut) => compareInstants(period.from, cut) < 0 && compareInstants(cut, period.to) < 0)
    .sort(compareInstants)
    .filter((cut, index, all) => !all[index - 1]?.equals(cut));
  const starts = [period.from, ...cuts];
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? period.to, timeZone }));
}
