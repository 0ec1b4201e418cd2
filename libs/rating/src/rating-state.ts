import type { AnyPrice, Convert, Dimensions, Place } from '#catalog';
import type { Decimal, Fraction } from '#money';
import type { LineDetail } from './line-detail.js';
import type { RatingInput } from './line-item.js';
import type { RatingFault } from './rating-fault.js';
import type { RatingStep } from './rating-step.js';

/** What a cell pays: the fields of its charge, of the matched entry and of overrides, merged. */
export interface CellTerms {
  readonly price: AnyPrice<Decimal>;
  readonly convert: Convert | undefined;
  readonly included: Decimal | undefined;
  /** The matched entry of `cells`. */
  readonly place: Place | undefined;
}

/** Usage as it is computed with. */
export type ExactQuantity =
  | { readonly kind: 'quantity'; readonly quantity: Fraction }
  | { readonly kind: 'events'; readonly events: readonly Fraction[] }
  | { readonly kind: 'totals'; readonly amount: Fraction; readonly count: Decimal };

/** One tuple's usage on its way to an amount. A charge without `by` is one cell without dimensions. */
export interface RatingCell {
  readonly dimensions: Dimensions | undefined;
  readonly terms: CellTerms;
  readonly usage: ExactQuantity;
  /** As used; events and totals count their money. */
  readonly used: Fraction;
  /** What the steps so far have left: used, then converted, then less its allowance. */
  readonly quantity: Fraction;
  readonly amount: Fraction;
  readonly parts: readonly LineDetail[];
}

/** A line while it is made: every step reads what the steps before it left. */
export interface RatingState {
  readonly input: RatingInput;
  /** What the model prices: one cell a tuple, or the pool of them. */
  readonly cells: readonly RatingCell[];
  /** The cells that went into the pool. */
  readonly pooled: readonly RatingCell[] | undefined;
  readonly amount: Fraction;
  /** Set by the last step. */
  readonly rounded: Decimal | undefined;
  readonly steps: readonly RatingStep[];
}

/**
 * The state that a step leaves. Written out, since a literal that names members after a spread takes Node ten times as
 * long, and a quote makes a hundred of them.
 */
export const changed = (state: RatingState, change: Partial<RatingState>): RatingState => ({
  input: state.input,
  cells: change.cells ?? state.cells,
  pooled: change.pooled ?? state.pooled,
  amount: change.amount ?? state.amount,
  rounded: change.rounded ?? state.rounded,
  steps: change.steps ?? state.steps,
});

/** The cell with what a step has left of it. */
export const left = (cell: RatingCell, quantity: Fraction): RatingCell => ({
  dimensions: cell.dimensions,
  terms: cell.terms,
  usage: cell.usage,
  used: cell.used,
  quantity,
  amount: cell.amount,
  parts: cell.parts,
});

export interface PipelineStep {
  readonly name: string;
  readonly act: (state: RatingState) => RatingState | RatingFault;
}
