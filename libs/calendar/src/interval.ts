export const INTERVALS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Interval = (typeof INTERVALS)[number];

/** What one interval adds to a local date. */
export const INTERVAL_STEPS: Readonly<
  Record<Interval, { readonly unit: 'days' | 'months'; readonly count: number }>
> = {
  day: { unit: 'days', count: 1 },
  week: { unit: 'days', count: 7 },
  month: { unit: 'months', count: 1 },
  quarter: { unit: 'months', count: 3 },
  year: { unit: 'months', count: 12 },
};
