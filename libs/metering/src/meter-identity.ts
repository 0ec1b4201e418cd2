import type { Meter } from '#catalog';

/**
 * What makes a meter count as it does, as a value to be hashed: everything but its title and what a unit costs us.
 * Two meters with one identity count the same.
 */
export function meterIdentity({ key, event, aggregation, value, dimensions, filter, window }: Meter): object {
  return {
    key,
    event,
    aggregation,
    ...(value !== undefined && { value }),
    dimensions: [...dimensions].sort(),
    filter: Object.fromEntries(Object.entries(filter).map(([name, values]) => [name, [...values].sort()])),
    ...(window && {
      window: {
        per: window.per,
        aggregation: window.aggregation,
        // A decimal prints the same whatever zeros it was written with.
        then:
          typeof window.then === 'string' ? window.then : { percentile: window.then.percentile.toFixed() },
      },
    }),
  };
}
