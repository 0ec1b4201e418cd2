import { sized } from './size.js';
import type { Crew } from './crew.js';
import { beginRamp, COVERAGES } from './ramp.js';
import type { Strike } from './strikes.js';
import { until } from '../until.js';

/** Of each stage; with those of before that are asked again. */
export const WORKSPACES = sized(8, 400);

interface Course {
  readonly coverages?: readonly string[];
  /** How many workspaces come in each week. */
  readonly workspaces?: number;
}

/** Ramps to the end, week by week; each week's strike comes in the midst of its quotes, and ends among them. */
export async function ramped(
  { world }: Crew,
  name: string,
  strikes: Readonly<Record<number, Strike>>,
  { coverages = COVERAGES, workspaces = WORKSPACES }: Course = {},
): Promise<void> {
  const ramp = await beginRamp(world, name, coverages);
  await ramp.quote(workspaces);
  for (let week = 1; week <= ramp.weeks; week += 1) {
    const answered = ramp.answered() + workspaces / 4;
    const quoting = ramp.quote(workspaces);
    const comes = async (): Promise<void> => {
      await world.week(week);
    };
    const struck = async (): Promise<void> => {
      await Promise.race([until(() => ramp.answered() >= answered), quoting]);
      const over = await strikes[week]?.(ramp, comes);
      await comes();
      await ramp.reach(week);
      await over?.();
    };
    await Promise.all([quoting, struck()]);
  }
  await ramp.holds();
}
