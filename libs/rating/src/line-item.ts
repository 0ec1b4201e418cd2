import type { ChargeModel, Place, Rounding } from '#catalog';
import type { Charge } from '#catalog';
import type { Decimal, Fraction } from '#money';
import type { ChargeUsage } from './usage.js';

/** Everything one line depends on. Numbers from facts are resolved and overrides merged before. */
export interface RatingInput {
  readonly charge: Charge<Decimal>;
  readonly usage: ChargeUsage;
  readonly rounding: Rounding;
  /** The segment's days ÷ the days of the interval that holds it; 1 for a whole interval. Acts only with `prorate`. */
  readonly share: Fraction;
  /** Allowance added by `include` rules, in converted units. */
  readonly include?: Decimal;
  readonly waived?: boolean;
}

/** A part of a line, unrounded: a tier reached, an event, a package, a cell with its own parts. */
export interface LineDetail {
  readonly kind: 'cell' | 'tier' | 'event' | 'events' | 'unit' | 'package' | 'flat' | 'percent' | 'dynamic';
  /** A sentence for people: `15000 units up to 15000 at 0.012`. */
  readonly text: string;
  /** The tuple, for a cell. */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** Index from 0, for a tier or event. */
  readonly index?: number;
  readonly quantity?: Fraction;
  readonly amount: Fraction;
  /** Where the matched cell stands in the file. */
  readonly place?: Place;
  readonly parts?: readonly LineDetail[];
}

/** One step of the pipeline that changed something, in order: what went in, what came out, why. */
export interface RatingStep {
  /** `convert`, `included`, `model`, `maximum`, `minimum`, `proration`, `waive`, `round`. */
  readonly step: string;
  readonly text: string;
  readonly before?: Fraction;
  readonly after?: Fraction;
}

export interface RatedLine {
  readonly key: string;
  readonly description: string;
  readonly model: ChargeModel;
  readonly timing: 'advance' | 'arrears';
  /** Raw quantity over all cells, before conversion and allowance; none for a flat charge. */
  readonly quantity?: Fraction;
  /** Exact, after everything but the rounding. */
  readonly unrounded: Fraction;
  /** Rounded once. */
  readonly amount: Decimal;
  readonly waived: boolean;
  readonly details: readonly LineDetail[];
  /** How the line divides over its cells, for adjustments that name cells: weights, not amounts. Empty without `by`. */
  readonly cells: readonly {
    readonly dimensions: Readonly<Record<string, string>>;
    readonly weight: Fraction;
  }[];
  readonly steps: readonly RatingStep[];
  readonly place: Place;
}

/** Why a charge cannot be priced. Codes: `rating.no-cell`, `rating.events-needed`, `rating.negative-quantity`, … */
export interface RatingFault {
  readonly code: `rating.${string}`;
  readonly message: string;
  readonly help: string;
}

export type RatingResult =
  { readonly ok: true; readonly line: RatedLine } | { readonly ok: false; readonly fault: RatingFault };
