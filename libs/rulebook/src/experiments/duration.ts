const DURATION = /^([1-9][0-9]{0,5})([mhd])$/;
const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** Minutes of `90m`, `72h` or `31d`; undefined for anything else. A day here is 24 hours. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = DURATION.exec(text) ?? [];
  return count === undefined || unit === undefined ? undefined : Number(count) * (MINUTES[unit] ?? NaN);
}
