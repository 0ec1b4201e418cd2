import type { Aggregation } from '#catalog';
import { type Decimal, Fraction } from '#money';

/** The newest value of a span. Of two at one time the one with the greater `order` is newer, whoever came first. */
export interface Newest {
  readonly value: Decimal;
  /** Microseconds since 1970. */
  readonly time: bigint;
  /** Tells events at one time apart: the digest of an event, as hexadecimal text. */
  readonly order: string;
}

/**
 * What events of one span say together. Figures that an aggregation does not ask for may be absent. Tallies merge in
 * any order and any grouping to the same tally: that is why usage depends neither on the order of arrival nor on how
 * events were batched.
 */
export interface Tally {
  readonly events: number;
  readonly total?: Decimal;
  readonly least?: Decimal;
  readonly greatest?: Decimal;
  readonly latest?: Newest;
}

export const NO_TALLY: Tally = { events: 0 };

/** One event alone. */
export function tallyOf(at: Omit<Newest, 'value'>, value?: Decimal): Tally {
  return value === undefined
    ? { events: 1 }
    : { events: 1, total: value, least: value, greatest: value, latest: { value, ...at } };
}

export function mergeTallies(one: Tally, other: Tally): Tally {
  const total = both(one.total, other.total, (a, b) => a.plus(b));
  const least = both(one.least, other.least, (a, b) => (b.lessThan(a) ? b : a));
  const greatest = both(one.greatest, other.greatest, (a, b) => (b.greaterThan(a) ? b : a));
  const latest = both(one.latest, other.latest, (a, b) => (isNewer(b, a) ? b : a));
  return {
    events: one.events + other.events,
    ...(total && { total }),
    ...(least && { least }),
    ...(greatest && { greatest }),
    ...(latest && { latest }),
  };
}

export function isNewer(a: Omit<Newest, 'value'>, b: Omit<Newest, 'value'>): boolean {
  return a.time === b.time ? a.order > b.order : a.time > b.time;
}

const both = <T>(a: T | undefined, b: T | undefined, merge: (a: T, b: T) => T): T | undefined =>
  a === undefined ? b : b === undefined ? a : merge(a, b);

/** Aggregations whose quantity a tally tells. The other two need the values or the changes themselves. */
export type Tallied = Exclude<Aggregation, 'uniqueCount' | 'weightedSum'>;

export const isTallied = (aggregation: Aggregation): aggregation is Tallied =>
  aggregation !== 'uniqueCount' && aggregation !== 'weightedSum';

/**
 * The quantity of a span. One without events is 0, but for `latest`, which still is what it was: `before` is the newest
 * value from before the span.
 */
export function tallied(aggregation: Tallied, tally: Tally = NO_TALLY, before?: Decimal): Fraction {
  switch (aggregation) {
    case 'count':
      return Fraction.ratio(tally.events, 1);
    case 'sum':
      return exact(tally.total);
    case 'min':
      return exact(tally.least);
    case 'max':
      return exact(tally.greatest);
    case 'latest':
      return exact(tally.latest?.value ?? before);
    case 'average':
      return tally.events === 0
        ? Fraction.ZERO
        : exact(tally.total).dividedBy(Fraction.ratio(tally.events, 1));
  }
}

const exact = (value: Decimal | undefined): Fraction =>
  value === undefined ? Fraction.ZERO : Fraction.of(value);
