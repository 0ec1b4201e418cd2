import type { ArmSnapshot } from './snapshot.js';

/**
 * How many milliseconds pass between two units of an arm that mature one after the other. Undefined where nobody has come
 * yet, or all came at once: that is no pace.
 */
export function paceOf({
  enrolled,
  firstMatureAt,
  lastMatureAt,
}: Pick<ArmSnapshot, 'enrolled' | 'firstMatureAt' | 'lastMatureAt'>): number | undefined {
  if (firstMatureAt === undefined || lastMatureAt === undefined) return undefined;
  const apart = (Date.parse(lastMatureAt) - Date.parse(firstMatureAt)) / (enrolled - 1);
  return apart > 0 ? apart : undefined;
}

/** The last day that a date of ours can be. */
const LATEST_MS = Date.parse('9999-12-31T00:00:00Z');
const SECOND_MS = 1000;

/** When so many units of an arm are mature, if the others come as these did; undefined where no pace is known. */
export function maturedBy(arm: ArmSnapshot, units: number): string | undefined {
  const pace = paceOf(arm);
  if (pace === undefined || arm.lastMatureAt === undefined) return undefined;
  const at = Date.parse(arm.lastMatureAt) + Math.max(0, units - arm.enrolled) * pace;
  if (at > LATEST_MS) return undefined;
  return new Date(Math.ceil(at / SECOND_MS) * SECOND_MS).toISOString().replace('.000Z', 'Z');
}
