import { type Period, windowsIn } from '#calendar';
import type { Meter } from '#catalog';
import { spanOf } from '#metering';
import { type Outcome, refused } from '../fault.js';

/** More hours than a year has. */
const MOST_WINDOWS = 10_000;

const LENGTHS = { hour: 3_600_000_000n, day: 86_400_000_000n } as const;

/** The bounds of the hours or days that a period touches, or undefined when there are more than `most`. */
export function boundsUpTo(most: number, period: Period, per: 'hour' | 'day'): readonly bigint[] | undefined {
  const { from, to } = spanOf(period);
  // Ages are not counted out. Clocks that were moved make a day longer or shorter, hence the one more.
  if ((to - from) / LENGTHS[per] > BigInt(most) + 1n) return undefined;
  const bounds = windowsIn(period, per);
  return bounds.length - 1 > most ? undefined : bounds;
}

/** The bounds of a meter's windows in a period: its two ends when the meter has none. */
export function windowBounds({ key, window }: Meter, period: Period): Outcome<readonly bigint[]> {
  const { from, to } = spanOf(period);
  if (window === undefined) return { ok: true, value: [from, to] };
  const bounds = boundsUpTo(MOST_WINDOWS, period, window.per);
  if (bounds !== undefined) return { ok: true, value: bounds };
  return refused({
    code: 'usage.period-too-long',
    message: `meter \`${key}\` is measured ${window.per === 'hour' ? 'an hour' : 'a day'} at a time, and the period has more than ${MOST_WINDOWS} of them`,
    help: 'ask for a shorter period',
    pointer: '/from',
  });
}
