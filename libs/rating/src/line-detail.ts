import type { Dimensions, Place } from '#catalog';
import type { Decimal, Fraction } from '#money';

/**
 * What every part of a line has: an exact amount, and what it counted. Parts are data: `explainDetail` makes the
 * sentence, so that a million quotes nobody reads cost no text.
 */
interface Part {
  readonly amount: Fraction;
  readonly quantity?: Fraction;
  readonly index?: number;
  readonly dimensions?: Dimensions;
  readonly place?: Place;
  readonly parts?: readonly LineDetail[];
}

export interface FlatDetail extends Part {
  readonly kind: 'flat';
}

export interface UnitDetail extends Part {
  readonly kind: 'unit';
  readonly quantity: Fraction;
  readonly unitAmount: Decimal;
}

/** A tier that was reached. `quantity` is what it prices: under `volume` everything, else the units that fall in it. */
export interface TierDetail extends Part {
  readonly kind: 'tier';
  /** From 0. */
  readonly index: number;
  readonly quantity: Fraction;
  /** The bound before it, exclusive; none for the first tier. */
  readonly above?: Decimal;
  /** Inclusive; none for the last tier. */
  readonly upTo?: Decimal;
  readonly unitAmount?: Decimal;
  readonly percent?: Decimal;
  /** As charged: prorated where the charge says so. */
  readonly flatAmount?: Fraction;
}

export interface PackageDetail extends Part {
  readonly kind: 'package';
  readonly quantity: Fraction;
  /** How many are paid. */
  readonly packages: Fraction;
  readonly size: Decimal;
  readonly packageAmount: Decimal;
  readonly partial: 'up' | 'down';
}

/** One event of a percentage charge, and why it costs what it does. */
export interface EventDetail extends Part {
  readonly kind: 'event';
  /** From 0, in the order given. */
  readonly index: number;
  readonly quantity: Fraction;
  /** What the free allowance left; zero with `free`. */
  readonly chargeable: Fraction;
  readonly free: boolean;
  /** The per-event bound that decided the fee. */
  readonly bound?: 'minimum' | 'maximum';
}

/** A percentage charge priced from totals. */
export interface EventsDetail extends Part {
  readonly kind: 'events';
  readonly quantity: Fraction;
  readonly count: Decimal;
  readonly percent: Decimal;
  readonly fixedAmount?: Decimal;
}

export interface DynamicDetail extends Part {
  readonly kind: 'dynamic';
  readonly quantity: Fraction;
  readonly multiplier?: Decimal;
}

/** One tuple of dimension values, priced on its own. */
export interface CellDetail extends Part {
  readonly kind: 'cell';
  readonly dimensions: Dimensions;
  /** As used, before conversion and allowance. */
  readonly quantity: Fraction;
  /** The entry of `cells` that priced it; none for the default cell. */
  readonly place?: Place;
  readonly parts: readonly LineDetail[];
}

/** One tuple of a pool: it adds weight and has no amount of its own. */
export interface WeighedDetail extends Part {
  readonly kind: 'weighed';
  readonly dimensions: Dimensions;
  readonly quantity: Fraction;
  readonly weighed: Fraction;
}

/** The amounts of a line's details sum to what its model charges, before maximum, minimum and proration. */
export type LineDetail =
  | FlatDetail
  | UnitDetail
  | TierDetail
  | PackageDetail
  | EventDetail
  | EventsDetail
  | DynamicDetail
  | CellDetail
  | WeighedDetail;

/** What a model answers. */
export interface Priced {
  readonly amount: Fraction;
  readonly parts: readonly LineDetail[];
}
