import type { Interval } from '#calendar';

const ONE: Readonly<Record<Interval, readonly [number, string]>> = {
  day: [1, 'days'],
  week: [7, 'days'],
  month: [1, 'months'],
  quarter: [3, 'months'],
  year: [12, 'months'],
};

/** So many billing periods as PostgreSQL reads them: `14 days`, `3 months`. */
export function billingPeriodsText(interval: Interval, count: number): string {
  const [length, unit] = ONE[interval];
  return `${length * count} ${unit}`;
}
