import type { CellWhen, Charge, ChargeModel, Dimensions, Place, PriceOverride, Rounding } from '#catalog';
import type { Decimal, Fraction } from '#money';
import type { LineDetail } from './line-detail.js';
import type { RatingFault } from './rating-fault.js';
import type { RatingStep } from './rating-step.js';
import type { ChargeUsage } from './usage.js';

/** Price fields that a rule replaces for the tuples that `when` matches, after the cells of the charge. */
export interface CellOverride {
  readonly when: CellWhen;
  /** Bounds in it are not a cell's to replace and do nothing. */
  readonly fields: PriceOverride<ChargeModel, Decimal>;
}

/**
 * Where a version run lies among the days of its period that are priced, from 0 to 1. What stands whole over the
 * period, such as an allowance that is not prorated, is divided by it, so that the runs' parts sum to the whole.
 */
export interface PeriodPart {
  readonly from: Fraction;
  readonly to: Fraction;
}

/** Everything one line depends on. Numbers from facts are resolved and overrides merged before. */
export interface RatingInput {
  readonly charge: Charge<Decimal>;
  readonly usage: ChargeUsage;
  readonly rounding: Rounding;
  /** The segment's days ÷ the days of the interval that holds it; 1 for a whole interval. Acts only with `prorate`. */
  readonly share: Fraction;
  /** When several package versions price one period: which part of it this one prices. Absent for all of it. */
  readonly part?: PeriodPart | undefined;
  /** False for a charge that is counted on another line of the period: it is rated and shown, and counts nothing. */
  readonly due?: boolean;
  /** Allowance added by `include` rules, in converted units. Prorated with `included`. */
  readonly include?: Decimal | undefined;
  readonly waived?: boolean;
  /** Overrides of single cells in rule order: per field the first that matches a tuple wins. */
  readonly cellOverrides?: readonly CellOverride[];
}

export interface RatedLine {
  readonly key: string;
  readonly description: string;
  readonly model: ChargeModel;
  readonly timing: 'advance' | 'arrears';
  /** Raw quantity over all cells, before conversion and allowance; none for a flat charge. */
  readonly quantity?: Fraction;
  /** Exact, after everything but the rounding; zero when waived (its `waive` step holds what it would have been). */
  readonly unrounded: Fraction;
  /** Rounded once. */
  readonly amount: Decimal;
  readonly waived: boolean;
  /** Unrounded; their amounts sum to what the model charges. */
  readonly details: readonly LineDetail[];
  /**
   * How the line divides over its cells, for adjustments that name cells: weights, not amounts (a cell's own
   * amount; under `pool` its weighed quantity). They may sum to zero. Empty without `by`.
   */
  readonly cells: readonly { readonly dimensions: Dimensions; readonly weight: Fraction }[];
  readonly steps: readonly RatingStep[];
  readonly place: Place;
}

export type RatingResult =
  { readonly ok: true; readonly line: RatedLine } | { readonly ok: false; readonly fault: RatingFault };
