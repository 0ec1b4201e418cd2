import type { BuildContext } from '../build/context.js';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';

const DURATION = /^([1-9][0-9]{0,5})([mhd])$/;
const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** Minutes of `90m`, `72h` or `31d`; undefined for anything else. A day here is 24 hours. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = DURATION.exec(text) ?? [];
  return count === undefined || unit === undefined ? undefined : Number(count) * (MINUTES[unit] ?? NaN);
}

/** Reports text that is no duration; what is left out is none that is wrong. */
export function checkDuration(
  written: string | undefined,
  path: Path,
  { report }: Pick<BuildContext, 'report'>,
): void {
  if (written === undefined || parseDuration(written) !== undefined) return;
  report({
    code: 'experiment.duration-syntax',
    message: `${quoted(written)} is no duration`,
    help: 'write whole minutes, hours or days above 0: `90m`, `72h`, `31d`',
    path,
  });
}
