import type { Place, Rounding } from '#catalog';
import type { Decimal, Fraction } from '#money';
import type { AdjustmentKind } from '../quote.js';
import type { Ledger, Share } from './ledger.js';

/** One adjustment, made: the signed amount that it adds, and how it divides over the charges. */
export interface Adjustment {
  /** The rule that made it; undefined for the package's own maximum and minimum. */
  readonly rule?: string;
  readonly kind: AdjustmentKind;
  readonly description: string;
  readonly percent?: Decimal;
  /** What it was computed on. */
  readonly base: Decimal;
  readonly unrounded: Fraction;
  readonly amount: Decimal;
  readonly unused?: Decimal;
  readonly shares: readonly Share[];
  readonly place: Place;
}

/** What an adjustment is computed with. */
export interface AdjustmentContext {
  readonly ledger: Ledger;
  readonly rounding: Rounding;
  readonly share: Fraction;
}

export interface Adjusted {
  readonly adjustment: Adjustment;
  readonly ledger: Ledger;
}
