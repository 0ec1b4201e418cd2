import type { Decimal, RoundingMode } from '#money';
import type { WrittenNumber } from './numbers.js';
import type { Place } from './place.js';

export const CHARGE_MODELS = [
  'flat',
  'unit',
  'graduated',
  'volume',
  'package',
  'percentage',
  'graduatedPercentage',
  'dynamic',
] as const;
export type ChargeModel = (typeof CHARGE_MODELS)[number];

/** `upTo` is inclusive; the last tier has none. */
export interface Tier {
  readonly upTo?: Decimal;
  readonly unitAmount?: Decimal;
  readonly flatAmount?: Decimal;
}

export interface PercentTier {
  readonly upTo?: Decimal;
  readonly percent: Decimal;
  readonly flatAmount?: Decimal;
}

/**
 * The price fields of each model, by the names of the rule file. `N` is how amounts that may come from a fact are
 * held: as written (`WrittenNumber`), or resolved (`Decimal`) for rating. An absent `flatWhenZero` is false,
 * `partial` up, `multiplier` 1; absent free allowances and per-event bounds do not apply.
 */
export interface Prices<N = WrittenNumber> {
  readonly flat: { readonly amount: N };
  readonly unit: { readonly unitAmount: Decimal };
  readonly graduated: { readonly tiers: readonly Tier[]; readonly flatWhenZero?: boolean };
  readonly volume: { readonly tiers: readonly Tier[]; readonly flatWhenZero?: boolean };
  readonly package: { readonly size: Decimal; readonly amount: N; readonly partial?: 'up' | 'down' };
  readonly percentage: {
    readonly percent: Decimal;
    readonly fixedAmount?: Decimal;
    readonly freeEvents?: Decimal;
    readonly freeAmount?: Decimal;
    readonly minimumPerEvent?: Decimal;
    readonly maximumPerEvent?: Decimal;
    readonly roundEach?: 'event';
  };
  readonly graduatedPercentage: { readonly tiers: readonly PercentTier[]; readonly flatWhenZero?: boolean };
  readonly dynamic: { readonly multiplier?: Decimal };
}

/** multiplyBy ÷ divideBy as an exact rational, rounded only when `round` is given. */
export interface Convert {
  readonly multiplyBy?: Decimal;
  readonly divideBy?: Decimal;
  readonly round?: { readonly mode: RoundingMode; readonly scale: number };
}

/** What the charge counts. `none`: a flat charge, or a lone charge whose quantity is handed in. */
export type QuantitySource =
  | { readonly kind: 'none' }
  | { readonly kind: 'meter'; readonly meter: string }
  | { readonly kind: 'quantity'; readonly name: string }
  | { readonly kind: 'amountOf'; readonly charges: readonly string[] };

/** Dimension values that a cell asks for; several values of one dimension are alternatives. */
export type CellWhen = Readonly<Record<string, readonly string[]>>;

/** What the tuples of a cell pay: each field given replaces the charge's own, whole. */
export interface Cell<M extends ChargeModel = ChargeModel, N = WrittenNumber> {
  readonly when: CellWhen;
  readonly price: Partial<Prices<N>[M]>;
  readonly convert?: Convert;
  readonly included?: N;
  readonly place: Place;
}

/** `price` may lack fields when `by` is given: then there is no default cell, and cells complete it. */
export interface ChargeOf<M extends ChargeModel, N = WrittenNumber> {
  readonly key: string;
  readonly title?: string;
  readonly model: M;
  readonly source: QuantitySource;
  readonly price: Partial<Prices<N>[M]>;
  readonly convert?: Convert;
  readonly included?: N;
  /** Dimensions of the meter that make cells; empty without `by`. */
  readonly by: readonly string[];
  readonly pool: boolean;
  readonly cells: readonly Cell<M, N>[];
  readonly minimum?: N;
  readonly maximum?: N;
  readonly prorate: boolean;
  readonly allowNegative: boolean;
  readonly timing: 'advance' | 'arrears';
  readonly place: Place;
}

/** A charge is a union on `model`: a new model breaks the build wherever it is not handled. */
export type Charge<N = WrittenNumber> = { [M in ChargeModel]: ChargeOf<M, N> }[ChargeModel];
