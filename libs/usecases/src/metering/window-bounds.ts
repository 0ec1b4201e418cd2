import { type Period, windowsIn } from '#calendar';
import type { Meter } from '#catalog';
import { spanOf } from '#metering';
import { type Outcome, refused } from '../fault.js';

/** More hours than a year has. */
const MOST_WINDOWS = 10_000;

const LENGTHS = { hour: 3_600_000_000n, day: 86_400_000_000n } as const;

/** About how many hours or days a period touches, without looking at them. */
export function windowCount(period: Period, per: 'hour' | 'day'): number {
  const { from, to } = spanOf(period);
  return Number((to - from) / LENGTHS[per]) + 1;
}

/** The bounds of a meter's windows in a period: its two ends when the meter has none. */
export function windowBounds({ key, window }: Meter, period: Period): Outcome<readonly bigint[]> {
  const { from, to } = spanOf(period);
  if (window === undefined) return { ok: true, value: [from, to] };
  const count = windowCount(period, window.per);
  if (count <= MOST_WINDOWS) return { ok: true, value: windowsIn(period, window.per) };
  return refused({
    code: 'usage.period-too-long',
    message: `meter \`${key}\` is measured ${window.per === 'hour' ? 'an hour' : 'a day'} at a time, and the period has about ${count} of them`,
    help: `ask for a shorter period: at most ${MOST_WINDOWS}`,
    pointer: '/from',
  });
}
